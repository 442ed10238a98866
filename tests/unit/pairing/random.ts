import type { Grouping, Seats } from '../../../src/core/pairing/grouping.js';
import { group } from '../../../src/core/pairing/grouping.js';
import { many, people, visits, WINDOW } from './sample.js';

/** A small reproducible generator for test instances (Numerical Recipes' constants). */
export function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Instance {
  readonly targets: number;
  readonly leads: number;
  readonly others: number;
  /** People barred at each visit, about. */
  readonly barred: number;
  readonly size: number;
  readonly loadCap: number;
  readonly carried?: number;
}

/** A random stage: each visit bars its own random people. */
export function randomStage(seed: number, instance: Instance) {
  const pick = generator(seed);
  const { targets, leads, others, size, loadCap } = instance;
  const roster = people(leads, others);
  const seats: Seats[] = visits(targets).map(({ target }) => ({
    target,
    rule: { domain: 'food', region: null, regions: 'within', window: WINDOW, organisation: null },
    count: size,
    leads: 1,
    barred: [...new Set(many(pick(2 * instance.barred + 1), () => pick(roster.length)))].sort(
      (a, b) => a - b,
    ),
    turn: 'all',
  }));
  const staff = {
    inspectors: roster,
    carried: roster.map(() => (instance.carried === undefined ? 0 : pick(instance.carried + 1))),
    room: roster.map(() => loadCap),
  };
  return { roster, seats, staff, grouping: group(staff, seats) };
}

/** P(person, visit) in units per pair of people and visits, as a table [visit][person]. */
export function probabilities(grouping: Grouping, units: Float64Array, unit: number): number[][] {
  const table: number[][] = [];
  for (const { members } of grouping.targets) for (const s of members) table[s] = [];
  grouping.from.forEach((c, e) => {
    const people = grouping.inspectors[c]?.members ?? [];
    const targets = grouping.targets[grouping.to[e] ?? 0]?.members ?? [];
    for (const s of targets) {
      const row = table[s] ?? [];
      for (const i of people) row[i] = (units[e] ?? 0) / unit / people.length / targets.length;
    }
  });
  return table;
}
