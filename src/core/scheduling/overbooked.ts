import { err, ok, type Result } from '../kernel/result.js';
import type { Agenda } from './agenda.js';
import type { SchedulingProblem } from './reasons.js';

/**
 * Proves that some inspectors have more visits than days, where that can be proved: for each inspector alone
 * by Hall's theorem (the visits matched to workdays of `dailyCap` places each), and for inspectors who work
 * together by counting places.
 */
export function checkCapacity(agenda: Agenda): Result<null, SchedulingProblem> {
  for (const [inspector] of agenda.inspectors.entries()) {
    const problem = overbooked(agenda, inspector);
    if (problem !== null) return err(problem);
  }
  return checkGroups(agenda);
}

function overbooked(agenda: Agenda, inspector: number): SchedulingProblem | null {
  const { dailyCap } = agenda;
  const visits = agenda.visits.flatMap(({ team }, v) => (team.includes(inspector) ? [v] : []));
  const held = new Map<number, number[]>();
  for (const v of visits) {
    const seen = new Set<number>();
    if (match(agenda, held, v, seen)) continue;
    // The days reached are full, and their visits reach no other day: these visits share too few places.
    const crowd = [...seen].flatMap((day) => held.get(day) ?? []);
    const capacity = seen.size * dailyCap;
    const id = agenda.inspectors[inspector] ?? '';
    const params = { inspector: id, visits: crowd.length + 1, days: seen.size, dailyCap, capacity };
    return { code: 'scheduling.inspector-overbooked', params };
  }
  return null;
}

/** One augmenting path of the matching visits – day places. */
function match(agenda: Agenda, held: Map<number, number[]>, v: number, seen: Set<number>): boolean {
  for (const day of agenda.visits[v]?.days ?? []) {
    if (seen.has(day)) continue;
    seen.add(day);
    const there = held.get(day) ?? [];
    if (there.length < agenda.dailyCap) {
      held.set(day, [...there, v]);
      return true;
    }
    for (const u of there) {
      if (!match(agenda, held, u, seen)) continue;
      held.set(day, [...(held.get(day) ?? []).filter((w) => w !== u), v]);
      return true;
    }
  }
  return false;
}

/**
 * On one day a closed group of n inspectors in teams of s makes at most ⌊cap · n / s⌋ visits: three
 * inspectors in pairs who may each make one visit a day make one, not one and a half.
 */
function checkGroups(agenda: Agenda): Result<null, SchedulingProblem> {
  for (const { inspectors, visits } of groups(agenda)) {
    const size = Math.min(...visits.map((v) => agenda.visits[v]?.team.length ?? 1));
    const days = new Set(visits.flatMap((v) => agenda.visits[v]?.days ?? [])).size;
    const capacity = days * Math.floor((agenda.dailyCap * inspectors.length) / size);
    if (visits.length <= capacity) continue;
    const names = inspectors.map((i) => agenda.inspectors[i] ?? '');
    const params = { inspectors: names, visits: visits.length, days, dailyCap: agenda.dailyCap, capacity };
    return err({ code: 'scheduling.inspectors-overbooked', params });
  }
  return ok(null);
}

interface Group {
  readonly inspectors: number[];
  readonly visits: number[];
}

/** Inspectors linked by common visits, with these visits. */
function groups(agenda: Agenda): Group[] {
  const root = agenda.inspectors.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] ?? at;
    return at;
  };
  for (const { team } of agenda.visits) {
    for (const member of team) root[find(member)] = find(team[0] ?? member);
  }
  const found = new Map<number, Group>();
  const groupOf = (i: number): Group => {
    const group = found.get(find(i)) ?? { inspectors: [], visits: [] };
    found.set(find(i), group);
    return group;
  };
  for (const [i] of root.entries()) groupOf(i).inspectors.push(i);
  for (const [v, { team }] of agenda.visits.entries()) {
    if (team[0] !== undefined) groupOf(team[0]).visits.push(v);
  }
  return [...found.values()].filter((group) => group.visits.length > 0);
}
