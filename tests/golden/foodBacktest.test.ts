import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runBacktest } from '../../src/app/backtest/runBacktest.js';
import { addDays } from '../../src/core/kernel/date.js';
import { backtest } from '../../src/core/scoring/backtest/backtest.js';
import { factsAt } from '../../src/core/scoring/backtest/factsAt.js';
import type { Figures } from '../../src/core/scoring/backtest/figures.js';
import { scoreVisits } from '../../src/core/scoring/backtest/scoreVisits.js';
import { calibrate } from '../../src/core/scoring/calibrate/calibrate.js';
import { factCatalogue } from '../../src/core/scoring/facts/catalogue.js';
import type { Register } from '../../src/core/scoring/register.js';
import { coinsFrom } from '../../src/core/kernel/coins.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { chicagoFolder, chicagoRegister, must, shippedRules } from '../support/chicago.js';

const register = chicagoRegister();
const rules = shippedRules('food-safety.json');
const TRAINING_END = '2014-04-30';
const period = { from: '2014-05-01', to: '2014-08-31' };
const limits = { maxRules: 20, maxPoints: 20, minHits: 200, minGain: 2.5 };

describe('the food rule set on Chicago, May to August 2014', () => {
  const request = { register, ruleSet: rules, period, outcome: 'critical', capacity: null, draws: 200 };
  const result = must(runBacktest(nodeHash, request));

  it('finds at least 62 % in the first half and at least 9 days earlier, also at the low end of its intervals', () => {
    expect(result).toMatchObject({ visits: 3479, serious: 632 });
    expect(result.firstHalfShareInterval[0]).toBeGreaterThanOrEqual(0.62);
    expect(result.meanDaysEarlierInterval[0]).toBeGreaterThanOrEqual(9);
    expect(result.firstHalfShare).toBeCloseTo(0.719, 3);
    expect(result.meanDaysEarlier).toBeCloseTo(20.2, 1);
    expect(result.auc).toBeCloseTo(0.697, 3);
  });

  it('does so too as a list that was made once, before the window opened', () => {
    expect(result.frozenList.asOf).toBe(TRAINING_END);
    expect(result.frozenList.firstHalfShare).toBeGreaterThanOrEqual(0.62);
    expect(result.frozenList.meanDaysEarlier).toBeGreaterThanOrEqual(9);
  });

  it('comes to the same figures in a second implementation that shares no code', () => {
    const rest = [chicagoFolder, 'rules/food-safety.json', period.from, period.to];
    const output = execFileSync('python3', ['docs/verify/food_backtest.py', ...rest], { encoding: 'utf8' });
    const { walking, frozenList } = JSON.parse(output) as Record<'walking' | 'frozenList', Figures>;
    for (const figure of ['firstHalfShare', 'meanDaysEarlier', 'auc'] as const) {
      expect(walking[figure]).toBeCloseTo(result[figure], 9);
      expect(frozenList[figure]).toBeCloseTo(result.frozenList[figure], 9);
    }
  });

  it('is set beside the order as it happened, which found 51 %', () => {
    expect(result.orders.happened.firstHalfShare).toBeCloseTo(0.51, 2);
    expect(result.orders.random.firstHalfShare).toBeCloseTo(0.5, 3);
    expect(result.orders.oracle.firstHalfShare).toBe(1);
  });

  it('does not live from choosing districts, and each tier finds more than the one below', () => {
    expect(result.byDistrict.aucWithin).toBeGreaterThan(0.62);
    const rates = result.tiers.map(({ rate }) => rate);
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
  });

  it('is what calibrate makes of the candidates and the training period alone, to the last point', () => {
    const candidates = shippedRules('candidates/food-safety.json');
    const options = { until: TRAINING_END, outcome: 'critical', limits, author: rules.author };
    const training = { ...register, history: register.history.filter(({ date }) => date <= TRAINING_END) };
    const { ruleSet } = must(calibrate(training, candidates, options));
    // The path of the schema differs, as the candidates lie one folder deeper; approval is for people to give.
    expect(ruleSet.approval).toBeNull();
    expect({ ...ruleSet, $schema: '' }).toEqual({ ...rules, $schema: '', approval: null });
  });
});

describe('a record moved one day into the future', () => {
  // Critical findings of 15 July in the ward with the most visits: many scores depend on one of them.
  const record = register.history.find(
    ({ date, numbers }) => date === '2014-07-15' && (numbers['critical'] ?? 0) > 0,
  );
  if (record === undefined) throw new Error('no critical finding on the day');
  const moved: Register = {
    ...register,
    history: register.history.map((each) =>
      each === record ? { ...each, date: addDays(each.date, 1) } : each,
    ),
  };

  it('changes no fact of anybody on any day before it was known', () => {
    const [was, is] = [factsAt(register, factCatalogue.keys()), factsAt(moved, factCatalogue.keys())];
    const near = register.enterprises.filter(({ id, street }, i) => {
      const same = register.enterprises.find((each) => each.id === record.enterprise);
      return id === record.enterprise || street === same?.street || i % 50 === 0;
    });
    for (const day of ['2014-07-01', '2014-07-13', '2014-07-14']) {
      for (const enterprise of near) expect(is(enterprise, day)).toEqual(was(enterprise, day));
    }
    const differs = near.filter(
      (enterprise) =>
        JSON.stringify(is(enterprise, record.date)) !== JSON.stringify(was(enterprise, record.date)),
    );
    expect(differs.length).toBeGreaterThan(1);
  });

  it('changes no score of a visit up to its day', () => {
    for (const asOf of ['visit', 'window'] as const) {
      const window = { period, asOf, outcome: 'critical' };
      const scores = (of: Register): Map<string, string> => {
        const visits = must(scoreVisits(of, rules, window));
        return new Map(visits.map(({ id, date, score, tier }) => [id, `${date} ${score} ${tier}`]));
      };
      const [was, is] = [scores(register), scores(moved)];
      const changed = [...was].filter(([id, said]) => is.get(id) !== said).map(([id]) => id);
      const dates = new Map(register.history.map(({ id, date }) => [id, date]));
      const before = changed.filter((id) => id !== record.id && (dates.get(id) ?? '') <= record.date);
      expect(before).toEqual([]);
    }
  });

  it('changes no backtest figure of a window that ends before it', () => {
    const window = { period: { from: '2014-05-01', to: '2014-07-14' }, asOf: 'visit', outcome: 'critical' } as const;
    const report = (of: Register) =>
      must(
        backtest(must(scoreVisits(of, rules, window)), {
          tiers: rules.tiers.tiers.map(({ tier }) => tier),
          capacity: 100,
          capacities: [0.5],
          draws: 20,
          coins: coinsFrom('0'.repeat(64)),
        }),
      );
    expect(report(moved)).toEqual(report(register));
  });
});
