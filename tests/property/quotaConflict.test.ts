import fc from 'fast-check';
import { expect, it } from 'vitest';
import { capacities, type Limit } from '../../src/core/sampling/quota/bounds.js';
import { findConflict } from '../../src/core/sampling/quota/conflict.js';
import { buildTable, type Table } from '../../src/core/sampling/quota/table.js';

const margins = [
  { name: 'tier', classes: { A: null, B: null } },
  { name: 'district', classes: { x: null, y: null } },
];

/** All ways to draw from at most four cells of at most three units. */
function* draws(table: Table, start = 0): Generator<number[]> {
  const cell = table.cells[start];
  if (cell === undefined) yield [];
  else
    for (let k = 0; k <= cell.population; k++) for (const rest of draws(table, start + 1)) yield [k, ...rest];
}

function meets(table: Table, draw: readonly number[], limits: readonly Limit[]): boolean {
  return limits.every(({ arc, side, value }) => {
    const held = (table.arcs[arc]?.cells ?? []).reduce((all, i) => all + (draw[i] ?? 0), 0);
    return side === 'min' ? held >= value : held <= value;
  });
}

const cases = fc
  .record({
    populations: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)),
    wishes: fc.array(
      fc.record({ at: fc.nat(), side: fc.constantFrom('min' as const, 'max' as const), value: fc.nat(7) }),
      { minLength: 2, maxLength: 6 },
    ),
  })
  .map(({ populations, wishes }) => {
    const counts = populations.map((population, k) => ({
      classes: [k < 2 ? 'A' : 'B', k % 2 === 0 ? 'x' : 'y'],
      population,
    }));
    const table = buildTable(margins, counts);
    const seen = new Set<string>();
    const limits = wishes
      .map(({ at, side, value }) => ({ arc: at % table.arcs.length, side, value }))
      .filter(({ arc, side }) => !seen.has(`${arc} ${side}`) && seen.add(`${arc} ${side}`));
    return { table, limits };
  });

it('agrees with trying every possible draw: feasibility, smallest conflict, relaxations', () => {
  let conflicts = 0;
  fc.assert(
    fc.property(cases, ({ table, limits }) => {
      const all = [...draws(table)];
      const works = (tried: readonly Limit[]) => all.some((draw) => meets(table, draw, tried));
      const capacity = capacities(
        table,
        table.cells.map(() => true),
      );
      const conflict = findConflict(table, capacity, limits);
      expect(conflict === null).toBe(works(limits));
      if (conflict === null) return;
      conflicts++;
      expect(works(conflict.limits)).toBe(false);
      const smaller = subsets(limits).filter((subset) => subset.length < conflict.limits.length);
      expect(smaller.every(works)).toBe(true);
      expect(conflict.relaxations.length).toBeGreaterThan(0);
      for (const together of conflict.relaxations) {
        const changed = limits.map(
          (limit) => together.find((each) => each.arc === limit.arc && each.side === limit.side) ?? limit,
        );
        expect(works(changed)).toBe(true);
      }
    }),
    { seed: 1960, numRuns: 400 },
  );
  expect(conflicts).toBeGreaterThan(100);
});

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);
}
