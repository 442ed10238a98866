import { describe, expect, it } from 'vitest';
import { coinsFrom } from '../../../src/core/kernel/coins.js';
import { backtest, type BacktestOptions } from '../../../src/core/scoring/backtest/backtest.js';
import { gainOf } from '../../../src/core/scoring/backtest/gain.js';
import { visitsOf, type Sketch } from './visits.js';

const coins = (n: number) => coinsFrom(n.toString(16).padStart(64, '0'));
const options = (draws = 200, seed = 1): BacktestOptions => ({
  tiers: ['A', 'B'],
  capacity: 3,
  capacities: [0.25, 0.5, 1],
  draws,
  coins: coins(seed),
});

function report(sketches: readonly Sketch[], draws?: number, seed?: number) {
  const found = backtest(visitsOf(sketches), options(draws, seed));
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

/** Eight visits in two districts: the scores prefer district n as a whole, and say nothing inside it. */
const shifted: Sketch[] = [0, 1, 2, 3, 4, 5, 6, 7].map((day) => ({
  day,
  score: day % 2 === 0 ? 5 : 1,
  serious: day < 2 || day === 4,
  district: day % 2 === 0 ? 'n' : 's',
  tier: day % 2 === 0 ? 'B' : 'A',
}));

describe('backtest report', () => {
  it('refuses a window whose outcomes are all alike', () => {
    const all = backtest(visitsOf([{ day: 0, score: 1, serious: true }]), options());
    expect(all).toEqual({
      ok: false,
      error: { code: 'backtest.one-outcome', params: { visits: 1, serious: 1 } },
    });
  });

  it('shows lift and precision at each capacity', () => {
    const { lift, atCapacity } = report(shifted);
    // Three of the four fives, two of which are serious.
    expect(atCapacity).toMatchObject({ visits: 3, found: 1.5 / 3, precision: 0.5 });
    expect(lift.score[1]).toEqual({
      visits: 4,
      visitShare: 0.5,
      found: 2 / 3,
      lift: 4 / 3,
      precision: 0.5,
    });
    expect(lift.score[2]).toMatchObject({ found: 1, lift: 1, precision: 3 / 8 });
    expect(lift.random[0]?.lift).toBeCloseTo(1, 12);
    expect(lift.oracle[0]).toMatchObject({ visits: 2, precision: 1 });
  });

  it('shows what was found at the visits of each tier', () => {
    const [a, b] = report(shifted).tiers;
    expect(a).toMatchObject({ tier: 'A', visits: 4, serious: 1, rate: 0.25, meanScore: 1 });
    expect(b).toMatchObject({ tier: 'B', visits: 4, serious: 2, rate: 0.5, meanScore: 5 });
    // Wilson, 2 of 4, 95 %: 0.5 ± 0.35 (Newcombe 1998, by its formula).
    expect(b?.rateInterval[0]).toBeCloseTo(0.15, 2);
    expect(b?.rateInterval[1]).toBeCloseTo(0.85, 2);
  });

  it('unmasks a rule that only moves visits to one district', () => {
    const { byDistrict, auc } = report(shifted);
    expect(auc).toBeGreaterThan(0.5);
    expect(byDistrict.aucWithin).toBe(0.5);
    expect(byDistrict.parts[0]).toMatchObject({
      name: 'n',
      visits: 4,
      earlyShare: 1,
      earlyShareHappened: 0.5,
      foundShare: 1,
    });
    expect(byDistrict.parts[1]).toMatchObject({
      name: 's',
      earlyShare: 0,
      foundShare: 0,
      foundShareHappened: 1,
    });
  });

  it('gives the same intervals for the same coins, whatever the rows are called', () => {
    expect(report(shifted)).toEqual(report(shifted));
    expect(report(shifted, 200, 2).aucInterval).not.toEqual(report(shifted, 200, 3).aucInterval);
  });

  it('puts the true AUC into its interval about as often as it says', () => {
    const draw = coins(7);
    const below = (n: number): number => Number(draw.below(BigInt(n)));
    let covered = 0;
    for (let set = 0; set < 100; set++) {
      // Scores that know nothing: the true AUC is 0.5.
      const list = Array.from({ length: 120 }, () => ({
        day: below(30),
        score: below(9),
        serious: below(4) === 0,
      }));
      const [low, high] = report(list, 200, set + 10).aucInterval;
      if (low <= 0.5 && high >= 0.5) covered++;
    }
    // At a true coverage of 93 % fewer than 84 of 100 would happen once in 1,500 times.
    expect(covered).toBeGreaterThanOrEqual(84);
    expect(covered).toBeLessThan(100);
  });
});

describe('gain of one scoring over another', () => {
  it('is nought, with a width of nought, for equal scorings', () => {
    const visits = visitsOf(shifted);
    const gain = gainOf(visits, visits, { draws: 50, coins: coins(1) });
    expect(gain.auc).toBe(0);
    expect(gain.firstHalfShareInterval).toEqual([0, 0]);
  });

  it('is positive where the second scoring knows more', () => {
    const before = visitsOf(shifted);
    const after = before.map((visit) => ({ ...visit, score: visit.serious ? 2 : 1 }));
    const gain = gainOf(before, after, { draws: 200, coins: coins(1) });
    expect(gain.auc).toBeGreaterThan(0.3);
    expect(gain.aucInterval[0]).toBeGreaterThanOrEqual(0);
    expect(gain.meanDaysEarlier).toBeGreaterThan(0);
  });
});
