import { monthDays, type Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Plan } from '../../core/replay/plan.js';
import { provisionalCalendar } from '../../core/scheduling/calendar.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';
import { addWorkdays, calendarsOf } from '../../core/scheduling/workdays.js';

type CalendarPlan = Pick<Plan, 'calendar'>;

/**
 * The work calendar that a month's draw needs: that of its year. An unknown year is refused, unless the plan
 * names who approved working with a provisional table.
 */
export function calendarsFor(
  plan: CalendarPlan,
  month: string,
  known: readonly WorkCalendar[],
): Result<readonly WorkCalendar[], Problem> {
  const days = monthDays(month);
  return days.ok ? calendarsBetween(plan, { from: days.value.first, to: days.value.last }, known) : days;
}

/** The work calendars of every year that a period touches, ascending; each year as in `calendarsFor`. */
export function calendarsBetween(
  plan: CalendarPlan,
  { from, to }: { readonly from: Day; readonly to: Day },
  known: readonly WorkCalendar[],
): Result<readonly WorkCalendar[], Problem> {
  const tables: WorkCalendar[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const table = calendarOfYear(plan, year, known);
    if (!table.ok) return table;
    tables.push(table.value);
  }
  return ok(tables);
}

/**
 * The last day of a term of workdays that begins the day after `day`. It may run into the next year, whose
 * table is then needed too.
 */
export function deadlineAfter(
  plan: CalendarPlan,
  day: Day,
  workdays: number,
  known: readonly WorkCalendar[],
): Result<Day, Problem> {
  const { region, provisionalApprovedBy } = plan.calendar;
  for (let year = yearOf(day); ; year++) {
    const tables = calendarsBetween(plan, { from: day, to: `${String(year)}-12-31` }, known);
    if (!tables.ok) return tables;
    const calendars = calendarsOf(tables.value, region, provisionalApprovedBy !== null);
    if (!calendars.ok) return calendars;
    const end = addWorkdays(calendars.value, day, workdays);
    if (end.ok || end.error.code !== 'scheduling.no-calendar') return end;
  }
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

function calendarOfYear(
  plan: CalendarPlan,
  year: number,
  known: readonly WorkCalendar[],
): Result<WorkCalendar, Problem> {
  const { region, provisionalApprovedBy } = plan.calendar;
  const ofRegion = known.filter((calendar) => calendar.region === region);
  const own = ofRegion.find((calendar) => calendar.year === year);
  if (own !== undefined && (!own.provisional || provisionalApprovedBy !== null)) return ok(own);
  const zone = ofRegion[0]?.zone;
  if (provisionalApprovedBy === null || zone === undefined) {
    return err({ code: 'scheduling.no-calendar', params: { region, year } });
  }
  return ok(provisionalCalendar(region, year, zone));
}
