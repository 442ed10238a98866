import type { DatedVisit, ScheduleLimits, VisitRequest } from '../../../src/core/scheduling/visit.js';

type Leave = ReadonlyMap<string, readonly { from: string; to: string }[]>;

/** What a schedule must fulfil, written anew from the rules: it shares nothing with the scheduler. */
export function violations(
  visits: readonly VisitRequest[],
  dated: readonly DatedVisit[],
  workdays: readonly string[],
  { dailyCap }: Pick<ScheduleLimits, 'dailyCap'>,
  leave: Leave = new Map(),
): string[] {
  const faults: string[] = [];
  const loads: Record<string, number> = {};
  if (dated.length !== visits.length) faults.push(`${dated.length} dates for ${visits.length} visits`);
  for (const visit of visits) {
    const dates = dated.filter(({ target }) => target === visit.target).map(({ date }) => date);
    if (dates.length !== 1) faults.push(`${visit.target} has ${dates.length} dates`);
    for (const date of dates) {
      faults.push(...faultsOn(visit, date, workdays, leave));
      for (const inspector of visit.team) {
        const key = `${inspector} ${date}`;
        loads[key] = (loads[key] ?? 0) + 1;
      }
    }
  }
  for (const [key, load] of Object.entries(loads)) {
    if (load > dailyCap) faults.push(`${key}: ${load} visits`);
  }
  return faults;
}

function faultsOn(visit: VisitRequest, date: string, workdays: readonly string[], leave: Leave): string[] {
  const faults: string[] = [];
  if (!workdays.includes(date)) faults.push(`${visit.target} on ${date}, no workday of the window`);
  if (visit.due !== null && date > visit.due) faults.push(`${visit.target} on ${date}, after ${visit.due}`);
  for (const inspector of visit.team) {
    const away = (leave.get(inspector) ?? []).some(({ from, to }) => from <= date && date <= to);
    if (away) faults.push(`${inspector} is away on ${date}`);
  }
  return faults;
}

export interface Travel {
  /** Days on which a team is out. */
  readonly teamDays: number;
  /** Changes of street within such a day: its streets less one, summed. */
  readonly teamChanges: number;
  /** The same two by inspector instead of by team. */
  readonly inspectorDays: number;
  readonly inspectorChanges: number;
}

export function travelOf(visits: readonly VisitRequest[], dated: readonly DatedVisit[]): Travel {
  const dateOf = new Map(dated.map(({ target, date }) => [target, date]));
  const teams = new Map<string, Set<string>>();
  const people = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, key: string, street: string) =>
    to.set(key, (to.get(key) ?? new Set()).add(street));
  for (const { target, team, street } of visits) {
    const date = dateOf.get(target) ?? '';
    add(teams, `${[...team].sort().join('+')} ${date}`, street ?? target);
    for (const inspector of team) add(people, `${inspector} ${date}`, street ?? target);
  }
  const changes = (of: Map<string, Set<string>>) =>
    [...of.values()].reduce((sum, streets) => sum + streets.size - 1, 0);
  return {
    teamDays: teams.size,
    teamChanges: changes(teams),
    inspectorDays: people.size,
    inspectorChanges: changes(people),
  };
}
