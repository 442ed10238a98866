import { DateTime } from 'luxon';
import type { Day } from '../../core/kernel/date.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';

const USUAL_ZONE = 'Asia/Shanghai';

/** The day of a moment, in the zone of the office's work calendar. */
export function officeDay(now: Date, calendars: readonly WorkCalendar[]): Day {
  const zone = calendars[0]?.zone ?? USUAL_ZONE;
  return DateTime.fromJSDate(now, { zone }).toFormat('yyyy-MM-dd');
}
