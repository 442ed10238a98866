import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  appendToLog,
  bundledHistory,
  EMPTY_LOG,
  type PublicLog,
} from '../../../src/app/protocol/publicLog.js';
import { commitMonth } from '../../../src/app/protocol/commitMonth.js';
import { compileRules } from '../../../src/core/replay/compileRules.js';
import { PINNED_CHAINS } from '../../../src/core/audit/beaconChain.js';
import { signHead } from '../../../src/core/audit/log.js';
import { formatKey, KEY_TYPES } from '../../../src/core/audit/noteKey.js';
import type { Json } from '../../../src/core/kernel/canonical.js';
import { recordHash } from '../../../src/core/kernel/hash.js';
import type { BundleContent } from '../../../src/core/replay/bundle.js';
import type { Packing } from '../../../src/core/replay/bundleSink.js';
import { textSource } from '../../../src/core/replay/bundleSource.js';
import { committedSecrets } from '../../../src/core/replay/commit.js';
import type { Commitment } from '../../../src/core/replay/commitment.js';
import { drawRecordOf } from '../../../src/core/replay/drawRecord.js';
import { drawWorking } from '../../../src/core/replay/drawWorking.js';
import type { Brought } from '../../../src/core/replay/seed.js';
import { verifyBundle } from '../../../src/core/replay/verify.js';
import type { Working } from '../../../src/core/replay/working.js';
import { writeBundle } from '../../../src/core/replay/writeBundle.js';
import { describeProblem } from '../../../src/messages/registry.js';
import { nodeSigner } from '../../../src/crypto/nodeEd25519.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { packZip } from '../../../src/documents/zip.js';
import { must, smallInput } from '../../fixtures/smallBundle.js';
import { bundleTexts, held, type HeldContent } from '../../support/bundleTexts.js';
import { PUBLISHED_BEACONS } from '../../vectors/drand.js';

const SIGNER = { name: 'log.test', signer: nodeSigner(new Uint8Array(32).fill(5)) };
const CHAIN = PINNED_CHAINS.find(({ name }) => name === 'default')?.hash ?? '';
const [beacon, another] = PUBLISHED_BEACONS.filter((each) => each.chain.hash === CHAIN).map(
  (each) => each.beacon,
);
if (beacon === undefined || another === undefined) throw new Error('two rounds of one chain are needed');
const AFTER = '2030-01-01T00:00:00Z';

let working: Working;
let brought: Brought;
let honest: HeldContent;
/** The same month, committed again to a fresh round. */
let retried: Working;

/** The month committed to a round of the beacon, dice and a secret. */
async function commitTo(round: number, sequence = 1): Promise<Working> {
  const { secrets, ...known } = await smallInput();
  const plan = { ...known.plan, seed: { ...known.plan.seed, beacon: CHAIN } };
  const holders = committedSecrets(nodeHash, secrets);
  const { frameSecret } = secrets;
  return must(commitMonth(nodeHash, { ...known, plan, frameSecret, holders, round, sequence }));
}

/** A draw with a beacon, dice and a secret, logged at every step. */
beforeAll(async () => {
  const { secrets, dice } = await smallInput();
  working = await commitTo(beacon.round);
  brought = { beacon, dice, holders: secrets.holders, drawnAt: AFTER };
  honest = held(opened(must(drawWorking(nodeHash, working, brought))));
  retried = await commitTo(another.round, 2);
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

/** Every bundle that was judged, and whether anything was found against it. */
const judged: { readonly packing: Packing; readonly agrees: boolean }[] = [];

function evidence(content: BundleContent): string {
  const { steps, agrees } = verifyBundle(nodeHash, textSource(bundleTexts(content)), compileRules);
  judged.push({ packing: writeBundle(nodeHash, content), agrees });
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
  const content = must(drawWorking(nodeHash, retried, { ...brought, beacon: another ?? null }));
  const { commitment, opening, performance } = content;
  let next = append(log, commitment, 'commitment', commitment, '2014-08-30T11:00:00Z');
  const record = drawRecordOf(nodeHash, commitment, opening, performance.cells);
  next = append(next, commitment, 'draw', record, AFTER);
  next = append(next, commitment, 'opening', opening, AFTER);
  return { ...content, history: { ...bundledHistory(nodeHash, next, content, []), visited: [] } };
}

/** A log as its keeper can write and sign it past every check of the program. */
function forged(content: BundleContent, records: readonly [Entry['kind'], object, Named][]): BundleContent {
  const entries = records.map(([kind, record, { campaign, sequence }], i) => ({
    format: 'evenhand/log-entry/v1' as const,
    ...{ kind, campaign, sequence },
    record: recordHash(nodeHash, record as Json),
    at: kind === 'commitment' ? `2014-08-30T1${String(i)}:00:00Z` : AFTER,
  }));
  const note = signHead(nodeHash, entries, SIGNER.name, SIGNER.signer);
  const key = formatKey(nodeHash, {
    name: SIGNER.name,
    type: KEY_TYPES.ed25519,
    publicKey: SIGNER.signer.publicKey,
  });
  const head = { format: 'evenhand/log-head/v1' as const, note, key };
  const log = { entries, records: records.map(([, record]) => record as Json), head };
  return { ...content, history: { ...bundledHistory(nodeHash, log, content, []), visited: [] } };
}

type Entry = BundleContent['history']['entries'][number];
type Named = Pick<Commitment, 'campaign' | 'sequence'>;

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
    const forged = { ...beacon, signature: beacon.signature.replace(/^../, '98') };
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

  it('reuses a beacon round for a second attempt, or for another campaign', () => {
    const { commitment, opening, performance } = honest;
    const second = { ...commitment, sequence: 2, codeVersion: 'again' };
    const log = append(EMPTY_LOG, commitment, 'commitment', commitment, COMMITTED);
    const ended = append(log, commitment, 'void', voided(1), '2014-08-30T10:00:00Z');
    const appended = { kind: 'commitment', record: second as Json, published: true, at: AFTER } as const;
    expect(appendToLog(nodeHash, ended, second, appended, SIGNER)).toMatchObject({
      ok: false,
      error: { code: 'audit.round-reused' },
    });
    const again = must(drawWorking(nodeHash, { ...working, commitment: second }, brought));
    const record = drawRecordOf(nodeHash, second, again.opening, again.performance.cells);
    const attempts = evidence(
      forged(again, [
        ['commitment', commitment, commitment],
        ['void', voided(1), commitment],
        ['commitment', second, second],
        ['draw', record, second],
        ['opening', again.opening, second],
      ]),
    );
    expect(attempts).toMatch(
      /audit\.round-reused: round 1000 .* small-food\/2014-09, attempt 1, in entry 0 .* attempt 2, in entry 2/,
    );
    const elsewhere = { ...commitment, campaign: 'other-food/2014-09' };
    const campaigns = evidence(
      forged(honest, [
        ['commitment', elsewhere, elsewhere],
        ['commitment', commitment, commitment],
        ['draw', drawRecordOf(nodeHash, commitment, opening, performance.cells), commitment],
        ['opening', opening, commitment],
      ]),
    );
    expect(campaigns).toMatch(/audit\.round-reused: .* other-food\/2014-09, attempt 1, in entry 0/);
    expect(campaigns.split('\n')).toHaveLength(1);
  });

  it('hides the commitment of another campaign that has the same round', () => {
    const elsewhere = { ...honest.commitment, campaign: 'other-food/2014-09' };
    const { entries } = honest.history;
    const entry = { ...entries[0], campaign: elsewhere.campaign, record: recordHash(nodeHash, elsewhere) };
    const history = { ...honest.history, entries: [entry as Entry, ...entries], heads: [] };
    expect(evidence({ ...honest, history })).toContain('replay.record-missing');
  });

  it('logs a record under another kind or attempt', () => {
    const { entries, records } = secondAttempt().history;
    const other = entries.map((entry) => (entry.kind === 'void' ? { ...entry, sequence: 3 } : entry));
    const history = { entries: other, records, heads: [], visited: [] };
    expect(evidence({ ...secondAttempt(), history })).toContain('replay.other-attempt');
    const kinds = entries.map((entry) =>
      entry.kind === 'void' ? { ...entry, kind: 'incident' as const } : entry,
    );
    expect(evidence({ ...secondAttempt(), history: { ...history, entries: kinds } })).toContain(
      'kernel.not-in-schema',
    );
  });

  it('names a round that was already known when the commitment was made', () => {
    const entries = honest.history.entries.map((entry) => ({ ...entry, at: AFTER }));
    const found = evidence({ ...honest, history: { ...honest.history, entries, heads: [] } });
    expect(found).toContain('audit.round-already-known');
  });

  it('replaces a target: without a reason, by hand, or for a ground that does not exist', () => {
    const [target] = honest.performance.targets.filter(({ ground }) => ground === 'random');
    const ids = honest.performance.targets.map(({ id }) => id);
    const known = [...ids, ...honest.performance.reserves.map(({ id }) => id)];
    const stranger = honest.rows.find(({ id }) => !known.includes(id))?.id ?? '';
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

  it('is found out by the verifier in Python just as well, bundle by bundle', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-dishonest-'));
    try {
      for (const [i, { packing }] of judged.entries())
        writeFileSync(path.join(folder, `${String(i).padStart(3, '0')}.zip`), packZip(packing));
      const verifier = path.resolve(import.meta.dirname, '../../../docs/verify/verify.py');
      const { stdout } = spawnSync('python3', [verifier, '--many', folder], { encoding: 'utf8' });
      const refused = new Set([...stdout.matchAll(/^✗ .*?(\d{3})\.zip: /gm)].map(([, name]) => Number(name)));
      const ours = judged.flatMap(({ agrees }, i) => (agrees ? [] : [i]));
      expect([...refused].sort((a, b) => a - b)).toEqual(ours);
      expect(ours.length).toBeGreaterThan(20);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
