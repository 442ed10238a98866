import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coinsFrom } from '../../src/core/kernel/coins.js';
import { floor, isInteger, sum, ZERO } from '../../src/core/kernel/rational.js';
import { boundsOf, capacities, limitsOf } from '../../src/core/sampling/quota/bounds.js';
import { expectedTable } from '../../src/core/sampling/quota/expectedTable.js';
import { roundTable } from '../../src/core/sampling/quota/roundTable.js';
import { feasibleCases } from './quotaTables.js';

const TABLES = 250;
const DRAWS = 400;

it('no limit of a random 3–8 × 3–8 table is ever violated, in 100,000 draws', () => {
  let fractional = 0;
  let draws = 0;
  fc.assert(
    fc.property(feasibleCases, fc.nat(2 ** 30), ({ design, counts }, start) => {
      const result = expectedTable(design, counts);
      if (!result.ok) throw new Error(result.error.code);
      const { table, expected } = result.value;
      const capacity = capacities(
        table,
        table.cells.map(() => true),
      );
      const bounds = boundsOf(capacity, limitsOf(design, table));
      if (bounds === null) throw new Error('no bounds');
      const means = table.arcs.map(({ cells }) => sum(cells.map((i) => expected[i] ?? ZERO)));
      if (!means.every(isInteger)) fractional++;
      const arcs = table.arcs.map(({ cells }, arc) => ({
        cells,
        least: Math.max(Number(bounds.low[arc]?.num), Number(floor(means[arc] ?? ZERO))),
        most: Math.min(
          Number(bounds.high[arc]?.num),
          Number(floor(means[arc] ?? ZERO)) + (isInteger(means[arc] ?? ZERO) ? 0 : 1),
        ),
      }));
      const coins = coinsFrom(start.toString(16).padStart(64, '0'));
      for (let k = 0; k < DRAWS; k++, draws++) {
        const sizes = [...roundTable(table, expected, coins).values()];
        for (const { cells, least, most } of arcs) {
          const value = cells.reduce((all, i) => all + (sizes[i] ?? NaN), 0);
          if (!(value >= least && value <= most)) return false;
        }
      }
      return true;
    }),
    { seed: 48, numRuns: TABLES, endOnFailure: true },
  );
  expect(draws).toBe(TABLES * DRAWS);
  expect(fractional).toBeGreaterThan(TABLES * 0.7);
});
