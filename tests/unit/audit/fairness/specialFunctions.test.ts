import { describe, expect, it } from 'vitest';
import { jeffreys } from '../../../../src/core/audit/fairness/jeffreys.js';
import {
  betaCdf,
  betaQuantile,
  chiSquareTail,
  logGamma,
  upperGamma,
} from '../../../../src/core/audit/fairness/specialFunctions.js';

/** Relative difference. */
const off = (got: number, wanted: number) => Math.abs(got - wanted) / Math.abs(wanted);
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
const choose = (n: number, k: number): number => factorial(n) / factorial(k) / factorial(n - k);

describe('ln Γ', () => {
  it('is the logarithm of factorials, and ln √π at one half', () => {
    for (let n = 3; n <= 20; n++) expect(off(logGamma(n), Math.log(factorial(n - 1)))).toBeLessThan(1e-13);
    expect(off(logGamma(0.5), Math.log(Math.sqrt(Math.PI)))).toBeLessThan(1e-13);
  });
});

describe('the χ² tail', () => {
  it('equals the Poisson sum for even degrees of freedom', () => {
    for (const half of [1, 2, 5, 20, 60]) {
      for (const x of [0.1, 1, 5, 20, 80, 150]) {
        let [sum, term] = [0, 1];
        for (let k = 0; k < half; k++) {
          sum += term;
          term *= x / 2 / (k + 1);
        }
        const wanted = Math.exp(-x / 2) * sum;
        expect(Math.abs(chiSquareTail(x, 2 * half) - wanted)).toBeLessThan(1e-12 * Math.max(wanted, 1e-3));
      }
    }
  });

  it('passes the quantiles that every table prints', () => {
    expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    expect(chiSquareTail(18.307038053275146, 10)).toBeCloseTo(0.05, 12);
    expect(chiSquareTail(135.80672317102676, 100)).toBeCloseTo(0.01, 12);
  });

  it('is certain at 0 and keeps its precision far out', () => {
    expect(upperGamma(3, 0)).toBe(1);
    expect(off(chiSquareTail(400, 2), Math.exp(-200))).toBeLessThan(1e-12);
  });
});

describe('the beta law', () => {
  it('equals binomial sums for whole parameters', () => {
    for (const n of [1, 4, 12]) {
      for (let k = 1; k <= n; k++) {
        for (const x of [0.05, 0.3, 0.5, 0.9]) {
          let sum = 0;
          for (let j = k; j <= n; j++) sum += choose(n, j) * x ** j * (1 - x) ** (n - j);
          expect(off(betaCdf(x, k, n - k + 1), sum)).toBeLessThan(1e-11);
        }
      }
    }
  });

  it('equals the arcsine law for one half and one half', () => {
    for (const x of [0.01, 0.2, 0.5, 0.77, 0.999]) {
      expect(off(betaCdf(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)))).toBeLessThan(1e-12);
    }
  });

  it('has quantiles that invert it', () => {
    for (const [p, a, b] of [
      [0.025, 0.5, 10.5],
      [0.975, 3.5, 997.5],
      [0.5, 40, 40],
    ] as const) {
      expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 12);
    }
  });
});

describe('Jeffreys’ interval', () => {
  it('is the pair of beta quantiles, closed at 0 and 1', () => {
    expect(jeffreys(0, 10, 0.95)).toEqual({ low: 0, high: betaQuantile(0.975, 0.5, 10.5) });
    expect(jeffreys(10, 10, 0.95)).toEqual({ low: betaQuantile(0.025, 10.5, 0.5), high: 1 });
    const { low, high } = jeffreys(30, 100, 0.95);
    expect(low).toBeLessThan(0.3);
    expect(high).toBeGreaterThan(0.3);
    expect(jeffreys(70, 100, 0.95).low).toBeCloseTo(1 - high, 12);
  });

  it('covers the truth in nearly the stated share of all outcomes', () => {
    const [n, truth] = [40, 0.3];
    let covered = 0;
    for (let k = 0; k <= n; k++) {
      const { low, high } = jeffreys(k, n, 0.95);
      if (low <= truth && truth <= high) covered += choose(n, k) * truth ** k * (1 - truth) ** (n - k);
    }
    expect(covered).toBeGreaterThan(0.93);
    expect(covered).toBeLessThan(0.98);
  });
});
