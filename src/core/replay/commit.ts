import { fromHex, toHex } from '../kernel/bytes.js';
import type { Json } from '../kernel/canonical.js';
import { addDays, monthDays, type Day } from '../kernel/date.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import type { KernelProblem } from '../kernel/reasons.js';
import { err, ok, type Result } from '../kernel/result.js';
import { compareText } from '../kernel/text.js';
import { pinnedChain, roundTime } from '../audit/beaconChain.js';
import { secondsInstant, type Instant } from '../audit/instant.js';
import type { AuditProblem } from '../audit/reasons.js';
import { merkleRoot } from '../audit/rootBuilder.js';
import type { SecretCommitment } from '../audit/secrets.js';
import type { Inspector } from '../pairing/roster.js';
import type { WorkCalendar } from '../scheduling/visit.js';
import { boundFrame, type BoundFrame } from './boundFrame.js';
import { algorithmsOf, PROTOCOL, type Commitment } from './commitment.js';
import { checkEarlier, sortedEarlier, type EarlierTeam } from './earlierTeam.js';
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
  readonly rows: Iterable<FrameRow>;
  readonly roster: readonly Inspector[];
  readonly calendars: readonly WorkCalendar[];
  readonly earlier: readonly EarlierTeam[];
  /** "YYYY-MM" */
  readonly month: string;
  readonly sequence: number;
  readonly codeVersion: string;
}

/** What is known of the seed's sources at the commitment. */
export interface PlannedSources {
  readonly frameSecret: Uint8Array;
  readonly holders: readonly SecretCommitment[];
  /** Round of the plan's beacon chain; null for a plan without beacon. */
  readonly round: number | null;
}

/** T0: binds frame, rules, roster, plan and calendar by salted roots and hashes, before any seed exists. */
export function makeCommitment(
  hash: Hash,
  committed: Committed,
  sources: PlannedSources,
): Result<Commitment, ReplayProblem | AuditProblem | KernelProblem> {
  const days = monthDays(committed.month);
  if (!days.ok) return days;
  const { plan, month, earlier } = committed;
  const past = checkEarlier(earlier, month);
  if (!past.ok) return past;
  const holders = inPlanOrder(plan, sources.holders);
  if (!holders.ok) return holders;
  const beacon = plannedRound(plan, sources.round);
  if (!beacon.ok) return beacon;
  if (beacon.value === null && plan.seed.dice === null && holders.value.length === 0)
    return err({ code: 'audit.seed-without-source', params: {} });
  const eve = addDays(days.value.first, -1);
  return ok({
    format: 'evenhand/commitment/v1',
    protocol: PROTOCOL,
    kind: plan.kind,
    campaign: `${plan.campaign}/${month}`,
    sequence: committed.sequence,
    asOf: eve,
    month,
    codeVersion: committed.codeVersion,
    algorithms: { ...algorithmsOf(plan) },
    seedPlan: { beacon: beacon.value, dice: plan.seed.dice, secretCommitments: holders.value },
    drawNotBefore: drawNotBefore(eve, beacon.value),
    fallback: plan.seed.fallback ?? { kind: 'void' },
    ...boundContent(hash, committed, sources.frameSecret),
  });
}

type Bound = BoundFrame &
  Pick<Commitment, 'ruleSetHash' | 'rosterRoot' | 'planHash' | 'calendarHash' | 'earlierRoot'>;

/** The part of a commitment that follows from the content it binds: a verifier computes it again. */
export function boundContent(
  hash: Hash,
  { plan, rules, rows, roster, calendars, earlier }: Omit<Committed, 'month' | 'sequence' | 'codeVersion'>,
  frameSecret: Uint8Array,
  frame: BoundFrame = boundFrame(hash, frameSecret, rows),
): Bound {
  return {
    ...frame,
    ruleSetHash: recordHash(hash, rules),
    rosterRoot: saltedRoot(hash, frameSecret, sortedById(roster), ({ id }) => `roster:${id}`),
    planHash: recordHash(hash, plan),
    calendarHash: recordHash(hash, calendars as unknown as Json),
    earlierRoot: saltedRoot(hash, frameSecret, sortedEarlier(earlier), earlierId),
  };
}

const earlierId = ({ campaign, target }: EarlierTeam): string => `earlier:${campaign}:${target}`;

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

/** The holders' commitments in the plan's order. Every holder of the plan, and nobody else, has one. */
function inPlanOrder(
  { seed }: Plan,
  given: readonly SecretCommitment[],
): Result<Commitment['seedPlan']['secretCommitments'], ReplayProblem> {
  const ordered: SecretCommitment[] = [];
  for (const holder of seed.holders) {
    const own = given.find((each) => each.holder === holder);
    if (own === undefined) return err({ code: 'replay.secret-missing', params: { holder } });
    ordered.push({ holder, sha256: own.sha256 });
  }
  const stranger = given.find(({ holder }) => !seed.holders.includes(holder));
  if (stranger !== undefined)
    return err({ code: 'replay.secret-unplanned', params: { holder: stranger.holder } });
  return ok(ordered);
}

/** The round of the plan's chain that will enter the seed, or null for a plan without beacon. */
function plannedRound(
  { seed }: Plan,
  round: number | null,
): Result<Commitment['seedPlan']['beacon'], ReplayProblem | AuditProblem> {
  if (seed.beacon === undefined)
    return round === null ? ok(null) : err({ code: 'replay.round-unplanned', params: { round } });
  const chain = pinnedChain(seed.beacon);
  if (!chain.ok) return chain;
  if (round === null) return err({ code: 'replay.round-missing', params: { chain: chain.value.name } });
  return ok({ chain: chain.value.hash, round });
}

/** The first moment of the draw: the eve of the month, and not before the beacon round is published. */
export function drawNotBefore(eve: Day, beacon: Commitment['seedPlan']['beacon']): Instant {
  const start = `${eve}T00:00:00Z`;
  const chain = beacon === null ? null : pinnedChain(beacon.chain);
  if (beacon === null || chain?.ok !== true) return start;
  const published = secondsInstant(roundTime(chain.value, beacon.round));
  return published > start ? published : start;
}

/** The commitments of secrets that are at hand. */
export function committedSecrets(hash: Hash, { holders }: Secrets): readonly SecretCommitment[] {
  return holders.map(({ holder, secret }) => ({ holder, sha256: toHex(hash.sha256(secretBytes(secret))) }));
}

/** Bytes of hex that a schema has already checked. */
export function secretBytes(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (!bytes.ok) throw new TypeError('secret is not hex');
  return bytes.value;
}
