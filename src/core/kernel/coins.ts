import seedrandom from 'seedrandom';
import type { Rational } from './rational.js';

/** A reproducible sequence of random numbers, consumed in a fixed order. */
export interface Coins {
  /** A uniform integer from 0 up to, not including, `n`; n ≥ 1. */
  below(n: bigint): bigint;
  /** True with exactly the given probability, which lies in [0, 1]. 0 and 1 consume nothing. */
  toss(probability: Rational): boolean;
}

const WORD = 1n << 32n;

/**
 * `coins/seedrandom/v1`: 32-bit outputs of seedrandom's ARC4 generator. The seed must be 64 hex
 * characters: seedrandom keeps 8 bits a character, and would seed itself from the clock if it were missing.
 *
 * `below(n)` joins as few words as reach n, first word most significant, and rejects joined values at or
 * above the largest multiple of n, so that every result is equally likely.
 */
export function coinsFrom(hex64: string): Coins {
  if (!/^[0-9a-f]{64}$/.test(hex64)) throw new TypeError('a coin stream is seeded by 64 hex characters');
  const generator = seedrandom(hex64);
  const word = (): bigint => BigInt(generator.int32() >>> 0);
  const below = (n: bigint): bigint => {
    if (n < 1n) throw new RangeError('below() needs a positive bound');
    if (n === 1n) return 0n;
    let [span, words] = [WORD, 1];
    for (; span < n; words++) span *= WORD;
    const limit = span - (span % n);
    for (;;) {
      let value = 0n;
      for (let k = 0; k < words; k++) value = value * WORD + word();
      if (value < limit) return value % n;
    }
  };
  return {
    below,
    toss: ({ num, den }) => {
      if (num < 0n || num > den) throw new RangeError('a probability lies in [0, 1]');
      return num === den || (num !== 0n && below(den) < num);
    },
  };
}

/** Fisher–Yates from the end, one `below` a step: every order is equally likely. */
export function shuffled<T>(items: readonly T[], coins: Coins): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Number(coins.below(BigInt(i + 1)));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
