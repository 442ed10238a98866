import type { Coins } from '../kernel/coins.js';
import { rational } from '../kernel/rational.js';

interface Holder {
  readonly at: number;
  /** What it holds, in units; strictly between 0 and the whole. */
  readonly part: bigint;
}

/**
 * The sequential pivotal method (Deville and Tillé 1998) in exact arithmetic: each part p of a whole w is
 * settled to yes with probability exactly p/w, and the number of yes is the floor or the ceiling of Σp/w.
 *
 * Parts are taken in the given order; at most one is unsettled between steps and meets the next one.
 * Returns whether each part is taken. 0 and w are settled without a coin.
 */
export function pivotal(parts: readonly bigint[], whole: bigint, coins: Coins): boolean[] {
  const taken = parts.map((part) => part === whole);
  let open: Holder | null = null;
  for (const [at, part] of parts.entries()) {
    if (part < 0n || part > whole) throw new RangeError('a part lies between 0 and the whole');
    if (part === 0n || part === whole) continue;
    open = open === null ? { at, part } : duel(open, { at, part }, whole, coins, taken);
  }
  if (open !== null && coins.toss(rational(open.part, whole))) taken[open.at] = true;
  return taken;
}

/** Settles at least one of two parts, and returns the one left open, if any. */
function duel(a: Holder, b: Holder, whole: bigint, coins: Coins, taken: boolean[]): Holder | null {
  const both = a.part + b.part;
  if (both < whole) {
    const keeper = coins.toss(rational(a.part, both)) ? a : b;
    return { at: keeper.at, part: both };
  }
  const [winner, other] = coins.toss(rational(whole - b.part, 2n * whole - both)) ? [a, b] : [b, a];
  taken[winner.at] = true;
  return both === whole ? null : { at: other.at, part: both - whole };
}
