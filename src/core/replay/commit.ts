import { fromHex, toHex } from '../kernel/bytes.js';
import type { Json } from '../kernel/canonical.js';
import { addDays, monthDays } from '../kernel/date.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import type { KernelProblem } from '../kernel/reasons.js';
import { err, ok, type Result } from '../kernel/result.js';
import { compareText } from '../kernel/text.js';
import { merkleRoot } from '../audit/rootBuilder.js';
import type { Inspector } from '../pairing/roster.js';
import type { WorkCalendar } from '../scheduling/visit.js';
import { ALGORITHMS, PROTOCOL, type Commitment } from './commitment.js';
import { saltedLeaf } from './frame.js';
import type { FrameRow } from './frameRow.js';
import type { Plan } from './plan.js';
import type { ReplayProblem } from './reasons.js';
import type { Secrets } from './secrets.js';

/** Everything that a commitment binds. */
export interface Committed {
  readonly plan: Plan;
  /** The rule set as it stands in its file. */
  readonly rules: Json;
  readonly rows: readonly FrameRow[];
  readonly roster: readonly Inspector[];
  readonly calendars: readonly WorkCalendar[];
  /** "YYYY-MM" */
  readonly month: string;
  readonly sequence: number;
  readonly codeVersion: string;
}

/** T0: binds frame, rules, roster, plan and calendar by salted roots and hashes, before any seed exists. */
export function makeCommitment(
  hash: Hash,
  committed: Committed,
  secrets: Secrets,
): Result<Commitment, ReplayProblem | KernelProblem> {
  const days = monthDays(committed.month);
  if (!days.ok) return days;
  const holders = secretCommitments(hash, committed.plan, secrets);
  if (!holders.ok) return holders;
  const { plan, month } = committed;
  return ok({
    format: 'evenhand/commitment/v1',
    protocol: PROTOCOL,
    kind: plan.kind,
    campaign: `${plan.campaign}/${month}`,
    sequence: committed.sequence,
    asOf: addDays(days.value.first, -1),
    month,
    codeVersion: committed.codeVersion,
    algorithms: { ...ALGORITHMS },
    seedPlan: { beacon: null, dice: plan.seed.dice, secretCommitments: holders.value },
    drawNotBefore: addDays(days.value.first, -1),
    ...boundContent(hash, committed, secretBytes(secrets.frameSecret)),
  });
}

type Bound = Pick<
  Commitment,
  'frameRoot' | 'frameSize' | 'cellCounts' | 'ruleSetHash' | 'rosterRoot' | 'planHash' | 'calendarHash'
>;

/** The part of a commitment that follows from the content it binds: a verifier computes it again. */
export function boundContent(
  hash: Hash,
  { plan, rules, rows, roster, calendars }: Omit<Committed, 'month' | 'sequence' | 'codeVersion'>,
  frameSecret: Uint8Array,
): Bound {
  return {
    frameRoot: saltedRoot(hash, frameSecret, rows, ({ id }) => id),
    frameSize: rows.length,
    cellCounts: countCells(rows),
    ruleSetHash: recordHash(hash, rules),
    rosterRoot: saltedRoot(hash, frameSecret, sortedById(roster), ({ id }) => `roster:${id}`),
    planHash: recordHash(hash, plan),
    calendarHash: recordHash(hash, calendars as unknown as Json),
  };
}

function saltedRoot<T extends object>(
  hash: Hash,
  secret: Uint8Array,
  records: readonly T[],
  saltId: (record: T) => string,
): string {
  const leaves = records.map((record) => saltedLeaf(hash, secret, saltId(record), record as unknown as Json));
  return toHex(merkleRoot(hash, leaves));
}

export function sortedById<T extends { readonly id: string }>(records: readonly T[]): readonly T[] {
  return [...records].sort((a, b) => compareText(a.id, b.id));
}

function countCells(rows: readonly FrameRow[]): Commitment['cellCounts'] {
  const counts = new Map<string, Commitment['cellCounts'][number]>();
  for (const { cell, excluded, certainty } of rows) {
    const count = counts.get(cell) ?? { cell, random: 0, certainty: 0, excluded: 0 };
    if (excluded !== null) count.excluded++;
    else if (certainty !== null) count.certainty++;
    else count.random++;
    counts.set(cell, count);
  }
  return [...counts.values()].sort((a, b) => compareText(a.cell, b.cell));
}

/** SHA-256 of each holder's secret in the plan's order. Every holder of the plan, and nobody else, brings one. */
function secretCommitments(
  hash: Hash,
  plan: Plan,
  secrets: Secrets,
): Result<Commitment['seedPlan']['secretCommitments'], ReplayProblem> {
  const brought = new Map(secrets.holders.map(({ holder, secret }) => [holder, secret]));
  const missing = plan.seed.holders.find((holder) => !brought.has(holder));
  if (missing !== undefined) return err({ code: 'replay.secret-missing', params: { holder: missing } });
  const stranger = secrets.holders.find(({ holder }) => !plan.seed.holders.includes(holder));
  if (stranger !== undefined)
    return err({ code: 'replay.secret-unplanned', params: { holder: stranger.holder } });
  return ok(
    plan.seed.holders.map((holder) => ({
      holder,
      sha256: toHex(hash.sha256(secretBytes(brought.get(holder) ?? ''))),
    })),
  );
}

/** Bytes of hex that a schema has already checked. */
export function secretBytes(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (!bytes.ok) throw new TypeError('secret is not hex');
  return bytes.value;
}
