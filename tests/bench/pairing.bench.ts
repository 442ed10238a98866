import { bench, describe } from 'vitest';
import { drawTeams } from '../../src/core/pairing/draw.js';
import { deal } from '../../src/core/pairing/deal.js';
import { shortages } from '../../src/core/pairing/feasibility.js';
import { levelLoads } from '../../src/core/pairing/level.js';
import { fractionalMatrix, UNIT_BITS } from '../../src/core/pairing/matrix.js';
import { roundMatrix } from '../../src/core/pairing/round.js';
import { buildStaffing } from '../../src/core/pairing/staffing.js';
import { many, people, seedOf, visits } from '../unit/pairing/sample.js';
import { filterAndSort, randomEligible, sparseGrouping } from '../unit/pairing/sparse.js';

const ONCE = { iterations: 1, warmupIterations: 1, time: 0, warmupTime: 0 };
const seats = [{ organisation: null, count: 2, leads: true }];

describe('10,000 visits, 1,000 people, everybody qualifies', () => {
  const requests = visits(10_000).map((visit) => ({ ...visit, seats }));
  const roster = people(400, 600);
  const everybody = many(1000, (i) => i);
  const eligible = many(10_000, () => everybody);

  bench(
    'pair/v1',
    () => {
      drawTeams({ visits: requests, loadCap: 1000 }, roster, seedOf(1));
    },
    ONCE,
  );

  bench(
    'filter and sort by load',
    () => {
      filterAndSort(eligible, 1000, 400, 1000);
    },
    ONCE,
  );
});

describe('10,000 visits, 1,000 people, 40 qualify for each, no two alike', () => {
  const grouping = sparseGrouping(randomEligible(1, 10_000, 1000, 350, 40), 350, 10_000);

  bench(
    'all five steps',
    () => {
      const staffing = buildStaffing(grouping);
      if (shortages(staffing).length > 0) throw new Error('short');
      const { units } = fractionalMatrix(staffing, levelLoads(staffing), 0);
      const rounded = roundMatrix(grouping, units, UNIT_BITS, seedOf(1).coins('round'));
      deal(grouping, rounded, seedOf(1).coins('deal'));
    },
    ONCE,
  );
});
