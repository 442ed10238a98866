import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, type Figures } from '../../../src/core/scoring/backtest/figures.js';
import { ordersOf } from '../../../src/core/scoring/backtest/orders.js';
import { prepare, sampleOf } from '../../../src/core/scoring/backtest/prepared.js';
import { visitsOf, type Sketch } from './visits.js';

const figures = (sketches: readonly Sketch[]): Figures => figuresOf(sampleOf(prepare(visitsOf(sketches))));

const sketch = fc.record({
  day: fc.integer({ min: 0, max: 5 }),
  score: fc.integer({ min: 0, max: 3 }),
  serious: fc.boolean(),
});
const mixed = (list: readonly Sketch[]): boolean =>
  list.some(({ serious }) => serious) && list.some(({ serious }) => !serious);
const windows = (maxLength: number) => fc.array(sketch, { minLength: 2, maxLength }).filter(mixed);

describe('headline figures', () => {
  it('come out as worked by hand', () => {
    const found = figures([
      { day: 0, score: 1, serious: false },
      { day: 2, score: 5, serious: false },
      { day: 4, score: 5, serious: true },
      { day: 6, score: 9, serious: true },
    ]);
    // Half of four visits are two: the 9, and one of the two fives, which is serious half of the time.
    expect(found.firstHalfShare).toBe(0.75);
    // Really on days 4 and 6; by score on day 0, and on day 2 or 4.
    expect(found.meanDaysEarlier).toBe(5 - (0 + 3) / 2);
    // Pairs: 9>5, 9>1, 5=5, 5>1.
    expect(found.auc).toBe(3.5 / 4);
  });

  it('cut an odd window below its middle', () => {
    const found = figures([
      { day: 0, score: 3, serious: false },
      { day: 1, score: 2, serious: true },
      { day: 2, score: 1, serious: false },
    ]);
    expect(found.firstHalfShare).toBe(0);
  });

  it('are means over every sequence that the scores allow', () => {
    fc.assert(
      fc.property(windows(6), (list) => {
        const all = permutations(list).filter((order) =>
          order.every((visit, i) => i === 0 || (order[i - 1]?.score ?? 0) >= visit.score),
        );
        const mean = (value: (order: readonly Sketch[]) => number): number =>
          all.reduce((sum, order) => sum + value(order), 0) / all.length;
        const found = figures(list);
        expect(found.firstHalfShare).toBeCloseTo(mean(plainFirstHalf), 10);
        expect(found.meanDaysEarlier).toBeCloseTo(mean(plainDaysEarlier), 10);
        expect(found.auc).toBeCloseTo(mean(plainAuc), 10);
      }),
      { numRuns: 60 },
    );
  });

  it('do not depend on the sequence of rows', () => {
    fc.assert(
      fc.property(windows(30), (list) => {
        expect(figures([...list].reverse())).toEqual(figures(list));
      }),
    );
  });

  it('never pass those of the oracle, and the order as it happened is nought days earlier', () => {
    fc.assert(
      fc.property(windows(30), (list) => {
        const sample = sampleOf(prepare(visitsOf(list)));
        const orders = ordersOf(sample.order, sample.calendar);
        const oracle = figuresOf({ ...sample, order: orders.oracle });
        const found = figuresOf(sample);
        expect(oracle.auc).toBe(1);
        expect(found.firstHalfShare).toBeLessThanOrEqual(oracle.firstHalfShare + 1e-12);
        expect(found.meanDaysEarlier).toBeLessThanOrEqual(oracle.meanDaysEarlier + 1e-9);
        expect(figuresOf({ ...sample, order: orders.happened }).meanDaysEarlier).toBeCloseTo(0, 9);
        expect(figuresOf({ ...sample, order: orders.random }).auc).toBe(0.5);
      }),
    );
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

const serious = (list: readonly Sketch[]): Sketch[] => list.filter((visit) => visit.serious);

const plainFirstHalf = (order: readonly Sketch[]): number =>
  serious(order.slice(0, Math.floor(order.length / 2))).length / serious(order).length;

function plainDaysEarlier(order: readonly Sketch[]): number {
  const days = order.map(({ day }) => day).sort((a, b) => a - b);
  const gains = order.map((visit, i) => (visit.serious ? visit.day - (days[i] ?? 0) : 0));
  return gains.reduce((sum, gain) => sum + gain, 0) / serious(order).length;
}

function plainAuc(order: readonly Sketch[]): number {
  const pairs = serious(order).flatMap((a) =>
    order.filter((b) => !b.serious).map((b) => order.indexOf(b) - order.indexOf(a)),
  );
  return pairs.filter((gap) => gap > 0).length / pairs.length;
}
