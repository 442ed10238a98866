import { ok, err, type Result } from '../kernel/result.js';
import type { SchedulingProblem } from './reasons.js';
import type { Leave } from './agenda.js';
import { workdaysOfMonth, type Calendars } from './workdays.js';

/** An officer as capacity sees one. */
export interface OfficerInput {
  readonly id: string;
  readonly mayLead: boolean;
  /** Workdays of the month already taken by other work. */
  readonly otherDays: number;
}

export interface VisitLimits {
  /** Members of a team, one of them a lead. */
  readonly size: number;
  readonly dailyCap: number;
  /** Most visits of one inspector in the draw. */
  readonly loadCap: number;
}

export interface MonthCapacity {
  readonly workdays: number;
  /** Officer-days left after leave and other work. */
  readonly officerDays: number;
  /** Most visits that can be staffed and dated, as far as counting tells. */
  readonly visits: number;
  /** Most visits for which there is a lead. */
  readonly leadVisits: number;
}

/** How many visits a month can carry with these officers, their leave and their other work. */
export function monthCapacity(
  officers: readonly OfficerInput[],
  calendars: Calendars,
  month: string,
  limits: VisitLimits,
  leave: Leave,
): Result<MonthCapacity, SchedulingProblem> {
  const workdays = workdaysOfMonth(calendars, month);
  if (!workdays.ok) return workdays;
  const days = officers.map(({ id, otherDays }) => {
    const away = leave.get(id) ?? [];
    const there = workdays.value.filter((day) => !away.some(({ from, to }) => from <= day && day <= to));
    return Math.max(0, there.length - otherDays);
  });
  const seats = days.map((count) => Math.min(limits.loadCap, count * limits.dailyCap));
  const leads = seats.filter((_, i) => officers[i]?.mayLead === true);
  const leadVisits = mostTeams(leads, 1);
  return ok({
    workdays: workdays.value.length,
    officerDays: days.reduce((sum, count) => sum + count, 0),
    visits: Math.min(leadVisits, mostTeams(seats, limits.size)),
    leadVisits,
  });
}

/**
 * The most teams of a size without the same person twice in one: the largest k with Σ min(seatsᵢ, k) ≥
 * size · k (Gale and Ryser 1957 for equal column sums).
 */
function mostTeams(seats: readonly number[], size: number): number {
  let [fits, fails] = [0, seats.reduce((sum, count) => sum + count, 0) + 1];
  while (fails - fits > 1) {
    const k = Math.floor((fits + fails) / 2);
    const filled = seats.reduce((sum, count) => sum + Math.min(count, k), 0);
    if (filled >= size * k) fits = k;
    else fails = k;
  }
  return fits;
}

/** Warns before a draw that cannot be staffed or dated in its month. */
export function checkDraw(visits: number, capacity: MonthCapacity): Result<null, SchedulingProblem> {
  const { visits: most, leadVisits } = capacity;
  if (visits <= most) return ok(null);
  const params = { visits, most, short: visits - most };
  if (visits > leadVisits && leadVisits === most) {
    return err({ code: 'scheduling.too-few-leads', params });
  }
  return err({ code: 'scheduling.draw-beyond-capacity', params });
}
