import { beforeAll, describe, expect, it } from 'vitest';
import {
  appendToLog,
  bundledHistory,
  EMPTY_LOG,
  type PublicLog,
} from '../../../src/app/protocol/publicLog.js';
import { commitMonth } from '../../../src/app/protocol/commitMonth.js';
import { compileRules } from '../../../src/app/verification/compileRules.js';
import { PINNED_CHAINS } from '../../../src/core/audit/beaconChain.js';
import type { Json } from '../../../src/core/kernel/canonical.js';
import { bundleTexts, type BundleContent } from '../../../src/core/replay/bundle.js';
import { committedSecrets } from '../../../src/core/replay/commit.js';
import type { Commitment } from '../../../src/core/replay/commitment.js';
import { drawRecordOf } from '../../../src/core/replay/drawRecord.js';
import { drawWorking } from '../../../src/core/replay/drawWorking.js';
import type { Brought } from '../../../src/core/replay/seed.js';
import { verifyBundle } from '../../../src/core/replay/verify.js';
import type { Working } from '../../../src/core/replay/working.js';
import { describeProblem } from '../../../src/messages/registry.js';
import { nodeSigner } from '../../../src/crypto/nodeEd25519.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { must, smallInput } from '../../fixtures/smallBundle.js';
import { PUBLISHED_BEACONS } from '../../vectors/drand.js';

const SIGNER = { name: 'log.test', signer: nodeSigner(new Uint8Array(32).fill(5)) };
const chain = PINNED_CHAINS.map(({ hash }) => hash);
const published = PUBLISHED_BEACONS.find((each) => chain.includes(each.chain.hash));
if (published === undefined) throw new Error('no beacon of a pinned chain');
const { beacon } = published;
const AFTER = '2030-01-01T00:00:00Z';

let working: Working;
let brought: Brought;
let honest: BundleContent;

/** A draw with a beacon, dice and a secret, logged at every step. */
beforeAll(async () => {
  const { secrets, dice, ...known } = await smallInput();
  const plan = { ...known.plan, seed: { ...known.plan.seed, beacon: published.chain.hash } };
  working = must(
    commitMonth(nodeHash, {
      ...known,
      plan,
      frameSecret: secrets.frameSecret,
      holders: committedSecrets(nodeHash, secrets),
      round: beacon.round,
    }),
  );
  brought = { beacon, dice, holders: secrets.holders, drawnAt: AFTER };
  honest = opened(must(drawWorking(nodeHash, working, brought)));
});

const COMMITTED = '2014-08-30T09:00:00Z';

function append(
  log: PublicLog,
  commitment: Commitment,
  kind: 'commitment' | 'draw' | 'opening' | 'void' | 'substitution',
  record: object,
  at: string,
) {
  const appended = { kind, record: record as Json, published: true, at };
  return must(appendToLog(nodeHash, log, commitment, appended, SIGNER));
}

function opened(
  content: BundleContent,
  more: readonly object[] = [],
  start: PublicLog = EMPTY_LOG,
): BundleContent {
  const { commitment, opening, performance } = content;
  let log = append(start, commitment, 'commitment', commitment, COMMITTED);
  const record = drawRecordOf(nodeHash, commitment, opening, performance.cells);
  log = append(log, commitment, 'draw', record, AFTER);
  for (const each of more) log = append(log, commitment, 'substitution', each, AFTER);
  log = append(log, commitment, 'opening', opening, AFTER);
  return { ...content, history: { ...bundledHistory(nodeHash, log, content, []), visited: [] } };
}

function evidence(content: BundleContent): string {
  const { steps } = verifyBundle(nodeHash, bundleTexts(nodeHash, content), compileRules);
  return steps
    .flatMap(({ problems }) => problems.map((each) => `${each.code}: ${describeProblem(each, 'en')}`))
    .join('\n');
}

const voided = (sequence: number, approvedBy = 'S') => ({
  format: 'evenhand/void/v1',
  campaign: honest.commitment.campaign,
  sequence,
  commitment: honest.opening.commitmentHash,
  ground: 'frame-error',
  explanation: 'a district was missing',
  plannedBy: 'P',
  approvedBy,
  at: '2014-08-30T10:00:00Z',
});

/** The first attempt was voided after a look at the draw; the second one is what gets published. */
function secondAttempt(approvedBy = 'S'): BundleContent {
  const first = append(EMPTY_LOG, honest.commitment, 'commitment', honest.commitment, COMMITTED);
  const log = append(first, honest.commitment, 'void', voided(1, approvedBy), '2014-08-30T10:00:00Z');
  const again: Working = { ...working, commitment: { ...working.commitment, sequence: 2 } };
  const content = must(drawWorking(nodeHash, again, brought));
  const { commitment, opening, performance } = content;
  let next = append(log, commitment, 'commitment', commitment, '2014-08-30T11:00:00Z');
  const record = drawRecordOf(nodeHash, commitment, opening, performance.cells);
  next = append(next, commitment, 'draw', record, AFTER);
  next = append(next, commitment, 'opening', opening, AFTER);
  return { ...content, history: { ...bundledHistory(nodeHash, next, content, []), visited: [] } };
}

describe('an operator who wants another outcome', () => {
  it('is not suspected when honest, with a beacon, a void in public and a second attempt', () => {
    expect(evidence(honest)).toBe('');
    expect(evidence(secondAttempt())).toBe('');
  });

  it('edits the frame after the commitment', () => {
    const rows = honest.rows.map((row, i) => (i === 3 ? { ...row, street: 'elsewhere' } : row));
    expect(evidence({ ...honest, rows })).toMatch(/frameRoot/);
    const result = drawWorking(nodeHash, { ...working, rows }, brought);
    expect(result).toMatchObject({ ok: false, error: { params: { fields: ['frameRoot'] } } });
  });

  it('drops a row', () => {
    const found = evidence({ ...honest, rows: honest.rows.slice(1), facts: honest.facts.slice(1) });
    expect(found).toMatch(/frameSize does not agree: stated 60, computed 59/);
  });

  it('swaps the rule set', () => {
    const rules = { ...(honest.rules as object), version: '9.9.9' } as Json;
    expect(evidence({ ...honest, rules })).toMatch(/ruleSetHash/);
  });

  it('makes a second commitment', () => {
    const { commitment } = honest;
    const log = append(EMPTY_LOG, commitment, 'commitment', commitment, COMMITTED);
    const other = { ...commitment, codeVersion: 'other' };
    const second = { kind: 'commitment', record: other as Json, published: true, at: COMMITTED } as const;
    const refused = appendToLog(nodeHash, log, other, second, SIGNER);
    expect(refused).toMatchObject({ ok: false, error: { code: 'audit.second-commitment' } });
    const entries = honest.history.entries.flatMap((entry) =>
      entry.kind === 'commitment' ? [entry, { ...entry, record: 'ab'.repeat(32) }] : [entry],
    );
    const found = evidence({ ...honest, history: { ...honest.history, entries } });
    expect(found).toMatch(/audit\.second-commitment/);
    expect(found).toMatch(/ab{1}abab/);
  });

  it('withholds a secret', () => {
    const result = drawWorking(nodeHash, working, { ...brought, holders: [] });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'audit.secret-withheld', params: { holder: 'Supervisor' } },
    });
    expect(evidence({ ...honest, opening: { ...honest.opening, secrets: [] } })).toMatch(/Supervisor/);
  });

  it('takes a later round, tampers with a beacon, or draws without one', () => {
    const later = { ...beacon, round: beacon.round + 1 };
    const forged = { ...beacon, signature: beacon.signature.replace(/^../, '99') };
    for (const [other, code] of [
      [later, 'audit.beacon-wrong-round'],
      [forged, 'audit.beacon-signature'],
      [null, 'audit.beacon-missing'],
    ] as const) {
      const result = drawWorking(nodeHash, working, { ...brought, beacon: other });
      expect(result).toMatchObject({ ok: false, error: { code } });
      expect(evidence({ ...honest, opening: { ...honest.opening, beacon: other } })).toContain(code);
    }
  });

  it('names a round that was already known when the commitment was made', () => {
    const entries = honest.history.entries.map((entry) => ({ ...entry, at: AFTER }));
    const found = evidence({ ...honest, history: { ...honest.history, entries, heads: [] } });
    expect(found).toContain('audit.round-already-known');
  });

  it('replaces a target: without a reason, by hand, or for a ground that does not exist', () => {
    const [target] = honest.performance.targets.filter(({ ground }) => ground === 'random');
    const ids = honest.performance.targets.map(({ id }) => id);
    const stranger = honest.rows.find(({ id }) => !ids.includes(id))?.id ?? '';
    const visited = ids.map((id) => ({ id: id === target?.id ? stranger : id }));
    const silent = evidence({ ...honest, history: { ...honest.history, visited } });
    expect(silent).toContain('audit.targets-swapped');
    expect(silent).toContain(stranger);
    expect(silent).toContain(target?.id);
    const reserve = honest.performance.reserves.find(({ cell }) => cell === target?.cell);
    const record = {
      format: 'evenhand/substitution/v1',
      campaign: honest.commitment.campaign,
      sequence: 1,
      replaced: target?.id ?? '',
      replacement: reserve?.id ?? null,
      ground: 'closed',
      evidence: '00'.repeat(32),
      decidedBy: 'S',
      at: AFTER,
    };
    expect(evidence(opened(honest, [record]))).toBe('');
    expect(evidence(opened(honest, [{ ...record, replacement: stranger }]))).toContain(
      'audit.substitute-by-hand',
    );
    expect(evidence(opened(honest, [{ ...record, ground: 'a friend asked' }]))).toContain(
      'kernel.not-in-schema',
    );
  });

  it('deletes a void record, its entry, or the voided attempt', () => {
    const content = secondAttempt();
    const { history } = content;
    const records = history.records.filter(
      (each) => (each as { format?: string }).format !== 'evenhand/void/v1',
    );
    expect(evidence({ ...content, history: { ...history, records } })).toContain('replay.record-missing');
    const entries = history.entries.filter(({ kind }) => kind !== 'void');
    const found = evidence({ ...content, history: { ...history, records, entries } });
    expect(found).toContain('audit.void-missing');
    expect(found).toContain('replay.other-head');
    const only = history.entries.filter(({ sequence }) => sequence === 2);
    expect(
      evidence({ ...content, history: { ...history, entries: only, records: records.slice(1) } }),
    ).toContain('audit.sequence-gap');
  });

  it('approves a void of their own', () => {
    expect(evidence(secondAttempt('P'))).toContain('audit.void-by-planner');
  });
});
