import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compare,
  div,
  max,
  mul,
  ONE,
  parseRational,
  rational,
  sum,
  ZERO,
  type Rational,
} from '../../src/core/kernel/rational.js';
import { boundsOf, capacities, limitsOf } from '../../src/core/sampling/quota/bounds.js';
import { expectedTable } from '../../src/core/sampling/quota/expectedTable.js';
import { feasibleCases, type QuotaCase } from './quotaTables.js';

const RUNS = { seed: 1967, numRuns: 150, endOnFailure: true };

/** The solution of a case with everything that its optimality is judged by. */
function solve({ design, counts }: QuotaCase) {
  const result = expectedTable(design, counts);
  if (!result.ok) throw new Error(result.error.code);
  const { table, expected } = result.value;
  const bounds = boundsOf(
    capacities(
      table,
      table.cells.map(() => true),
    ),
    limitsOf(design, table),
  );
  if (bounds === null) throw new Error('no bounds');
  const texts = design.sizes.kind === 'rates' ? design.sizes.rates : design.sizes.weights;
  const mass = table.cells.map(({ classes, population }) => {
    const rate = parseRational(texts[classes[0] ?? ''] ?? '');
    return rate.ok ? mul(rational(population), rate.value) : ZERO;
  });
  const value = table.arcs.map(({ cells }) => sum(cells.map((i) => expected[i] ?? ZERO)));
  const level = mass.map((m, i) => div(expected[i] ?? ZERO, m));
  return { table, bounds, mass, value, level };
}

type Solved = ReturnType<typeof solve>;
interface Range {
  readonly low: Rational;
  readonly high: Rational;
}

/** Whether flow can move from one end of cell `cell` to the other without it, each arc within its range. */
function canMove(
  { table, value }: Solved,
  range: (arc: number) => Range,
  cell: number,
  up: boolean,
): boolean {
  const { from, to } = table.arcs[cell] ?? { from: -1, to: -1 };
  const [start, goal] = up ? [to, from] : [from, to];
  const seen = new Set([start]);
  for (const node of seen) {
    for (const [arc, ends] of table.arcs.entries()) {
      if (arc === cell) continue;
      const { low, high } = range(arc);
      if (ends.from === node && compare(value[arc] ?? ZERO, high) < 0) seen.add(ends.to);
      if (ends.to === node && compare(value[arc] ?? ZERO, low) > 0) seen.add(ends.from);
    }
  }
  return seen.has(goal);
}

it('every expected number respects every limit', () => {
  fc.assert(
    fc.property(feasibleCases, (made) => {
      const { bounds, value } = solve(made);
      return value.every(
        (v, arc) => compare(v, bounds.low[arc] ?? v) >= 0 && compare(v, bounds.high[arc] ?? v) <= 0,
      );
    }),
    RUNS,
  );
});

/** The definition of leximin on a convex set: no cell can gain unless one that is no better off loses. */
it('no cell below its rate, or under a total no cell at all, can gain at the expense of better ones only', () => {
  let binding = 0;
  fc.assert(
    fc.property(feasibleCases, (made) => {
      const solved = solve(made);
      const { table, bounds, value, level } = solved;
      const byRates = made.design.sizes.kind === 'rates';
      for (const [cell, own] of level.entries()) {
        if (byRates && compare(own, ONE) >= 0) continue;
        if (compare(value[cell] ?? ZERO, bounds.high[cell] ?? ZERO) >= 0) continue;
        binding++;
        const range = (arc: number): Range => {
          const [low = ZERO, high = ZERO, v = ZERO] = [bounds.low[arc], bounds.high[arc], value[arc]];
          const poor = arc < table.cells.length && compare(level[arc] ?? ZERO, own) <= 0;
          return { low: poor ? v : low, high };
        };
        if (canMove(solved, range, cell, true)) return false;
      }
      return true;
    }),
    RUNS,
  );
  expect(binding).toBeGreaterThan(100);
});

it('by rates, no cell above its rate can be relieved by cells that are less above theirs', () => {
  let binding = 0;
  fc.assert(
    fc.property(feasibleCases, (made) => {
      const solved = solve(made);
      const { table, bounds, mass, value, level } = solved;
      if (made.design.sizes.kind === 'total') return;
      for (const [cell, own] of level.entries()) {
        if (compare(own, ONE) <= 0 || compare(value[cell] ?? ZERO, bounds.low[cell] ?? ZERO) <= 0) continue;
        binding++;
        const range = (arc: number): Range => {
          const [low = ZERO, high = ZERO, v = ZERO] = [bounds.low[arc], bounds.high[arc], value[arc]];
          if (arc >= table.cells.length) return { low, high };
          const theirs = level[arc] ?? ZERO;
          return {
            low: compare(theirs, ONE) > 0 ? max(low, mass[arc] ?? ZERO) : v,
            high: compare(theirs, own) >= 0 ? v : high,
          };
        };
        expect(canMove(solved, range, cell, false)).toBe(false);
      }
    }),
    RUNS,
  );
  expect(binding).toBeGreaterThan(100);
});

it('does not depend on the order in which counts, classes and limits are given', () => {
  fc.assert(
    fc.property(feasibleCases, ({ design, counts }) => {
      const turned = {
        ...design,
        limits: [...design.limits].reverse(),
        margins: design.margins.map(({ name, classes }) => ({
          name,
          classes: Object.fromEntries(Object.entries(classes).reverse()),
        })),
      };
      const [a, b] = [expectedTable(design, counts), expectedTable(turned, [...counts].reverse())];
      if (!a.ok || !b.ok) throw new Error('infeasible');
      expect(b.value.expected).toEqual(a.value.expected);
      expect(b.value.table.arcs.map(({ label }) => label)).toEqual(
        a.value.table.arcs.map(({ label }) => label),
      );
    }),
    { ...RUNS, numRuns: 40 },
  );
});
