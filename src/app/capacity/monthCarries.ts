import { monthDays } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import { groundsAgainst } from '../../core/pairing/eligibility.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { DrawBasis } from '../../core/replay/drawBasis.js';
import { mostTargets } from '../../core/replay/mostTargets.js';
import { checkDraw, monthCapacity, type MonthCapacity } from '../../core/scheduling/monthCapacity.js';
import { calendarsOf } from '../../core/scheduling/workdays.js';
import { staffable } from './staffable.js';

type MonthBasis = Pick<DrawBasis, 'plan' | 'month' | 'roster' | 'calendars'>;

/** What a month's officers can carry under the plan: those who qualify, less leave and `otherDays` each. */
export function monthCarries(
  { plan, month, roster, calendars }: MonthBasis,
  otherDays = 0,
): Result<MonthCapacity, Problem> {
  const days = monthDays(month);
  if (!days.ok) return days;
  const window = { from: days.value.first, to: days.value.last };
  const { domain, size, loadCap } = plan.teams;
  const rule = { domain, region: null, regions: 'any', window, organisation: null } as const;
  const officers = roster
    .filter((person) => groundsAgainst(person, rule).length === 0)
    .map(({ id, mayLead }) => ({ id, mayLead, otherDays }));
  const { region, provisionalApprovedBy } = plan.calendar;
  const workCalendars = calendarsOf(calendars, region, provisionalApprovedBy !== null);
  if (!workCalendars.ok) return workCalendars;
  const limits = { size, loadCap, dailyCap: plan.schedule.dailyCap };
  return monthCapacity(officers, workCalendars.value, month, limits, leaveOf(roster));
}

const leaveOf = (roster: readonly Inspector[]) => new Map(roster.map(({ id, leave }) => [id, leave]));

export interface CarriedDraw {
  readonly capacity: MonthCapacity;
  /** The most targets that the draw can have. */
  readonly most: number;
  /** Why it may not be possible to staff or date them, and what would do; empty when nothing is found. */
  readonly problems: readonly Problem[];
}

/** Holds the largest draw that a frame allows against what the month can carry, before any seed exists. */
export function drawCarried(
  basis: MonthBasis & Pick<DrawBasis, 'rows'>,
  otherDays = 0,
): Result<CarriedDraw, Problem> {
  const most = mostTargets(basis.plan.draw, basis.rows);
  if (!most.ok) return most;
  const capacity = monthCarries(basis, otherDays);
  if (!capacity.ok) return capacity;
  const problems = problemsOf(basis, capacity.value, most.value);
  return problems.ok
    ? ok({ capacity: capacity.value, most: most.value, problems: problems.value })
    : problems;
}

/** What keeps so many visits from being dated or staffed, and what would do. */
export function problemsOf(
  basis: MonthBasis,
  capacity: MonthCapacity,
  visits: number,
): Result<readonly Problem[], Problem> {
  const carried = checkDraw(visits, capacity);
  const staffed = staffable(basis, visits);
  if (!staffed.ok) return staffed;
  return ok([...(carried.ok ? [] : [carried.error]), ...staffed.value]);
}
