import type { Problem } from '../../core/kernel/problem.js';
import { parseRational } from '../../core/kernel/rational.js';
import { ok, type Result } from '../../core/kernel/result.js';
import {
  leastKeyDays,
  officerDays,
  splitDays,
  type Capacity,
  type Split,
} from '../../core/scheduling/capacity.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';
import { calendarsOf, workdaysBetween } from '../../core/scheduling/workdays.js';
import { calendarsBetween } from '../month/calendars.js';
import type { CapacityPlan } from './capacityPlan.js';

export interface YearCapacity extends Capacity {
  readonly year: number;
  readonly workdays: number;
  readonly officers: number;
  /** The least days for key inspections if all days are planned. */
  readonly leastKeyDays: number;
  /** The planned days, when there are any; they keep the least share. */
  readonly split: Split | null;
}

/** The officer-days of a year, and whether the planned ones fit and keep the share of key inspections. */
export function yearCapacity(
  plan: CapacityPlan,
  known: readonly WorkCalendar[],
): Result<YearCapacity, Problem> {
  const { year, officers, otherEnforcement, nonEnforcement, planned } = plan;
  const workdays = workdaysOf(plan, known);
  if (!workdays.ok) return workdays;
  const share = parseRational(plan.leastKeyShare);
  if (!share.ok) return share;
  const capacity = officerDays({ workdays: workdays.value, officers, otherEnforcement, nonEnforcement });
  if (!capacity.ok) return capacity;
  const split =
    planned === null ? ok(null) : splitDays(capacity.value, planned.key, planned.general, share.value);
  if (!split.ok) return split;
  return ok({
    ...capacity.value,
    year,
    workdays: workdays.value,
    officers,
    leastKeyDays: leastKeyDays(capacity.value, share.value),
    split: split.value,
  });
}

function workdaysOf(plan: CapacityPlan, known: readonly WorkCalendar[]): Result<number, Problem> {
  if (plan.workdays !== null) return ok(plan.workdays);
  const { region, provisionalApprovedBy, year } = plan;
  const span = { from: `${String(year)}-01-01`, to: `${String(year)}-12-31` };
  const tables = calendarsBetween({ calendar: { region, provisionalApprovedBy } }, span, known);
  if (!tables.ok) return tables;
  const calendars = calendarsOf(tables.value, region, provisionalApprovedBy !== null);
  if (!calendars.ok) return calendars;
  const days = workdaysBetween(calendars.value, span.from, span.to);
  return days.ok ? ok(days.value.length) : days;
}
