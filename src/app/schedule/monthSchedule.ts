import { monthDays } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { compareText } from '../../core/kernel/text.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import type { Leave } from '../../core/scheduling/agenda.js';
import { checkSchedule } from '../../core/scheduling/checkSchedule.js';
import type { ScheduleLimits } from '../../core/scheduling/visit.js';
import { calendarsOf, type Calendars } from '../../core/scheduling/workdays.js';
import type { ScheduleRecord } from './scheduleRecord.js';

/** A schedule with the rules that it has to keep. */
export interface MonthSchedule {
  readonly record: ScheduleRecord;
  readonly calendars: Calendars;
  readonly limits: ScheduleLimits;
  readonly leave: Leave;
}

/** The days as they were drawn, without changes. */
export function drawnSchedule(bundle: BundleContent): ScheduleRecord {
  const { performance, rows, commitment, opening } = bundle;
  const teamOf = new Map(performance.teams.map((team) => [team.target, team]));
  const drawn = new Set(performance.visits.map(({ target }) => target));
  const known = new Map<string, { due: string | null; street: string | null }>();
  for (const { id, certainty, street } of rows) {
    if (drawn.has(id)) known.set(id, { due: certainty?.due ?? null, street });
  }
  const visits = performance.visits.map(({ target, date }) => {
    const team = teamOf.get(target);
    const people = team === undefined ? [] : [team.lead, ...team.members];
    return { target, team: people, due: null, street: null, ...known.get(target), date, changes: [] };
  });
  return {
    format: 'evenhand/schedule/v1',
    campaign: commitment.campaign,
    commitmentHash: opening.commitmentHash,
    leave: [],
    visits: visits.sort((a, b) => compareText(a.target, b.target)),
  };
}

/**
 * A schedule of a drawn month under the month's rules: calendar, window and daily cap of the committed plan,
 * leave of the roster and of the record. A record of another draw, with other visits, or that breaks a rule
 * is refused.
 */
export function monthSchedule(bundle: BundleContent, record: ScheduleRecord): Result<MonthSchedule, Problem> {
  const { plan, month, opening } = bundle;
  if (record.commitmentHash !== opening.commitmentHash) {
    const params = { expected: opening.commitmentHash, found: record.commitmentHash };
    return err({ code: 'replay.other-commitment', params });
  }
  const days = monthDays(month);
  if (!days.ok) return days;
  const { region, provisionalApprovedBy } = plan.calendar;
  const calendars = calendarsOf(bundle.calendars, region, provisionalApprovedBy !== null);
  if (!calendars.ok) return calendars;
  const window = { from: days.value.first, to: days.value.last };
  const limits = { window, dailyCap: plan.schedule.dailyCap };
  const schedule = { record, calendars: calendars.value, limits, leave: leaveOf(bundle, record) };
  const strange = otherVisit(drawnSchedule(bundle), record);
  if (strange !== null) return err({ code: 'scheduling.unknown-visit', params: { target: strange } });
  const checked = checkSchedule(record.visits, schedule.calendars, limits, schedule.leave);
  return checked.ok ? ok(schedule) : checked;
}

/** Days may change, and teams after a substitution; whom a record visits follows from the draw alone. */
function otherVisit(drawn: ScheduleRecord, record: ScheduleRecord): string | null {
  const targets = new Set(drawn.visits.map(({ target }) => target));
  const stranger = record.visits.find(({ target }) => !targets.has(target));
  if (stranger !== undefined) return stranger.target;
  const kept = new Set(record.visits.map(({ target }) => target));
  return drawn.visits.find(({ target }) => !kept.has(target))?.target ?? null;
}

function leaveOf({ roster }: BundleContent, record: ScheduleRecord): Leave {
  const leave = new Map(roster.map(({ id, leave: own }) => [id, [...own]]));
  for (const { inspector, from, to } of record.leave) {
    leave.set(inspector, [...(leave.get(inspector) ?? []), { from, to }]);
  }
  return leave;
}
