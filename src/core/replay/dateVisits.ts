import { monthDays } from '../kernel/date.js';
import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { calendarsOf } from '../scheduling/workdays.js';
import { scheduleVisits } from '../scheduling/schedule.js';
import type { TeamRow, VisitRow } from './drawRecords.js';
import type { TargetBasis } from './drawBasis.js';

/** A working day of the month for every team's visit. */
export function dateVisits(
  { plan, month, rows, roster, calendars }: TargetBasis,
  teams: readonly TeamRow[],
  seeded: Seeded,
): Result<readonly VisitRow[], Problem> {
  const span = monthDays(month);
  if (!span.ok) return span;
  const window = { from: span.value.first, to: span.value.last };
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const requests = teams.map(({ target, lead, members }) => ({
    target,
    team: [lead, ...members],
    due: rowOf.get(target)?.certainty?.due ?? null,
    street: rowOf.get(target)?.street ?? null,
  }));
  const leave = new Map(roster.map((inspector) => [inspector.id, inspector.leave]));
  const limits = { window, dailyCap: plan.schedule.dailyCap };
  const { region, provisionalApprovedBy } = plan.calendar;
  const days = calendarsOf(calendars, region, provisionalApprovedBy !== null);
  if (!days.ok) return days;
  const dated = scheduleVisits(requests, days.value, limits, leave, seeded);
  return dated.ok ? ok(dated.value.map(({ target, date }) => ({ target, date }))) : dated;
}
