import type { Grouping } from '../../../src/core/pairing/grouping.js';
import { generator } from './random.js';
import { many } from './sample.js';

/** A stage in which no two people and no two visits are alike; pairs listed per person. */
export function sparseGrouping(
  eligible: readonly (readonly number[])[],
  leads: number,
  room: number,
): Grouping {
  const [from, to]: [number[], number[]] = [[], []];
  const people = eligible.reduce((most, list) => Math.max(most, ...list), 0) + 1;
  const rows = many(people, (): number[] => []);
  eligible.forEach((list, k) => {
    for (const i of list) rows[i]?.push(k);
  });
  rows.forEach((list, i) => {
    for (const k of list) {
      from.push(i);
      to.push(k);
    }
  });
  return {
    inspectors: rows.map((_, i) => ({ members: [i], mayLead: i < leads, carried: 0, room })),
    targets: eligible.map((_, k) => ({ members: [k], count: 2, leads: 1, turn: 'all', barred: [] })),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
  };
}

/** Each visit with `degree` random people, at least one of whom may lead. */
export function randomEligible(seed: number, visits: number, people: number, leads: number, degree: number) {
  const pick = generator(seed);
  return many(visits, () => {
    const set = new Set([pick(leads)]);
    while (set.size < degree) set.add(pick(people));
    return [...set].sort((a, b) => a - b);
  });
}

/**
 * Zero slack: a hidden staffing uses everybody exactly `cap` times, the first `leads` people as leads and, once
 * every visit has its lead, as second members; each visit has its hidden team and `noise` more who qualify.
 */
export function plantedEligible(seed: number, people: number, leads: number, cap: number, noise: number) {
  const pick = generator(seed);
  const shuffle = (seats: number[]): number[] => {
    for (let i = seats.length - 1; i > 0; i--) {
      const j = pick(i + 1);
      [seats[i], seats[j]] = [seats[j] ?? 0, seats[i] ?? 0];
    }
    return seats;
  };
  const visits = (people * cap) / 2;
  const byLeads = shuffle(many(leads * cap, (n) => n % leads));
  const byOthers = many((people - leads) * cap, (n) => leads + (n % (people - leads)));
  const second = shuffle([...byLeads.slice(visits), ...byOthers]);
  return byLeads.slice(0, visits).map((lead, k) => {
    const set = new Set([lead, second[k] ?? 0]);
    while (set.size < 2 + noise) set.add(pick(people));
    return [...set].sort((a, b) => a - b);
  });
}

/** The ordinary way: per visit, filter who qualifies and has visits left, sort by load, take a lead and one more. */
export function filterAndSort(
  eligible: readonly (readonly number[])[],
  people: number,
  leads: number,
  cap: number,
): { staffed: number; loads: number[] } {
  const loads = many(people, () => 0);
  const roster = many(people, (i) => i);
  let staffed = 0;
  for (const list of eligible) {
    const qualifies = new Set(list);
    const free = roster
      .filter((i) => qualifies.has(i) && (loads[i] ?? 0) < cap)
      .sort((a, b) => (loads[a] ?? 0) - (loads[b] ?? 0));
    const lead = free.find((i) => i < leads);
    const second = free.find((i) => i !== lead);
    if (lead === undefined || second === undefined) continue;
    staffed++;
    loads[lead] = (loads[lead] ?? 0) + 1;
    loads[second] = (loads[second] ?? 0) + 1;
  }
  return { staffed, loads };
}
