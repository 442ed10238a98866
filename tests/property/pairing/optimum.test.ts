import { createRequire } from 'node:module';
import type { Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { shortages } from '../../../src/core/pairing/feasibility.js';
import type { Grouping } from '../../../src/core/pairing/grouping.js';
import { levelLoads } from '../../../src/core/pairing/level.js';
import { fractionalMatrix, UNIT } from '../../../src/core/pairing/matrix.js';
import { buildStaffing, pairWeight, seatsOf, type Staffing } from '../../../src/core/pairing/staffing.js';
import { many } from '../../unit/pairing/sample.js';
import { randomStage, type Instance } from '../../unit/pairing/random.js';

/** The CommonJS build: the package declares no types for its ESM one. */
const loadHighs = createRequire(import.meta.url)('highs') as () => Promise<Highs>;

let solve: (problem: string) => number;
let feasible: (problem: string) => boolean;

beforeAll(async () => {
  const highs = await loadHighs();
  solve = (problem) => highs.solve(problem).ObjectiveValue;
  feasible = (problem) => highs.solve(problem).Status === 'Optimal';
});

/** The stage as a linear programme over classes, in CPLEX's LP format; `more` adds rows. */
function programme(grouping: Grouping, objective: string, more: string[], bounds: string[]): string {
  const rows: string[] = [];
  grouping.targets.forEach((_, k) => {
    const pairs = [...grouping.to.keys()].filter((e) => grouping.to[e] === k);
    const leads = pairs.filter((e) => grouping.inspectors[grouping.from[e] ?? 0]?.mayLead === true);
    const seats = seatsOf(grouping, k);
    rows.push(`${pairs.map((e) => `x${e}`).join(' + ')} = ${seats.leads + seats.others}`);
    rows.push(`${leads.map((e) => `x${e}`).join(' + ')} >= ${seats.leads}`);
  });
  const weights = [...grouping.from.keys()].map((e) => `0 <= x${e} <= ${pairWeight(grouping, e)}`);
  return `Minimize\n obj: ${objective}\nSubject To\n ${[...rows, ...more].join('\n ')}\nBounds\n ${[...weights, ...bounds].join('\n ')}\nEnd\n`;
}

const pairsOf = (grouping: Grouping, c: number): string[] =>
  [...grouping.from.keys()].filter((e) => grouping.from[e] === c).map((e) => `x${e}`);

function leastLoad(grouping: Grouping): number {
  const rows = grouping.inspectors.flatMap(({ members, carried }, c) => {
    const pairs = pairsOf(grouping, c);
    return pairs.length === 0
      ? []
      : [`${pairs.join(' + ')} - ${members.length} z <= ${-members.length * carried}`];
  });
  return solve(programme(grouping, 'z', rows, ['z >= 0']));
}

function loadRows(grouping: Grouping, loads: readonly number[]): string[] {
  return grouping.inspectors.flatMap((_, c) => {
    const pairs = pairsOf(grouping, c);
    return pairs.length === 0 ? [] : [`${pairs.join(' + ')} = ${loads[c] ?? 0}`];
  });
}

function leastCap(grouping: Grouping, loads: readonly number[]): number {
  const rows = loadRows(grouping, loads);
  const caps = [...grouping.from.keys()].map((e) => `x${e} - ${pairWeight(grouping, e)} q <= 0`);
  return solve(programme(grouping, 'q', [...rows, ...caps], ['q >= 0']));
}

/** The smallest cap in units of 2^-20 with which the loads can still be met, by bisection. */
function bisectedCap(grouping: Grouping, loads: readonly number[]): number {
  const rows = loadRows(grouping, loads);
  const fits = (units: number): boolean => {
    const caps = [...grouping.from.keys()].map((e) => `x${e} <= ${(pairWeight(grouping, e) * units) / UNIT}`);
    return feasible(programme(grouping, '0 x0', [...rows, ...caps], []));
  };
  let [fails, works] = [0, UNIT];
  while (works - fails > 1) {
    const middle = Math.floor((fails + works) / 2);
    if (fits(middle)) works = middle;
    else fails = middle;
  }
  return works;
}

const CASES: Record<string, Instance> = {
  'no bars': { targets: 30, leads: 5, others: 7, barred: 0, size: 2, loadCap: 100 },
  'many bars': { targets: 60, leads: 8, others: 8, barred: 9, size: 2, loadCap: 100 },
  'few leads': { targets: 40, leads: 3, others: 12, barred: 2, size: 3, loadCap: 100 },
  'earlier visits': { targets: 50, leads: 10, others: 6, barred: 4, size: 2, loadCap: 100, carried: 12 },
  '200 visits, 40 people': { targets: 200, leads: 15, others: 25, barred: 24, size: 2, loadCap: 100 },
  '200 visits, 40 people, few leads': {
    targets: 200,
    leads: 8,
    others: 32,
    barred: 20,
    size: 2,
    loadCap: 100,
  },
};

/** Loads summed over each class of people, as the levelling settled them; also what each person carries in all. */
function levelled(staffing: Staffing) {
  const { grouping } = staffing;
  const found = levelLoads(staffing);
  const each = grouping.inspectors.map(
    (_, c) => (found.forced[c] ?? 0) + (found.taken[c] ?? 0) / (found.den[c] ?? 1),
  );
  return {
    matrix: fractionalMatrix(staffing, found, 0),
    totals: each.map((load, c) => (load > 0 ? load + (grouping.inspectors[c]?.carried ?? 0) : 0)),
    loads: each.map((load, c) => load * (grouping.inspectors[c]?.members.length ?? 0)),
  };
}

describe('against an independent solver', () => {
  for (const [name, instance] of Object.entries(CASES)) {
    it(`the largest load and the cap are the least possible: ${name}`, () => {
      let compared = 0;
      for (const seed of many(name.startsWith('200') ? 2 : 5, (n) => n + 1)) {
        const { grouping } = randomStage(seed, instance);
        const staffing = buildStaffing(grouping);
        if (shortages(staffing).length > 0) continue;
        const { totals, loads, matrix } = levelled(staffing);
        if (instance.carried === undefined) expect(Math.max(...totals)).toBeCloseTo(leastLoad(grouping), 6);
        else expect(Math.max(...totals)).toBeLessThanOrEqual(leastLoad(grouping) + 1e-6);
        const least = leastCap(grouping, loads);
        expect(matrix.cap / UNIT).toBeGreaterThanOrEqual(least - 1e-6);
        expect(matrix.cap / UNIT).toBeLessThan(least + 1.01 / UNIT + 1e-6);
        compared++;
      }
      expect(compared).toBeGreaterThan(0);
    });
  }
});

describe('the largest probability of a pair', () => {
  it('is the smallest cap that bisection finds, to one part in 2^20', () => {
    for (const name of ['many bars', 'few leads', 'earlier visits', '200 visits, 40 people']) {
      const { grouping } = randomStage(2, CASES[name] as Instance);
      const staffing = buildStaffing(grouping);
      expect(shortages(staffing)).toEqual([]);
      const { loads, matrix } = levelled(staffing);
      const largest = Math.max(...matrix.units.map((u, e) => u / pairWeight(grouping, e)));
      expect(Math.ceil(largest)).toBe(matrix.cap);
      expect(Math.abs(matrix.cap - bisectedCap(grouping, loads)), name).toBeLessThanOrEqual(1);
    }
  });
});
