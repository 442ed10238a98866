import { err, ok, type Result } from '../kernel/result.js';
import type { Leave } from './agenda.js';
import { faultOfDay } from './dayFault.js';
import type { SchedulingProblem } from './reasons.js';
import type { ScheduledVisit } from './reschedule.js';
import type { ScheduleLimits } from './visit.js';
import { isWorkday, type Calendars } from './workdays.js';

/**
 * Holds a schedule that came from elsewhere, such as an edited file, against the rules that dating and
 * rescheduling keep: each target once, every day a workday of the window, not after the due date, nobody on
 * leave or over the daily cap, and each history ending on the visit's day. The first fault, by target.
 */
export function checkSchedule(
  visits: readonly ScheduledVisit[],
  calendars: Calendars,
  limits: ScheduleLimits,
  leave: Leave,
): Result<null, SchedulingProblem> {
  const seen = new Set<string>();
  for (const visit of visits) {
    const { target, date: day } = visit;
    if (seen.has(target)) return err({ code: 'scheduling.target-twice', params: { target } });
    seen.add(target);
    if (!historyHolds(visit)) return err({ code: 'scheduling.history-broken', params: { target, day } });
    const work = isWorkday(calendars, day);
    if (!work.ok) return work;
    if (!work.value) return err({ code: 'scheduling.not-a-workday', params: { target, day } });
    const fault = faultOfDay(visits, visit, day, limits, leave);
    if (fault !== null) return err(fault);
  }
  return ok(null);
}

/** Every change starts where the one before ended, and the last one ends on the visit's day. */
function historyHolds({ date, changes }: ScheduledVisit): boolean {
  const last = changes.at(-1);
  if (last === undefined) return true;
  return last.to === date && changes.every(({ from }, i) => i === 0 || from === changes[i - 1]?.to);
}
