import type { Day } from '../kernel/date.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { Leave } from './agenda.js';
import { faultOfDay } from './dayFault.js';
import type { SchedulingProblem } from './reasons.js';
import type { DatedVisit, ScheduleLimits, VisitRequest } from './visit.js';
import { isWorkday, workdaysBetween, type Calendars } from './workdays.js';

/** Why a visit may change its day: a closed list. */
export const RESCHEDULE_REASONS = [
  'illness',
  'leave',
  'emergency',
  'weather',
  'premisesShut',
  'jointVisit',
  'travel',
  'other',
] as const;
type RescheduleReason = (typeof RESCHEDULE_REASONS)[number];

/** One change of a visit's day. Nothing of it is ever altered or taken back: another change follows it. */
interface DateChange {
  readonly from: Day;
  readonly to: Day;
  readonly reason: RescheduleReason;
  /** What happened, in words; never empty. */
  readonly note: string;
  /** Who changed it. */
  readonly by: string;
  /** The day on which it was changed. */
  readonly on: Day;
}

/** A visit with its day and all changes of it, the oldest first. */
export interface ScheduledVisit extends VisitRequest {
  readonly date: Day;
  readonly changes: readonly DateChange[];
}

export interface ChangeRequest extends Omit<DateChange, 'from'> {
  readonly target: string;
}

/** Joins requests and dates, without changes yet; a request without a date is left out. */
export function scheduled(
  requests: readonly VisitRequest[],
  dated: readonly DatedVisit[],
): readonly ScheduledVisit[] {
  const dates = new Map(dated.map(({ target, date }) => [target, date]));
  return requests.flatMap((request) => {
    const date = dates.get(request.target);
    return date === undefined ? [] : [{ ...request, date, changes: [] }];
  });
}

/** The first day a visit had, before all changes. */
export function firstDay({ date, changes }: ScheduledVisit): Day {
  return changes[0]?.from ?? date;
}

/**
 * Moves one visit to another day under the same rules as the schedule, and adds the change to its history.
 * The other visits stay as they are.
 */
export function reschedule(
  visits: readonly ScheduledVisit[],
  change: ChangeRequest,
  calendars: Calendars,
  limits: ScheduleLimits,
  leave: Leave,
): Result<readonly ScheduledVisit[], SchedulingProblem> {
  const { target, to: day, reason, note, by, on } = change;
  const visit = visits.find((candidate) => candidate.target === target);
  if (visit === undefined) return err({ code: 'scheduling.unknown-visit', params: { target } });
  if (note.trim() === '') return err({ code: 'scheduling.reason-missing', params: { target } });
  if (visit.date === day) return err({ code: 'scheduling.same-day', params: { target, day } });
  const work = isWorkday(calendars, day);
  if (!work.ok) return work;
  if (!work.value) return err({ code: 'scheduling.not-a-workday', params: { target, day } });
  const fault = faultOfDay(visits, visit, day, limits, leave);
  if (fault !== null) return err(fault);
  const step: DateChange = { from: visit.date, to: day, reason, note, by, on };
  const moved: ScheduledVisit = { ...visit, date: day, changes: [...visit.changes, step] };
  return ok(visits.map((candidate) => (candidate.target === target ? moved : candidate)));
}

/** The days of the window, other than its present one, to which a visit could move. */
export function openDays(
  visits: readonly ScheduledVisit[],
  target: string,
  calendars: Calendars,
  limits: ScheduleLimits,
  leave: Leave,
): Result<readonly Day[], SchedulingProblem> {
  const visit = visits.find((candidate) => candidate.target === target);
  if (visit === undefined) return err({ code: 'scheduling.unknown-visit', params: { target } });
  const days = workdaysBetween(calendars, limits.window.from, limits.window.to);
  if (!days.ok) return days;
  return ok(
    days.value.filter((day) => day !== visit.date && faultOfDay(visits, visit, day, limits, leave) === null),
  );
}
