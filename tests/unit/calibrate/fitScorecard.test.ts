import { describe, expect, it } from 'vitest';
import { coinsFrom } from '../../../src/core/kernel/coins.js';
import type { RuleColumn } from '../../../src/core/scoring/calibrate/column.js';
import { fitLogistic, logit } from '../../../src/core/scoring/calibrate/logistic.js';
import { fitScorecard, type FitLimits } from '../../../src/core/scoring/calibrate/fitScorecard.js';

const limits: FitLimits = { maxRules: 10, maxPoints: 10, minHits: 20, minGain: 3 };

/** Visits at which each rule fires half of the time, with outcomes of known log-odds. */
function planted(weights: readonly number[], size: number, seed: number) {
  const coins = coinsFrom(seed.toString(16).padStart(64, '0'));
  const below = (n: number): number => Number(coins.below(BigInt(n)));
  const fires = Array.from({ length: size }, () => weights.map(() => below(2) === 1));
  const outcomes = Uint8Array.from(fires, (row) => {
    const odds = row.reduce((sum, fired, j) => sum + (fired ? (weights[j] ?? 0) : 0), -2);
    return below(1_000_000) < 1_000_000 / (1 + Math.exp(-odds)) ? 1 : 0;
  });
  const columns = weights.map((weight, j): RuleColumn => ({
    rule: `r${j}`,
    sign: weight < 0 ? -1 : 1,
    hits: Uint32Array.from(fires.flatMap((row, i) => (row[j] === true ? [i] : []))),
  }));
  return { columns, outcomes };
}

const points = (columns: readonly RuleColumn[], outcomes: Uint8Array, some: Partial<FitLimits> = {}) => {
  const fitted = fitScorecard(columns, outcomes, { ...limits, ...some });
  if (!fitted.ok) throw new Error(fitted.error.code);
  return fitted.value;
};

describe('logistic fit', () => {
  it('gives the log-odds of each group when there is one rule', () => {
    // 100 of 400 without the rule, 300 of 600 with it; the ridge takes 1 % off the weight.
    const outcomes = Uint8Array.from({ length: 1000 }, (_, i) => (i < 100 || (i >= 400 && i < 700) ? 1 : 0));
    const hits = Uint32Array.from({ length: 600 }, (_, i) => 400 + i);
    const { intercept, weights } = fitLogistic([{ rule: 'a', sign: 1, hits }], outcomes);
    expect(Math.abs(intercept - logit(0.25))).toBeLessThan(0.02);
    expect(Math.abs(intercept + (weights[0] ?? 0) - logit(0.5))).toBeLessThan(0.02);
  });

  it('holds a rule at nought that the outcomes contradict', () => {
    const { columns, outcomes } = planted([1.5], 2000, 1);
    const turned = columns.map((column): RuleColumn => ({ ...column, sign: -1 }));
    expect(fitLogistic(turned, outcomes).weights).toEqual([0]);
  });
});

describe('scorecard', () => {
  it('finds planted rules with points in proportion, and leaves out those that say nothing', () => {
    const { columns, outcomes } = planted([2, 1, -1, 0, 0], 6000, 2);
    const found = points(columns, outcomes);
    expect([...found.keys()].sort()).toEqual(['r0', 'r1', 'r2']);
    expect(found.get('r0')).toBe(10);
    // A weight of half the heaviest: 5 points, give or take its standard error of 0.08 ÷ 2 × 10.
    expect(Math.abs((found.get('r1') ?? 0) - 5)).toBeLessThanOrEqual(1);
    expect(Math.abs((found.get('r2') ?? 0) + 5)).toBeLessThanOrEqual(1);
  });

  it('never exceeds its limits', () => {
    const { columns, outcomes } = planted([2, 1.5, 1, 0.7], 4000, 3);
    const found = points(columns, outcomes, { maxRules: 2, maxPoints: 3 });
    expect([...found.keys()].sort()).toEqual(['r0', 'r1']);
    for (const own of found.values()) expect(own).toBeLessThanOrEqual(3);
  });

  it('leaves out a rule that fired too seldom to be trusted', () => {
    const { columns, outcomes } = planted([2, 1], 4000, 4);
    const rare = {
      rule: 'rare',
      sign: 1 as const,
      hits: Uint32Array.from([...outcomes.keys()].filter((i) => outcomes[i] === 1).slice(0, 15)),
    };
    expect(points([...columns, rare], outcomes).has('rare')).toBe(false);
    expect(points([...columns, rare], outcomes, { minHits: 10 }).has('rare')).toBe(true);
  });

  it('gives the same points again', () => {
    const { columns, outcomes } = planted([1, 1, 0.5, -0.5], 3000, 5);
    expect(points(columns, outcomes)).toEqual(points(columns, outcomes));
  });

  it('refuses training visits whose outcomes are all alike, and rules that tell nothing', () => {
    const { columns } = planted([1], 100, 6);
    expect(fitScorecard(columns, new Uint8Array(100), limits)).toEqual({
      ok: false,
      error: { code: 'calibrate.one-outcome', params: { visits: 100, serious: 0 } },
    });
    const noise = planted([0, 0], 400, 7);
    expect(fitScorecard(noise.columns, noise.outcomes, limits)).toMatchObject({
      ok: false,
      error: { code: 'calibrate.nothing-found' },
    });
  });
});
