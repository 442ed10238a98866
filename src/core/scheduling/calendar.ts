import { IANAZone } from 'luxon';
import Type from 'typebox';
import { parseDay, weekday, type Day } from '../kernel/date.js';
import { err, ok, type Result } from '../kernel/result.js';
import { at } from '../kernel/problem.js';
import { parseRecord } from '../kernel/schema.js';
import type { SchedulingProblem } from './reasons.js';
import type { WorkCalendar } from './visit.js';

const Text = Type.String({ minLength: 1, maxLength: 400 });
const Days = Type.Array(Type.String());

const Schema = Type.Object(
  {
    format: Type.Literal('evenhand/calendar/v1'),
    region: Text,
    year: Type.Integer({ minimum: 1950, maximum: 9999 }),
    zone: Text,
    source: Text,
    provisional: Type.Boolean(),
    holidays: Days,
    makeUpWorkdays: Days,
  },
  { additionalProperties: false, $id: 'evenhand/calendar/v1' },
);

/**
 * Reads a year's table from JSON text. Days must exist, lie in the year and ascend; holidays are Mondays to
 * Fridays (a weekend is off without being listed), make-up workdays are Saturdays and Sundays.
 */
export function parseCalendar(json: string): Result<WorkCalendar, SchedulingProblem> {
  const read = parseRecord(Schema, json);
  if (!read.ok) return read;
  const fault = faultOf(read.value);
  return fault === null ? ok(read.value) : err(fault);
}

function faultOf(table: WorkCalendar): SchedulingProblem | null {
  if (!IANAZone.isValidZone(table.zone)) {
    return { code: 'scheduling.unknown-zone', params: { zone: table.zone }, place: { field: '/zone' } };
  }
  return faultOfDays(table, 'holidays') ?? faultOfDays(table, 'makeUpWorkdays');
}

function faultOfDays(table: WorkCalendar, field: 'holidays' | 'makeUpWorkdays'): SchedulingProblem | null {
  for (const [i, day] of table[field].entries()) {
    const fault = faultOfDay(table, field, day, table[field][i - 1]);
    if (fault !== null) return at(fault, { field: `/${field}/${i}` });
  }
  return null;
}

function faultOfDay(
  { year }: WorkCalendar,
  field: 'holidays' | 'makeUpWorkdays',
  day: Day,
  previous: Day | undefined,
): SchedulingProblem | null {
  const parsed = parseDay(day);
  if (!parsed.ok) return parsed.error;
  if (day.slice(0, 4) !== String(year)) {
    return { code: 'scheduling.day-outside-year', params: { day, year } };
  }
  if (previous !== undefined && previous >= day) {
    return { code: 'scheduling.days-not-ascending', params: { day } };
  }
  const atWeekend = weekday(day) > 5;
  if (field === 'holidays' && atWeekend) return { code: 'scheduling.holiday-at-weekend', params: { day } };
  if (field === 'makeUpWorkdays' && !atWeekend) {
    return { code: 'scheduling.make-up-on-weekday', params: { day } };
  }
  return null;
}

/** A plain Monday-to-Friday year, for planning before the official table is out; it needs a planner's approval. */
export function provisionalCalendar(region: string, year: number, zone: string): WorkCalendar {
  return {
    format: 'evenhand/calendar/v1',
    region,
    year,
    zone,
    source: 'Monday to Friday, made before the official table',
    provisional: true,
    holidays: [],
    makeUpWorkdays: [],
  };
}
