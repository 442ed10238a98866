import { describe, expect, it } from 'vitest';
import { add, formatRational, rational, ZERO, type Rational } from '../../../src/core/kernel/rational.js';
import { deal } from '../../../src/core/pairing/deal.js';
import type { Grouping } from '../../../src/core/pairing/grouping.js';
import { UNIT } from '../../../src/core/pairing/matrix.js';
import { roundMatrix } from '../../../src/core/pairing/round.js';
import { drawStage, solveStage } from '../../../src/core/pairing/stage.js';
import { everyOutcome } from './enumerate.js';
import { probabilities, randomStage } from './random.js';
import { many, seedOf } from './sample.js';

const BITS = 2;
const LEADS = 3;

interface Matrix {
  grouping: Grouping;
  units: Float64Array;
}

/** Two visits of a kind and one of another; a class of two leads, a third lead, one who may not lead. */
function smallMatrix(): Matrix {
  const rows = [
    [0, 0, 3],
    [0, 1, 2],
    [1, 0, 4],
    [1, 1, 2],
    [2, 0, 9],
    [2, 1, 4],
  ] as const;
  const person = { carried: 0, room: 9 };
  return {
    grouping: {
      inspectors: [
        { members: [0, 1], mayLead: true, ...person },
        { members: [2], mayLead: true, ...person },
        { members: [3, 4, 5], mayLead: false, ...person },
      ],
      targets: [
        { members: [0, 2], count: 2, leads: 0, turn: 'all', barred: [] },
        { members: [1], count: 2, leads: 1, turn: 'all', barred: [] },
      ],
      from: Int32Array.from(rows, ([c]) => c),
      to: Int32Array.from(rows, ([, k]) => k),
    },
    units: Float64Array.from(rows, ([, , units]) => units),
  };
}

describe('every possible draw of a tiny stage', () => {
  const { grouping, units } = smallMatrix();
  const outcomes = everyOutcome((coins) => roundMatrix(grouping, units, BITS, coins));

  it('keeps every expectation exactly and every whole sum in each outcome', () => {
    const expected = many(units.length, (): Rational => ZERO);
    for (const { outcome, probability } of outcomes) {
      outcome.counts.forEach((count, e) => {
        expected[e] = add(expected[e] ?? ZERO, rational(BigInt(count) * probability.num, probability.den));
        expect(Math.abs(count - (units[e] ?? 0) / 2 ** BITS)).toBeLessThan(1);
      });
      const sum = (pairs: number[]): number => pairs.reduce((s, e) => s + (outcome.counts[e] ?? 0), 0);
      expect([sum([0, 2, 4]), sum([1, 3, 5])]).toEqual([4, 2]);
      expect(sum([1, 3])).toBe(1);
    }
    expect(expected.map(formatRational)).toEqual(
      Array.from(units, (u) => formatRational(rational(u, 2 ** BITS))),
    );
  });

  it('gives every person the same share within a class, exactly', () => {
    const rounded = outcomes[0]?.outcome ?? roundMatrix(grouping, units, BITS, seedOf(1).coins('x'));
    const share = new Map<string, Rational>();
    for (const { outcome: teams, probability } of everyOutcome((coins) => deal(grouping, rounded, coins))) {
      teams.forEach((team, s) => {
        expect(new Set(team).size).toBe(2);
        for (const i of team) share.set(`${i}@${s}`, add(share.get(`${i}@${s}`) ?? ZERO, probability));
      });
    }
    grouping.from.forEach((c, e) => {
      const people = grouping.inspectors[c]?.members ?? [];
      const visits = grouping.targets[grouping.to[e] ?? 0]?.members ?? [];
      const equal = rational(rounded.counts[e] ?? 0, people.length * visits.length);
      for (const i of people) {
        for (const s of visits) {
          expect(formatRational(share.get(`${i}@${s}`) ?? ZERO)).toBe(formatRational(equal));
        }
      }
    });
  });
});

/** Two different people, one of them a lead, nobody barred. A plain throw: a million `expect` would take minutes. */
function expectTeam(team: readonly number[], barred: readonly number[]): void {
  const fit = team.length === 2 && team[0] !== team[1] && team.some((i) => i < LEADS);
  if (!fit || team.some((i) => barred.includes(i))) throw new Error(`a wrong team: ${team.join()}`);
}

describe('100,000 seeds of a small stage', () => {
  it('seat nobody barred, and show the published probabilities within five standard deviations', () => {
    const instance = { targets: 4, leads: LEADS, others: 3, barred: 1, size: 2, loadCap: 9 };
    const { seats, staff } = randomStage(5, instance);
    const solved = solveStage(staff, seats, 0);
    if (!solved.ok) throw new Error('the stage was meant to be feasible');
    const { grouping, units } = solved.value;
    const hits = seats.map(() => staff.inspectors.map(() => 0));
    const draws = 100_000;
    for (let n = 0; n < draws; n++) {
      const seed = seedOf(n);
      const teams = drawStage(solved.value, (part) => seed.coins(part));
      teams.forEach((team, s) => {
        const row = hits[s] ?? [];
        expectTeam(team, seats[s]?.barred ?? []);
        for (const i of team) row[i] = (row[i] ?? 0) + 1;
      });
    }
    const table = probabilities(grouping, units, UNIT);
    hits.forEach((row, s) => {
      row.forEach((count, i) => {
        const p = table[s]?.[i] ?? 0;
        const deviation = Math.sqrt(draws * p * (1 - p));
        expect(Math.abs(count - draws * p)).toBeLessThanOrEqual(5 * deviation + 1e-3);
      });
    });
    expect(table.flat().filter((p) => p > 0 && p < 1).length).toBeGreaterThan(15);
    expect(seats.flatMap(({ barred }) => barred).length).toBeGreaterThan(2);
  });
});
