import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Plan } from '../../core/replay/plan.js';
import { provisionalCalendar } from '../../core/scheduling/calendar.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';

/**
 * The work calendar of the plan's region for a month's year. An unknown year is refused, unless the plan
 * names who approved working with a provisional table.
 */
export function calendarsFor(
  plan: Plan,
  month: string,
  known: readonly WorkCalendar[],
): Result<readonly WorkCalendar[], Problem> {
  const { region, provisionalApprovedBy } = plan.calendar;
  const year = Number(month.slice(0, 4));
  const ofRegion = known.filter((calendar) => calendar.region === region);
  const own = ofRegion.find((calendar) => calendar.year === year);
  if (own !== undefined && (!own.provisional || provisionalApprovedBy !== null)) return ok([own]);
  const zone = ofRegion[0]?.zone;
  if (provisionalApprovedBy === null || zone === undefined) {
    return err({ code: 'scheduling.no-calendar', params: { region, year } });
  }
  return ok([provisionalCalendar(region, year, zone)]);
}
