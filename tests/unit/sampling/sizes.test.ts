import { describe, expect, it } from 'vitest';
import {
  add,
  ceiling,
  compare,
  floor,
  formatRational,
  parseRational,
  rational,
  sum,
  ZERO,
  type Rational,
} from './exact.js';
import { expectedSizes } from '../../../src/core/sampling/expectedSizes.js';
import { largestRemainder, roundSizes } from '../../../src/core/sampling/roundSizes.js';
import { enumerateCoins, expectation } from './enumerateCoins.js';

const sizes = (texts: Record<string, string>): Map<string, Rational> =>
  new Map(
    Object.entries(texts).map(([cell, text]) => {
      const parsed = parseRational(text);
      if (!parsed.ok) throw new Error(text);
      return [cell, parsed.value];
    }),
  );
const shown = (map: ReadonlyMap<string, Rational>) =>
  Object.fromEntries([...map].map(([cell, size]) => [cell, formatRational(size)]));

const cases = [
  sizes({ A: '1/3', B: '1/2', C: '5/7', D: '2', E: '9/4' }),
  sizes({ A: '1/2', B: '1/2' }),
  sizes({ A: '0.3', B: '0.3', C: '0.4', D: '12.9', E: '0.1' }),
  sizes({ B: '7/5', A: '13/10', C: '3/10' }),
  sizes({ A: '0', B: '1/97' }),
];

describe('roundSizes, over every outcome', () => {
  it.each(cases.map((expected) => [shown(expected), expected] as const))('%o', (_, expected) => {
    const outcomes = enumerateCoins((coins) => roundSizes(expected, coins));
    expect(sum(outcomes.map(({ probability }) => probability))).toEqual(rational(1));
    for (const [cell, size] of expected) {
      expect(expectation(outcomes, (rounded) => rounded.get(cell) ?? NaN)).toEqual(size);
      for (const { value } of outcomes) {
        expect([floor(size), ceiling(size)]).toContain(BigInt(value.get(cell) ?? NaN));
      }
    }
    const total = [...expected.values()].reduce(add, ZERO);
    for (const { value } of outcomes) {
      const drawn = [...value.values()].reduce((a, b) => a + b, 0);
      expect([floor(total), ceiling(total)]).toContain(BigInt(drawn));
    }
  });

  it('does not depend on the order in which cells are named', () => {
    const expected = cases[0] ?? new Map<string, Rational>();
    const reversed = new Map([...expected].reverse());
    expect(enumerateCoins((coins) => [...roundSizes(reversed, coins)])).toEqual(
      enumerateCoins((coins) => [...roundSizes(expected, coins)]),
    );
  });
});

describe('largestRemainder', () => {
  it('gives the left-over units to the largest remainders, ties to the first cell', () => {
    const rounded = largestRemainder(sizes({ C: '1.5', A: '2.25', B: '1.5', D: '0.75' }));
    expect(Object.fromEntries(rounded)).toEqual({ A: 2, B: 2, C: 1, D: 1 });
  });
});

describe('expectedSizes', () => {
  const population = new Map([
    ['A', 900],
    ['B', 90],
    ['C', 10],
  ]);

  it('multiplies rates with the population', () => {
    const result = expectedSizes(population, { kind: 'rates', rates: { A: '3 %', B: '1/7', C: '1' } });
    expect(result.ok && shown(result.value)).toEqual({ A: '27', B: '90/7', C: '10' });
  });

  it('shares a total in proportion to population × weight', () => {
    const weights = { A: '1', B: '2', C: '3' };
    const result = expectedSizes(population, { kind: 'total', total: 111, weights });
    expect(result.ok && shown(result.value)).toEqual({ A: '90', B: '18', C: '3' });
  });

  it('takes a stratum whole where the share would exceed it, and shares the rest', () => {
    const weights = { A: '1', B: '5', C: '100' };
    const result = expectedSizes(population, { kind: 'total', total: 145, weights });
    expect(result.ok && shown(result.value)).toEqual({ A: '90', B: '45', C: '10' });
  });

  it('takes everybody when asked for exactly as many as there are', () => {
    const weights = { A: '1', B: '5', C: '100' };
    const result = expectedSizes(population, { kind: 'total', total: 1000, weights });
    expect(result.ok && shown(result.value)).toEqual({ A: '900', B: '90', C: '10' });
  });

  it('draws nobody from strata of weight zero, and gives their share to the others', () => {
    const weights = { A: '0', B: '1', C: '1' };
    const result = expectedSizes(population, { kind: 'total', total: 50, weights });
    expect(result.ok && shown(result.value)).toEqual({ A: '0', B: '45', C: '5' });
  });

  it.each([
    [{ kind: 'total', total: 1001, weights: { A: '1', B: '1', C: '1' } }, 'sampling.more-than-frame'],
    [{ kind: 'total', total: 101, weights: { A: '0', B: '1', C: '1' } }, 'sampling.more-than-frame'],
    [{ kind: 'rates', rates: { A: '1', B: '1' } }, 'sampling.no-rate'],
    [{ kind: 'rates', rates: { A: '1', B: '101 %', C: '1' } }, 'sampling.rate-above-one'],
    [{ kind: 'rates', rates: { A: '1', B: '-1', C: '1' } }, 'sampling.negative-rate'],
    [{ kind: 'rates', rates: { A: '1', B: 'x', C: '1' } }, 'kernel.not-a-rational'],
  ] as const)('%o is refused', (design, code) => {
    const result = expectedSizes(population, design);
    expect(!result.ok && result.error.code).toBe(code);
  });

  it('never gives a stratum less than another of lower weight, per unit', () => {
    const weights = { A: '1/3', B: '7/2', C: '4' };
    for (let total = 0; total <= 1000; total += 37) {
      const result = expectedSizes(population, { kind: 'total', total, weights });
      if (!result.ok) throw new Error(result.error.code);
      const pi = ['A', 'B', 'C'].map((cell) => {
        const size = result.value.get(cell) ?? ZERO;
        return rational(size.num, size.den * BigInt(population.get(cell) ?? 1));
      });
      expect(compare(pi[0] ?? ZERO, pi[1] ?? ZERO)).toBeLessThanOrEqual(0);
      expect(compare(pi[1] ?? ZERO, pi[2] ?? ZERO)).toBeLessThanOrEqual(0);
      expect(sum([...result.value.values()])).toEqual(rational(total));
    }
  });
});
