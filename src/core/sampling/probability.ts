import { mul, ONE, rational, sub, ZERO, div, type Rational } from '../kernel/rational.js';

/** Inclusion probability π (入样概率) of each unit of a cell: expected number drawn over population. */
export function inclusionProbability(expected: Rational, population: number): Rational {
  return population === 0 ? ZERO : div(expected, rational(population));
}

/** 1 − ∏(1 − π_m): the probability of being drawn at least once in independent draws. */
export function annualProbability(monthly: readonly Rational[]): Rational {
  const never = monthly.reduce((all, pi) => mul(all, sub(ONE, pi)), ONE);
  return sub(ONE, never);
}
