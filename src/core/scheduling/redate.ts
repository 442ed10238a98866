import { err, ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import type { Leave } from './agenda.js';
import type { SchedulingProblem } from './reasons.js';
import type { ChangeRequest, ScheduledVisit } from './reschedule.js';
import { scheduleVisits } from './schedule.js';
import type { ScheduleLimits } from './visit.js';
import type { Calendars } from './workdays.js';

/**
 * Gives several visits new days at once, such as all of an inspector who fell ill: seeded like the schedule,
 * while every other visit keeps its day. `limits.window` is what remains of the month. A visit that comes
 * out on its old day keeps it without a change.
 */
export function redate(
  visits: readonly ScheduledVisit[],
  targets: readonly string[],
  change: Omit<ChangeRequest, 'target' | 'to'>,
  calendars: Calendars,
  limits: ScheduleLimits,
  leave: Leave,
  seeded: Seeded,
): Result<readonly ScheduledVisit[], SchedulingProblem> {
  const moving = new Set(targets);
  const known = new Set(visits.map(({ target }) => target));
  const unknown = targets.find((target) => !known.has(target));
  if (unknown !== undefined) return err({ code: 'scheduling.unknown-visit', params: { target: unknown } });
  if (change.note.trim() === '') {
    return err({ code: 'scheduling.reason-missing', params: { target: targets.join(', ') } });
  }
  const { from, to } = limits.window;
  const kept = visits.filter(({ target, date }) => !moving.has(target) && from <= date && date <= to);
  const fixed = new Map(kept.map(({ target, date }) => [target, date]));
  const open = [...kept, ...visits.filter(({ target }) => moving.has(target))];
  const dated = scheduleVisits(open, calendars, limits, leave, seeded, fixed);
  if (!dated.ok) return dated;
  const dates = new Map(dated.value.map(({ target, date }) => [target, date]));
  return ok(
    visits.map((visit) => {
      const day = dates.get(visit.target) ?? visit.date;
      if (day === visit.date) return visit;
      const step = { from: visit.date, to: day, ...change };
      return { ...visit, date: day, changes: [...visit.changes, step] };
    }),
  );
}
