import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { verifyBeacon, type Beacon } from './beacon.js';
import { pinnedChain, roundTime } from './beaconChain.js';
import { checkDice } from './dice.js';
import type { AuditProblem } from './reasons.js';
import { checkSecrets, type RevealedSecret, type SecretCommitment } from './secrets.js';
import { drawSeed, type SeedParts } from './seed.js';

/** The sources that a commitment names for its seed, before any of them is known. */
export interface SeedPlan {
  readonly beacon: { readonly chain: string; readonly round: number } | null;
  /** Least number of decimal digits, or null for a draw without dice. */
  readonly dice: number | null;
  readonly secretCommitments: readonly SecretCommitment[];
}

/**
 * What happens when the announced beacon round cannot be had. There is no fallback for a withheld secret: a
 * holder who could choose between two seeds would steer the draw, so that it is voided and counted instead.
 */
export type Fallback =
  | { readonly kind: 'void' }
  /** Public dice take the beacon's place, `graceSeconds` after the round was due and not earlier. */
  | { readonly kind: 'dice'; readonly digits: number; readonly graceSeconds: number };

/** What is brought to the draw. */
export interface SeedSources {
  readonly beacon: Beacon | null;
  readonly dice: string | null;
  readonly secrets: readonly RevealedSecret[];
  /** When the draw takes place, in seconds since 1970-01-01T00:00:00Z. */
  readonly drawnAt: number;
}

export interface PlannedSeed {
  readonly seed: Uint8Array;
  readonly usedFallback: boolean;
}

/** Checks every source against the commitment's plan and computes the seed. */
export function plannedSeed(
  hash: Hash,
  commitmentHash: Uint8Array,
  plan: SeedPlan,
  fallback: Fallback,
  sources: SeedSources,
): Result<PlannedSeed, AuditProblem> {
  const secrets = checkSecrets(hash, plan.secretCommitments, sources.secrets);
  if (!secrets.ok) return secrets;
  const draws = publicParts(hash, plan, fallback, sources);
  if (!draws.ok) return draws;
  const { beacon, dice, usedFallback } = draws.value;
  if (beacon === null && dice === null && secrets.value.length === 0) {
    return err({ code: 'audit.seed-without-source', params: {} });
  }
  const parts: SeedParts = { commitmentHash, beacon, dice, secrets: secrets.value };
  return ok({ seed: drawSeed(hash, parts), usedFallback });
}

type PublicParts = Pick<SeedParts, 'beacon' | 'dice'> & { readonly usedFallback: boolean };

function publicParts(
  hash: Hash,
  plan: SeedPlan,
  fallback: Fallback,
  sources: SeedSources,
): Result<PublicParts, AuditProblem> {
  if (plan.beacon !== null && sources.beacon === null) return withoutBeacon(plan, fallback, sources);
  const beacon = plannedBeacon(hash, plan, sources.beacon);
  if (!beacon.ok) return beacon;
  const dice = plannedDice(plan.dice, sources.dice);
  return dice.ok ? ok({ beacon: beacon.value, dice: dice.value, usedFallback: false }) : dice;
}

function plannedBeacon(
  hash: Hash,
  plan: SeedPlan,
  beacon: Beacon | null,
): Result<Uint8Array | null, AuditProblem> {
  if (beacon === null) return ok(null);
  if (plan.beacon === null) return err({ code: 'audit.beacon-not-planned', params: { round: beacon.round } });
  const chain = pinnedChain(plan.beacon.chain);
  return chain.ok ? verifyBeacon(hash, chain.value, plan.beacon.round, beacon) : chain;
}

function plannedDice(needed: number | null, dice: string | null): Result<string | null, AuditProblem> {
  if (needed === null) {
    return dice === null
      ? ok(null)
      : err({ code: 'audit.dice-not-planned', params: { digits: dice.length } });
  }
  return checkDice(dice ?? '', needed);
}

function withoutBeacon(
  plan: SeedPlan,
  fallback: Fallback,
  { dice, drawnAt }: SeedSources,
): Result<PublicParts, AuditProblem> {
  const { chain: chainHash = '', round = 0 } = plan.beacon ?? {};
  if (fallback.kind === 'void')
    return err({ code: 'audit.beacon-missing', params: { chain: chainHash, round } });
  const chain = pinnedChain(chainHash);
  if (!chain.ok) return chain;
  const notBefore = roundTime(chain.value, round) + fallback.graceSeconds;
  if (drawnAt < notBefore) return err({ code: 'audit.fallback-too-early', params: { drawnAt, notBefore } });
  const digits = plannedDice(Math.max(fallback.digits, plan.dice ?? 0), dice);
  return digits.ok ? ok({ beacon: null, dice: digits.value, usedFallback: true }) : digits;
}
