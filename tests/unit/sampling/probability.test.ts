import { expect, it } from 'vitest';
import { formatRational, ONE, rational } from '../../../src/core/kernel/rational.js';
import { annualProbability, inclusionProbability } from '../../../src/core/sampling/probability.js';

it('is the expected number over the population', () => {
  expect(formatRational(inclusionProbability(rational(9, 2), 90))).toBe('1/20');
  expect(formatRational(inclusionProbability(rational(0), 0))).toBe('0');
});

it('of a year is one minus the product of staying undrawn each month', () => {
  expect(formatRational(annualProbability([rational(1, 2), rational(1, 3), rational(1, 4)]))).toBe('3/4');
  expect(formatRational(annualProbability([]))).toBe('0');
  expect(annualProbability([rational(1, 100), ONE])).toEqual(ONE);
  const year = annualProbability(Array.from({ length: 12 }, () => rational(3, 100)));
  expect(formatRational(year)).toBe(`${String(100n ** 12n - 97n ** 12n)}/${String(100n ** 12n)}`);
});
