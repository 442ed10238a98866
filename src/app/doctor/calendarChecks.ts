import type { WorkCalendar } from '../../core/scheduling/visit.js';
import { bad, good, warning, type Check, type DoctorProblem } from './check.js';

/** This year's visits cannot be dated without its work calendar; next year's is needed in time. */
export function calendarChecks(calendars: readonly WorkCalendar[], year: number): readonly Check[] {
  const known = [...new Set(calendars.map((calendar) => calendar.year))].sort((a, b) => a - b);
  const found = known.join(', ');
  const missing = (absent: number): DoctorProblem => ({
    code: 'doctor.no-calendar',
    params: { year: String(absent) },
  });
  if (!known.includes(year)) return [bad('calendars', found, missing(year))];
  if (!known.includes(year + 1)) return [warning('calendars', found, missing(year + 1))];
  return [good('calendars', found)];
}
