import { concat, lp } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { utf8 } from '../kernel/text.js';

const SEED_DOMAIN = 'evenhand/draw/v1/seed';

/** Everything that enters the seed of a draw. */
export interface SeedParts {
  /** SHA-256 of the commitment's canonical JSON. */
  readonly commitmentHash: Uint8Array;
  /** Randomness of the announced beacon round, or null. */
  readonly beacon: Uint8Array | null;
  /** Decimal digits thrown in public, or null. */
  readonly dice: string | null;
  /** In the order in which the commitment names their holders. */
  readonly secrets: readonly Uint8Array[];
}

const ABSENT = new Uint8Array(0);

/**
 * The 32-byte seed of draw/v1 (T1): SHA-256( lp("evenhand/draw/v1/seed") ‖ lp(commitment hash) ‖
 * lp(beacon randomness) ‖ lp(dice as ASCII) ‖ lp(secret₁) ‖ … ); an absent part is lp("").
 */
export function drawSeed(hash: Hash, parts: SeedParts): Uint8Array {
  if (parts.commitmentHash.length !== 32) throw new RangeError('a commitment hash has 32 bytes');
  return hash.sha256(
    concat(
      lp(utf8(SEED_DOMAIN)),
      lp(parts.commitmentHash),
      lp(parts.beacon ?? ABSENT),
      lp(parts.dice === null ? ABSENT : utf8(parts.dice)),
      ...parts.secrets.map(lp),
    ),
  );
}
