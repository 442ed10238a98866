import type { Day } from '../kernel/date.js';
import type { Leave } from './agenda.js';
import type { SchedulingProblem } from './reasons.js';
import type { ScheduleLimits, VisitRequest } from './visit.js';

interface DatedRequest extends VisitRequest {
  readonly date: Day;
}

/** What speaks against a visit on a day, given the days of the other visits; the workday itself apart. */
export function faultOfDay(
  visits: readonly DatedRequest[],
  { target, team, due }: VisitRequest,
  day: Day,
  { window: { from, to }, dailyCap }: ScheduleLimits,
  leave: Leave,
): SchedulingProblem | null {
  if (day < from || day > to) {
    return { code: 'scheduling.outside-window', params: { target, day, from, to } };
  }
  if (due !== null && day > due) return { code: 'scheduling.after-due', params: { target, day, due } };
  for (const inspector of team) {
    const away = (leave.get(inspector) ?? []).some((period) => period.from <= day && day <= period.to);
    if (away) return { code: 'scheduling.on-leave', params: { target, day, inspector } };
    const others = visits.filter(
      (other) => other.date === day && other.target !== target && other.team.includes(inspector),
    );
    if (others.length >= dailyCap) {
      return { code: 'scheduling.day-full', params: { target, day, inspector, dailyCap } };
    }
  }
  return null;
}
