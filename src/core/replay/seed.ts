import { instantSeconds, type Instant } from '../audit/instant.js';
import type { AuditProblem } from '../audit/reasons.js';
import { plannedSeed, type PlannedSeed } from '../audit/seedPlan.js';
import { fromHex, toHex } from '../kernel/bytes.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import { ok, type Result } from '../kernel/result.js';
import type { Commitment } from './commitment.js';
import { secretBytes } from './commit.js';
import type { Opening } from './opening.js';
import type { BeaconValue } from './seedSources.js';
import type { Secrets } from './secrets.js';

/** What is brought to a draw. */
export interface Brought {
  readonly beacon: BeaconValue | null;
  readonly dice: string | null;
  readonly holders: Secrets['holders'];
  readonly drawnAt: Instant | null;
}

/** T1: opens a commitment with the beacon, the dice that were thrown and the secrets that holders brought. */
export function openCommitment(
  hash: Hash,
  commitment: Commitment,
  brought: Brought,
  frameSecret: string,
): Result<Opening, AuditProblem> {
  const planned = commitment.seedPlan.secretCommitments.map(({ holder }) => holder);
  const place = ({ holder }: { holder: string }): number => planned.indexOf(holder);
  const { beacon, dice, drawnAt } = brought;
  const sources = {
    beacon,
    dice,
    drawnAt,
    secrets: [...brought.holders].sort((a, b) => place(a) - place(b)),
  };
  const seed = seedOf(hash, commitment, sources);
  if (!seed.ok) return seed;
  return ok({
    format: 'evenhand/opening/v1',
    commitmentHash: recordHash(hash, commitment),
    ...sources,
    frameSecret,
    seed: toHex(seed.value.seed),
  });
}

/** The seed of a commitment and its sources; refused unless these are what the commitment asks for. */
export function seedOf(
  hash: Hash,
  commitment: Commitment,
  { beacon, dice, secrets, drawnAt }: Pick<Opening, 'beacon' | 'dice' | 'secrets' | 'drawnAt'>,
): Result<PlannedSeed, AuditProblem> {
  const commitmentHash = fromHex(recordHash(hash, commitment));
  if (!commitmentHash.ok) throw new TypeError('a hash is hex');
  const seconds = drawnAt === null ? ok(0) : instantSeconds(drawnAt);
  if (!seconds.ok) return seconds;
  const revealed = secrets.map(({ holder, secret }) => ({ holder, secret: secretBytes(secret) }));
  const sources = { beacon, dice, secrets: revealed, drawnAt: seconds.value };
  return plannedSeed(hash, commitmentHash.value, commitment.seedPlan, commitment.fallback, sources);
}
