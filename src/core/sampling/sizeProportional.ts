import type { Coins } from '../kernel/coins.js';
import { add, floor, fraction, mul, rational, sub, type Rational } from '../kernel/rational.js';
import { err, ok, type Result } from '../kernel/result.js';
import { compareTickets, type Ticketed } from '../kernel/seeded.js';
import { pivotal } from './pivotal.js';
import type { SamplingProblem } from './reasons.js';

/** A unit of one cell with its size measure, a positive integer. */
export interface Sized {
  readonly id: string;
  readonly size: number;
}

export interface SizedDraw {
  /** In ticket order. */
  readonly selected: readonly Ticketed[];
  /** The next units in ticket order. */
  readonly reserves: readonly Ticketed[];
  /** Inclusion probability of every unit, exact; 1 for units whose size alone takes them in. */
  readonly pi: ReadonlyMap<string, Rational>;
}

/**
 * π proportional to size for a draw of n from one cell: units for which n·size/Σsize reaches 1 are taken
 * for certain, and the rest is shared among the others in the same way until none reaches it.
 */
export function sizeProbabilities(units: readonly Sized[], n: number): ReadonlyMap<string, Rational> {
  const { part, whole } = shares(units, n);
  return new Map(units.map((unit) => [unit.id, rational(part(unit), whole)]));
}

/**
 * π of a unit when n itself is drawn: the floor or the ceiling of its expectation, as seeded rounding gives it.
 * The mean of both cases, weighted by their exact probabilities.
 */
export function expectedSizeProbability(
  units: readonly Sized[],
  expected: Rational,
): (unit: Sized) => Rational {
  const [least, up] = [Number(floor(expected)), fraction(expected)];
  const given = ({ part, whole }: Shares, unit: Sized): Rational => rational(part(unit), whole);
  const lower = shares(units, least);
  if (up.num === 0n) return (unit) => given(lower, unit);
  const upper = shares(units, least + 1);
  return (unit) => {
    const pi = given(lower, unit);
    return add(pi, mul(up, sub(given(upper, unit), pi)));
  };
}

/** The same of every unit, by id. */
export function expectedSizeProbabilities(
  units: readonly Sized[],
  expected: Rational,
): ReadonlyMap<string, Rational> {
  const pi = expectedSizeProbability(units, expected);
  return new Map(units.map((unit) => [unit.id, pi(unit)]));
}

/**
 * `select/pivotal/v1`: n units of one cell with probability proportional to size. The sequential pivotal
 * method runs over the units in ticket order, so that each π is met exactly and the number is always n.
 * Sequential Poisson, Pareto and successive sampling would not meet the π they are given.
 */
export function drawBySize(
  cell: string,
  units: readonly Sized[],
  counts: { readonly n: number; readonly reserves: number },
  tickets: (id: string) => Uint8Array,
  coins: Coins,
): Result<SizedDraw, SamplingProblem> {
  const { n, reserves } = counts;
  const unsized = units.find(({ size }) => !Number.isSafeInteger(size) || size < 1);
  if (unsized !== undefined)
    return err({ code: 'sampling.bad-size', params: { id: unsized.id, size: String(unsized.size) } });
  if (n > units.length)
    return err({ code: 'sampling.cell-too-small', params: { cell, asked: n, available: units.length } });
  const { part, whole } = shares(units, n);
  const order = units.map((unit) => ({ ...unit, ticket: tickets(unit.id) })).sort(compareTickets);
  const taken = pivotal(order.map(part), whole, coins);
  return ok({
    selected: order.filter((_, i) => taken[i] === true).map(bare),
    reserves: order
      .filter((_, i) => taken[i] !== true)
      .slice(0, reserves)
      .map(bare),
    pi: new Map(order.map((unit) => [unit.id, rational(part(unit), whole)])),
  });
}

const bare = ({ id, ticket }: Ticketed): Ticketed => ({ id, ticket });

interface Shares {
  /** π of a unit, in units of 1/whole. */
  readonly part: (unit: Sized) => bigint;
  readonly whole: bigint;
}

function shares(units: readonly Sized[], n: number): Shares {
  const descending = units.map(({ size }) => BigInt(size)).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  let rest = descending.reduce((all, size) => all + size, 0n);
  let left = BigInt(n);
  let least: bigint | null = null;
  for (const size of descending) {
    if (left === 0n || size * left < rest) break;
    rest -= size;
    left--;
    least = size;
  }
  const certain = ({ size }: Sized): boolean => least !== null && BigInt(size) >= least;
  const whole = rest === 0n ? 1n : rest;
  return { whole, part: (unit) => (certain(unit) ? whole : left * BigInt(unit.size)) };
}
