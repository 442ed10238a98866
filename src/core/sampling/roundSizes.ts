import type { Coins } from '../kernel/coins.js';
import { compare, floor, fraction, sum, sub, rational, type Rational } from '../kernel/rational.js';
import { compareText } from '../kernel/text.js';
import { commonUnits } from './commonUnits.js';
import { pivotal } from './pivotal.js';

/**
 * `round/pivotal/v1`: whole sizes whose expectation is exactly the given one. Cells are taken in UTF-8
 * order; the fractional parts are settled by the sequential pivotal method. Every size is the floor or the
 * ceiling of its expectation, and so is their total.
 */
export function roundSizes(
  expected: ReadonlyMap<string, Rational>,
  coins: Coins,
): ReadonlyMap<string, number> {
  const cells = sortedCells(expected);
  const { units, whole } = commonUnits(cells.map(([, size]) => fraction(size)));
  const up = pivotal(units, whole, coins);
  return new Map(cells.map(([cell, size], i) => [cell, Number(floor(size)) + (up[i] === true ? 1 : 0)]));
}

/**
 * `round/largest-remainder/v1`, available by name only: it is predictable, and its cells' true
 * probabilities are not the planned ones. The total is rounded down; equal remainders go to the cell that
 * is first in UTF-8 order.
 */
export function largestRemainder(expected: ReadonlyMap<string, Rational>): ReadonlyMap<string, number> {
  const cells = sortedCells(expected);
  const sizes = new Map(cells.map(([cell, size]) => [cell, Number(floor(size))]));
  const whole = sum(cells.map(([, size]) => rational(floor(size))));
  const left = floor(sub(sum(cells.map(([, size]) => size)), whole));
  const byRemainder = [...cells].sort(([, a], [, b]) => compare(fraction(b), fraction(a)));
  for (const [cell] of byRemainder.slice(0, Number(left))) sizes.set(cell, (sizes.get(cell) ?? 0) + 1);
  return sizes;
}

function sortedCells(expected: ReadonlyMap<string, Rational>): [string, Rational][] {
  const cells = [...expected].sort(([a], [b]) => compareText(a, b));
  if (cells.some(([, size]) => size.num < 0n)) throw new RangeError('an expected size is not negative');
  return cells;
}
