import { describe, expect, it } from 'vitest';
import { deal } from '../../../src/core/pairing/deal.js';
import { shortages } from '../../../src/core/pairing/feasibility.js';
import { levelLoads } from '../../../src/core/pairing/level.js';
import { fractionalMatrix, UNIT, UNIT_BITS } from '../../../src/core/pairing/matrix.js';
import { roundMatrix } from '../../../src/core/pairing/round.js';
import { buildStaffing } from '../../../src/core/pairing/staffing.js';
import { many, seedOf } from '../../unit/pairing/sample.js';
import { filterAndSort, plantedEligible, randomEligible, sparseGrouping } from '../../unit/pairing/sparse.js';

function fiveSteps(eligible: readonly (readonly number[])[], leads: number, cap: number, seed: number) {
  const grouping = sparseGrouping(eligible, leads, cap);
  const staffing = buildStaffing(grouping);
  expect(shortages(staffing)).toEqual([]);
  const levelled = levelLoads(staffing);
  const matrix = fractionalMatrix(staffing, levelled, 0);
  const rounded = roundMatrix(grouping, matrix.units, UNIT_BITS, seedOf(seed).coins('round'));
  return { levelled, matrix, teams: deal(grouping, rounded, seedOf(seed).coins('deal')) };
}

/** Everybody on a team qualifies, nobody sits on one twice, somebody may lead, and nobody's cap is used up short. */
function expectPlanted(
  teams: readonly number[][],
  eligible: readonly number[][],
  people: number,
  leads: number,
  cap: number,
): void {
  const loads = many(people, () => 0);
  const faults = teams.filter((team, k) => {
    for (const i of team) loads[i] = (loads[i] ?? 0) + 1;
    const fit = team.every((i) => eligible[k]?.includes(i) === true) && team.some((i) => i < leads);
    return team.length !== 2 || team[0] === team[1] || !fit;
  });
  expect(teams).toHaveLength(eligible.length);
  expect(faults).toEqual([]);
  expect(loads).toEqual(many(people, () => cap));
}

describe('caps without slack', () => {
  it('are met in full where filtering and sorting leaves visits unstaffed', () => {
    for (const seed of [1, 2, 3]) {
      const eligible = plantedEligible(seed, 60, 30, 20, 4);
      expectPlanted(fiveSteps(eligible, 30, 20, seed).teams, eligible, 60, 30, 20);
      expect(filterAndSort(eligible, 60, 30, 20).staffed).toBeLessThan(eligible.length);
    }
  });

  it('staff 10,000 of 10,000 visits with 1,000 people where filtering and sorting staffs 9,875', () => {
    // 700 may lead, each may make 20 visits, ten qualify for each visit, and every cap must be used up.
    const eligible = plantedEligible(1, 1000, 700, 20, 8);
    expectPlanted(fiveSteps(eligible, 700, 20, 1).teams, eligible, 1000, 700, 20);
    expect(filterAndSort(eligible, 1000, 700, 20).staffed).toBe(9875);
  });
});

describe('sparse stages', () => {
  it('keep every load at its level, rounded down or up, and every probability under the cap', () => {
    for (const seed of [4, 5]) {
      const eligible = randomEligible(seed, 400, 80, 25, 5);
      const { levelled, matrix, teams } = fiveSteps(eligible, 25, 400, seed);
      const loads = many(80, () => 0);
      for (const i of teams.flat()) loads[i] = (loads[i] ?? 0) + 1;
      loads.forEach((load, i) => {
        const level = (levelled.forced[i] ?? 0) + (levelled.taken[i] ?? 0) / (levelled.den[i] ?? 1);
        expect(load).toBeGreaterThanOrEqual(Math.floor(level));
        expect(load).toBeLessThanOrEqual(Math.ceil(level));
      });
      expect(Math.max(...matrix.units)).toBe(matrix.cap);
      expect(matrix.cap).toBeLessThanOrEqual(UNIT);
    }
  });
});
