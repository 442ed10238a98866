import { addDays, monthDays, weekday, type Day } from '../kernel/date.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { SchedulingProblem } from './reasons.js';
import type { WorkCalendar } from './visit.js';

/** The year tables of one region. */
export interface Calendars {
  readonly region: string;
  /** Whether a planner approved working with provisional tables. */
  readonly approvedProvisional: boolean;
  readonly years: ReadonlyMap<number, YearTable>;
}

interface YearTable {
  readonly provisional: boolean;
  readonly off: ReadonlySet<Day>;
  readonly made: ReadonlySet<Day>;
}

/** Picks a region's tables; two tables of one region and year are refused. */
export function calendarsOf(
  tables: readonly WorkCalendar[],
  region: string,
  approvedProvisional = false,
): Result<Calendars, SchedulingProblem> {
  const years = new Map<number, YearTable>();
  for (const table of tables) {
    if (table.region !== region) continue;
    const { year, provisional } = table;
    if (years.has(year)) return err({ code: 'scheduling.calendar-twice', params: { year, region } });
    years.set(year, {
      provisional,
      off: new Set(table.holidays),
      made: new Set(table.makeUpWorkdays),
    });
  }
  return ok({ region, approvedProvisional, years });
}

/** Whether work is done on a day; a year without a usable table is an error, never a guess. */
export function isWorkday(calendars: Calendars, day: Day): Result<boolean, SchedulingProblem> {
  const { region } = calendars;
  const year = Number(day.slice(0, 4));
  const table = calendars.years.get(year);
  if (table === undefined) return err({ code: 'scheduling.no-calendar', params: { year, region } });
  if (table.provisional && !calendars.approvedProvisional) {
    return err({ code: 'scheduling.calendar-provisional', params: { year, region } });
  }
  return ok(weekday(day) > 5 ? table.made.has(day) : !table.off.has(day));
}

/** The workdays from `from` to `to`, both included. */
export function workdaysBetween(
  calendars: Calendars,
  from: Day,
  to: Day,
): Result<readonly Day[], SchedulingProblem> {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const work = isWorkday(calendars, day);
    if (!work.ok) return work;
    if (work.value) days.push(day);
  }
  return ok(days);
}

/** The workdays of a month given as "YYYY-MM". */
export function workdaysOfMonth(
  calendars: Calendars,
  month: string,
): Result<readonly Day[], SchedulingProblem> {
  const days = monthDays(month);
  return days.ok ? workdaysBetween(calendars, days.value.first, days.value.last) : days;
}

/**
 * The day on which a term of `n` workdays ends; the day on which it begins does not count (Civil Code of the
 * PRC art. 201). With n = 0, the day itself or, when that is a day off, the next workday (art. 203).
 */
export function addWorkdays(calendars: Calendars, day: Day, n: number): Result<Day, SchedulingProblem> {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('a term has a whole number of workdays');
  let [current, left] = [n === 0 ? day : addDays(day, 1), Math.max(n, 1)];
  for (;;) {
    const work = isWorkday(calendars, current);
    if (!work.ok) return work;
    if (work.value && --left === 0) return ok(current);
    current = addDays(current, 1);
  }
}
