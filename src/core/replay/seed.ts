import { drawSeed } from '../audit/seed.js';
import { fromHex, toHex } from '../kernel/bytes.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { Commitment } from './commitment.js';
import { secretBytes } from './commit.js';
import type { Opening } from './opening.js';
import type { ReplayProblem } from './reasons.js';
import type { Secrets } from './secrets.js';

/** T1: opens a commitment with the dice that were thrown and the secrets that their holders brought. */
export function openCommitment(
  hash: Hash,
  commitment: Commitment,
  dice: string | null,
  secrets: Secrets,
): Result<Opening, ReplayProblem> {
  const brought = new Map(secrets.holders.map(({ holder, secret }) => [holder, secret]));
  const opened: Opening['secrets'] = [];
  for (const { holder } of commitment.seedPlan.secretCommitments) {
    const secret = brought.get(holder);
    if (secret === undefined) return err({ code: 'replay.secret-missing', params: { holder } });
    opened.push({ holder, secret });
  }
  const seed = seedOf(hash, commitment, dice, opened);
  if (!seed.ok) return seed;
  return ok({
    format: 'evenhand/opening/v1',
    commitmentHash: recordHash(hash, commitment),
    beacon: null,
    dice,
    secrets: opened,
    frameSecret: secrets.frameSecret,
    seed: toHex(seed.value),
  });
}

/** The seed of a commitment, dice and secrets; refused unless these are what the commitment asks for. */
export function seedOf(
  hash: Hash,
  commitment: Commitment,
  dice: string | null,
  opened: Opening['secrets'],
): Result<Uint8Array, ReplayProblem> {
  const { seedPlan } = commitment;
  const fault = diceFault(seedPlan.dice, dice) ?? secretsFault(hash, seedPlan.secretCommitments, opened);
  if (fault !== null) return err(fault);
  const commitmentHash = fromHex(recordHash(hash, commitment));
  if (!commitmentHash.ok) throw new TypeError('a hash is hex');
  const secrets = opened.map(({ secret }) => secretBytes(secret));
  return ok(drawSeed(hash, { commitmentHash: commitmentHash.value, beacon: null, dice, secrets }));
}

function diceFault(least: number | null, dice: string | null): ReplayProblem | null {
  if (least === null) {
    return dice === null ? null : { code: 'replay.dice-unplanned', params: { digits: dice.length } };
  }
  if (dice === null) return { code: 'replay.dice-missing', params: { least } };
  const fits = /^\d+$/.test(dice) && dice.length >= least;
  return fits ? null : { code: 'replay.dice-malformed', params: { least, found: dice.length } };
}

function secretsFault(
  hash: Hash,
  committed: Commitment['seedPlan']['secretCommitments'],
  opened: Opening['secrets'],
): ReplayProblem | null {
  for (const [index, { holder, sha256 }] of committed.entries()) {
    const own = opened[index];
    if (own?.holder !== holder) return { code: 'replay.secret-missing', params: { holder } };
    if (toHex(hash.sha256(secretBytes(own.secret))) !== sha256) {
      return { code: 'replay.secret-mismatch', params: { holder } };
    }
  }
  const stranger = opened[committed.length];
  return stranger === undefined
    ? null
    : { code: 'replay.secret-unplanned', params: { holder: stranger.holder } };
}
