import { DateTime } from 'luxon';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';
import { deadlineAfter } from '../month/calendars.js';

const UTC = 'UTC';

/** The day of a moment where a region's calendar holds. */
export function dayIn(calendars: readonly WorkCalendar[], region: string, at: Date | string): Day {
  const zone = calendars.find((calendar) => calendar.region === region)?.zone ?? UTC;
  const moment = typeof at === 'string' ? DateTime.fromISO(at, { zone }) : DateTime.fromJSDate(at, { zone });
  return moment.toFormat('yyyy-MM-dd');
}

/** The last day of a term of workdays in a region; the day on which it begins does not count. */
export function termEnd(
  calendars: readonly WorkCalendar[],
  region: string,
  day: Day,
  workdays: number,
): Result<Day, Problem> {
  return deadlineAfter({ calendar: { region, provisionalApprovedBy: null } }, day, workdays, calendars);
}

/** As `termEnd`; null as long as the table of a year is not there, to be reckoned once it is. */
export function termEndIfKnown(...term: Parameters<typeof termEnd>): Day | null {
  const end = termEnd(...term);
  return end.ok ? end.value : null;
}
