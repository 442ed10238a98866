import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { Seeded } from '../../core/kernel/seeded.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import { redate } from '../../core/scheduling/redate.js';
import {
  openDays,
  reschedule,
  type ChangeRequest,
  type ScheduledVisit,
} from '../../core/scheduling/reschedule.js';
import { monthSchedule, type MonthSchedule } from './monthSchedule.js';
import type { ScheduleRecord } from './scheduleRecord.js';

/** Moves one visit to a day. The record keeps every earlier day with its reason. */
export function moveVisit(
  bundle: BundleContent,
  record: ScheduleRecord,
  change: ChangeRequest,
): Result<ScheduleRecord, Problem> {
  const schedule = monthSchedule(bundle, record);
  if (!schedule.ok) return schedule;
  const { calendars, limits, leave } = schedule.value;
  const moved = reschedule(record.visits, change, calendars, limits, leave);
  return moved.ok ? ok(withVisits(record, moved.value)) : moved;
}

/** The days to which a visit may still move. */
export function daysFor(
  bundle: BundleContent,
  record: ScheduleRecord,
  target: string,
): Result<readonly string[], Problem> {
  const schedule = monthSchedule(bundle, record);
  if (!schedule.ok) return schedule;
  const { calendars, limits, leave } = schedule.value;
  return openDays(record.visits, target, calendars, limits, leave);
}

export interface Absence {
  readonly inspector: string;
  readonly from: string;
  readonly to: string;
}

/**
 * An inspector is away after the draw: the visits of these days move to others, chosen by the seed among
 * those that add the least travel; all other visits stay. The absence becomes part of the record.
 */
export function moveForAbsence(
  bundle: BundleContent,
  record: ScheduleRecord,
  { inspector, from, to }: Absence,
  change: Omit<ChangeRequest, 'target' | 'to'>,
  seeded: Seeded,
): Result<ScheduleRecord, Problem> {
  const before = monthSchedule(bundle, record);
  if (!before.ok) return before;
  const away = { ...record, leave: [...record.leave, { inspector, from, to }] };
  const hit = record.visits.filter(
    ({ team, date }) => team.includes(inspector) && from <= date && date <= to,
  );
  const targets = hit.map(({ target }) => target);
  const moved = redateRest(before.value, away, targets, change, seeded);
  if (!moved.ok) return moved;
  const after = monthSchedule(bundle, withVisits(away, moved.value));
  return after.ok ? ok(after.value.record) : after;
}

/** Days before the day of the change are past: what remains of the month is open. */
function redateRest(
  { calendars, limits, leave }: MonthSchedule,
  away: ScheduleRecord,
  targets: readonly string[],
  change: Omit<ChangeRequest, 'target' | 'to'>,
  seeded: Seeded,
): Result<readonly ScheduledVisit[], Problem> {
  const { from, to } = limits.window;
  const rest = { ...limits, window: { from: change.on > from ? change.on : from, to } };
  const all = new Map(leave);
  const last = away.leave.at(-1);
  if (last !== undefined) all.set(last.inspector, [...(all.get(last.inspector) ?? []), last]);
  return redate(away.visits, targets, change, calendars, rest, all, seeded);
}

function withVisits(record: ScheduleRecord, visits: readonly ScheduledVisit[]): ScheduleRecord {
  const copied = visits.map((visit) => ({ ...visit, team: [...visit.team], changes: [...visit.changes] }));
  return { ...record, visits: copied };
}
