import { describe, expect, it } from 'vitest';
import type { QuotaExpectation } from '../../../src/core/sampling/quota/expectedTable.js';
import { roundTable } from '../../../src/core/sampling/quota/roundTable.js';
import { enumerateCoins, expectation } from './enumerateCoins.js';
import { ceiling, floor, rational, sum } from './exact.js';
import { countsOf, equally, limit, margin, solved, someCoins } from './quotaDesigns.js';

const tiers = ['A', 'B', 'C'];
const districts = ['1', '2', '3'];
const cases: [string, QuotaExpectation][] = [
  [
    'a 3 × 3 table by total',
    solved(
      {
        margins: [margin('tier', ...tiers), margin('district', ...districts)],
        rateMargin: 'tier',
        sizes: equally(7, tiers),
        limits: [limit({ tier: 'C' }, 2), limit({ district: '1' }, null, 3)],
      },
      countsOf(tiers, districts, [
        [9, 4, 5],
        [3, 3, 1],
        [2, 1, 0],
      ]),
    ),
  ],
  [
    'a 2 × 3 table by rates, whose total is fractional, under a hierarchy',
    solved(
      {
        margins: [
          margin('tier', 'A', 'B'),
          { name: 'district', classes: { north: null, '1': 'north', '2': 'north', '3': null } },
        ],
        rateMargin: 'tier',
        sizes: { kind: 'rates', rates: { A: '1/7', B: '2/5' } },
        limits: [limit({ district: 'north' }, 3)],
      },
      countsOf(['A', 'B'], districts, [
        [8, 5, 6],
        [3, 0, 1],
      ]),
    ),
  ],
  [
    'one margin alone',
    solved(
      {
        margins: [margin('tier', ...tiers)],
        rateMargin: 'tier',
        sizes: { kind: 'rates', rates: { A: '1/3', B: '1/5', C: '1/2' } },
        limits: [],
      },
      tiers.map((name, i) => ({ classes: [name], population: 4 + i })),
    ),
  ],
];

describe.each(cases)('over every outcome of %s', (_, { table, expected }) => {
  const outcomes = enumerateCoins((coins) => roundTable(table, expected, coins));

  it('has fractions to settle, and probabilities that sum to one', () => {
    expect(outcomes.length).toBeGreaterThan(1);
    expect(sum(outcomes.map(({ probability }) => probability))).toEqual(rational(1));
  });

  it('gives each cell exactly its expectation', () => {
    for (const [i, { name }] of table.cells.entries()) {
      expect(expectation(outcomes, (sizes) => sizes.get(name) ?? NaN)).toEqual(expected[i]);
    }
  });

  it('gives each cell, class and the whole the floor or the ceiling of its expectation', () => {
    for (const { cells } of table.arcs) {
      const mean = sum(cells.map((i) => expected[i] ?? rational(0)));
      for (const { value } of outcomes) {
        const got = cells.reduce((all, i) => all + (value.get(table.cells[i]?.name ?? '') ?? NaN), 0);
        expect([floor(mean), ceiling(mean)]).toContain(BigInt(got));
      }
    }
  });
});

it('gives each cell its expectation within 5 σ in 100,000 seeded draws', () => {
  const { table, expected } = cases[0]?.[1] as QuotaExpectation;
  const coins = someCoins(5);
  const draws = 100_000;
  const totals = table.cells.map(() => 0);
  for (let k = 0; k < draws; k++) {
    const sizes = [...roundTable(table, expected, coins).values()];
    for (const [i, size] of sizes.entries()) totals[i] = (totals[i] ?? 0) + size;
  }
  for (const [i, total] of totals.entries()) {
    const { num, den } = expected[i] ?? rational(0);
    const p = Number(num % den) / Number(den);
    const deviation = Math.abs(total - (draws * Number(num)) / Number(den));
    expect(deviation).toBeLessThanOrEqual(5 * Math.sqrt(draws * p * (1 - p)));
  }
});
