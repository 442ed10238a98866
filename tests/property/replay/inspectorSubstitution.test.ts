import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { appendToLog, bundledHistory, EMPTY_LOG } from '../../../src/app/protocol/publicLog.js';
import { substituteInspector } from '../../../src/app/protocol/substituteInspector.js';
import { compileRules } from '../../../src/core/replay/compileRules.js';
import type { InspectorSubstitution } from '../../../src/core/audit/inspectorSubstitution.js';
import type { LogEntry } from '../../../src/core/audit/logEntry.js';
import type { Json } from '../../../src/core/kernel/canonical.js';
import type { BundleContent } from '../../../src/core/replay/bundle.js';
import { drawRecordOf } from '../../../src/core/replay/drawRecord.js';
import type { TeamRow } from '../../../src/core/replay/drawRecords.js';
import { verifyBundle } from '../../../src/core/replay/verify.js';
import { playSubstitutions, teamsAfter } from '../../../src/core/replay/standingTeams.js';
import { nodeSigner } from '../../../src/crypto/nodeEd25519.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { writeBundle } from '../../../src/core/replay/writeBundle.js';
import { packZip, unpackZip } from '../../../src/documents/zip.js';
import { madeSmallMonth, must } from '../../fixtures/smallBundle.js';

const SIGNER = { name: 'log.test', signer: nodeSigner(new Uint8Array(32).fill(5)) };
const AT = '2014-09-03T08:00:00Z';
const NOBODY = new Map<string, never>();

let drawn: BundleContent;

beforeAll(async () => {
  drawn = (await madeSmallMonth()).content;
});

const KINDS: Readonly<Record<string, LogEntry['kind']>> = {
  'evenhand/substitution/v1': 'substitution',
  'evenhand/inspector-substitution/v1': 'inspector-substitution',
};

/** The draw opened with its substitutions in the log, and with what is said of the visits. */
function opened(records: readonly { readonly format: string }[], went: readonly TeamRow[]): BundleContent {
  const { commitment, opening, performance } = drawn;
  let log = EMPTY_LOG;
  const append = (kind: LogEntry['kind'], record: object, at: string): void => {
    log = must(
      appendToLog(nodeHash, log, commitment, { kind, record: record as Json, published: true, at }, SIGNER),
    );
  };
  append('commitment', commitment, '2014-08-30T09:00:00Z');
  append('draw', drawRecordOf(nodeHash, commitment, opening, performance.cells), '2014-09-01T08:00:00Z');
  for (const record of records) append(KINDS[record.format] ?? 'incident', record, AT);
  append('opening', opening, '2014-10-01T08:00:00Z');
  const visited = went.map(({ target, lead, members }) => ({ id: target, team: { lead, members } }));
  return { ...drawn, history: { ...bundledHistory(nodeHash, log, drawn, []), visited } };
}

/** What both verifiers find: the codes of the first, whether the second agrees. */
function findings(content: BundleContent): { codes: string[]; python: boolean } {
  const bytes = packZip(writeBundle(nodeHash, content));
  const { steps } = verifyBundle(nodeHash, must(unpackZip(bytes)), compileRules);
  const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-seats-'));
  try {
    const file = path.join(folder, 'bundle.zip');
    writeFileSync(file, bytes);
    const run = spawnSync('python3', ['docs/verify/verify.py', file], { encoding: 'utf8' });
    return {
      codes: steps.flatMap(({ problems }) => problems.map(({ code }) => code)),
      python: run.status === 0,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function replace(team: TeamRow | undefined, outgoing: string, earlier: readonly Json[] = []) {
  const request = {
    target: team?.target ?? '',
    outgoing,
    ground: 'illness' as const,
    unavailable: NOBODY,
    evidence: '00'.repeat(32),
    decidedBy: 'Head',
  };
  return must(substituteInspector(nodeHash, drawn, earlier, request, AT));
}

describe('an inspector who cannot make a visit', () => {
  it('gives way to the next alternate; draw and substitutions together say who came', () => {
    const [first, second] = drawn.performance.teams;
    const lead = replace(first, first?.lead ?? '');
    const member = replace(second, second?.members[0] ?? '', [lead]);
    const after = [lead, member].reduce(teamsAfter, drawn.performance.teams);
    expect(after[0]?.lead).toBe(lead.incoming);
    expect(after[0]?.members).toEqual(first?.members);
    expect(after[1]?.members).toEqual([member.incoming]);
    expect(findings(opened([lead, member], after))).toEqual({ codes: [], python: true });
    expect(findings(opened([lead, member], drawn.performance.teams))).toEqual({
      codes: ['replay.other-team'],
      python: false,
    });
  });

  it('is not followed by a name picked by hand, nor by skipping somebody without a ground', () => {
    const [team] = drawn.performance.teams;
    const honest = replace(team, team?.members[0] ?? '');
    const request = { target: honest.target, outgoing: honest.outgoing, ground: 'recusal' as const };
    const evidence = { evidence: '00'.repeat(32), decidedBy: 'Head' };
    const unavailable = new Map([[honest.incoming, 'leave' as const]]);
    const passed = must(
      substituteInspector(nodeHash, drawn, [], { ...request, ...evidence, unavailable }, AT),
    );
    expect(passed.incoming).not.toBe(honest.incoming);
    expect(passed.passedOver).toContainEqual({
      inspector: honest.incoming,
      ground: 'unavailable',
      absence: 'leave',
    });
    const silent: InspectorSubstitution = { ...honest, incoming: passed.incoming };
    const groundless: InspectorSubstitution = {
      ...passed,
      passedOver: passed.passedOver.map((each) => ({ ...each, absence: null })),
    };
    const byHand = { codes: ['replay.inspector-by-hand'], python: false };
    expect(findings(opened([passed], [])).codes).toEqual([]);
    expect(findings(opened([silent], []))).toEqual(byHand);
    expect(findings(opened([groundless], []))).toEqual(byHand);
  });

  it('goes on with a team to the reserve that takes its place, unless recused from it', () => {
    const { targets, reserves, teams } = drawn.performance;
    const reserve = reserves.find(({ rank }) => rank === 1);
    const replaced = targets.find(({ cell, ground }) => cell === reserve?.cell && ground === 'random');
    const record = {
      format: 'evenhand/substitution/v1',
      campaign: drawn.commitment.campaign,
      sequence: 1,
      replaced: replaced?.id ?? '',
      replacement: reserve?.id ?? '',
      ground: 'closed',
      evidence: '00'.repeat(32),
      decidedBy: 'Head',
      at: AT,
    } as const;
    const after = teamsAfter(teams, record);
    const moved = after.find(({ target }) => target === record.replacement);
    const lead = teams.find(({ target }) => target === record.replaced)?.lead ?? '';
    expect(moved?.lead).toBe(lead);
    expect(findings(opened([record], after))).toEqual({ codes: [], python: true });

    const recusal = { enterprise: record.replacement, ground: 'relation' as const };
    const roster = drawn.roster.map((who) => (who.id === lead ? { ...who, recusals: [recusal] } : who));
    const known = { ...drawn, roster };
    expect(playSubstitutions(nodeHash, known, teams, [record]).problems).toEqual([
      {
        code: 'replay.team-unfit',
        params: { target: record.replacement, inspector: lead, grounds: ['recusal'] },
      },
    ]);
    const request = {
      target: record.replacement,
      outgoing: lead,
      ground: 'recusal' as const,
      unavailable: NOBODY,
      evidence: '00'.repeat(32),
      decidedBy: 'Head',
    };
    const seat = must(substituteInspector(nodeHash, known, [record], request, AT));
    expect(seat.incoming).not.toBe(lead);
    expect(playSubstitutions(nodeHash, known, teams, [record, seat]).problems).toEqual([]);
  });

  it('must have been on the team', () => {
    const [team] = drawn.performance.teams;
    const away = drawn.roster.find(({ id }) => id !== team?.lead && team?.members.includes(id) === false);
    expect(
      substituteInspector(
        nodeHash,
        drawn,
        [],
        {
          target: team?.target ?? '',
          outgoing: away?.id ?? '',
          ground: 'illness',
          unavailable: NOBODY,
          evidence: '00'.repeat(32),
          decidedBy: 'Head',
        },
        AT,
      ),
    ).toMatchObject({ ok: false, error: { code: 'pairing.not-on-the-team' } });
  });
});
