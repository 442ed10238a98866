import type { KernelProblem } from '../kernel/reasons.js';
import { at } from '../kernel/problem.js';
import {
  compare,
  formatRational,
  mul,
  ONE,
  parseRational,
  rational,
  sub,
  sum,
  ZERO,
  div,
  type Rational,
} from '../kernel/rational.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { SamplingProblem } from './reasons.js';

/** How many to draw: a rate for each stratum, or a total shared in proportion to population × weight. */
export type SizeDesign =
  | { readonly kind: 'rates'; readonly rates: Readonly<Record<string, string>> }
  | { readonly kind: 'total'; readonly total: number; readonly weights: Readonly<Record<string, string>> };

type Sizes = ReadonlyMap<string, Rational>;

/**
 * Expected number of random targets of each stratum, exact. `population` counts the units that take part in
 * the random draw. Rates multiply it. A total T gives n_h = T·N_h·w_h / ΣN·w; a stratum that would get more
 * than it holds is taken whole and what is left is shared among the others in the same way.
 */
export function expectedSizes(
  population: ReadonlyMap<string, number>,
  design: SizeDesign,
): Result<Sizes, SamplingProblem | KernelProblem> {
  const factors = readFactors(population.keys(), design.kind === 'rates' ? design.rates : design.weights);
  if (!factors.ok) return factors;
  return design.kind === 'rates'
    ? sizesByRates(population, factors.value)
    : sizesByTotal(population, factors.value, design.total);
}

/** The rate or weight of every stratum that occurs; others may be named and are not looked at. */
export function readFactors(
  cells: Iterable<string>,
  texts: Readonly<Record<string, string>>,
): Result<Sizes, SamplingProblem | KernelProblem> {
  const factors = new Map<string, Rational>();
  for (const cell of cells) {
    const text = Object.hasOwn(texts, cell) ? texts[cell] : undefined;
    if (text === undefined) return err({ code: 'sampling.no-rate', params: { cell } });
    const factor = parseRational(text);
    if (!factor.ok) return err(at(factor.error, { field: cell }));
    if (factor.value.num < 0n) return err({ code: 'sampling.negative-rate', params: { cell, rate: text } });
    factors.set(cell, factor.value);
  }
  return ok(factors);
}

function sizesByRates(population: ReadonlyMap<string, number>, rates: Sizes): Result<Sizes, SamplingProblem> {
  for (const [cell, rate] of rates) {
    if (compare(rate, ONE) > 0)
      return err({ code: 'sampling.rate-above-one', params: { cell, rate: formatRational(rate) } });
  }
  return ok(new Map([...rates].map(([cell, rate]) => [cell, mul(rate, count(population, cell))])));
}

function sizesByTotal(
  population: ReadonlyMap<string, number>,
  weights: Sizes,
  total: number,
): Result<Sizes, SamplingProblem> {
  const drawable = [...weights].filter(([, weight]) => weight.num > 0n);
  const available = drawable.reduce((all, [cell]) => all + (population.get(cell) ?? 0), 0);
  if (total > available)
    return err({ code: 'sampling.more-than-frame', params: { asked: total, available } });
  const sizes = new Map<string, Rational>([...weights.keys()].map((cell) => [cell, ZERO]));
  share(drawable, population, rational(total), sizes);
  return ok(sizes);
}

/** Water-filling: while the common level would lift some stratum above its population, that one is full. */
function share(
  cells: readonly (readonly [string, Rational])[],
  population: ReadonlyMap<string, number>,
  total: Rational,
  sizes: Map<string, Rational>,
): void {
  const mass = sum(cells.map(([cell, weight]) => mul(weight, count(population, cell))));
  if (mass.num === 0n) return;
  const level = div(total, mass);
  const full = cells.filter(([, weight]) => compare(mul(level, weight), ONE) > 0);
  if (full.length === 0) {
    for (const [cell, weight] of cells) sizes.set(cell, mul(level, mul(weight, count(population, cell))));
    return;
  }
  for (const [cell] of full) sizes.set(cell, count(population, cell));
  const taken = sum(full.map(([cell]) => count(population, cell)));
  const rest = cells.filter((cell) => !full.includes(cell));
  share(rest, population, sub(total, taken), sizes);
}

const count = (population: ReadonlyMap<string, number>, cell: string): Rational =>
  rational(population.get(cell) ?? 0);
