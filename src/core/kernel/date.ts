import { DateTime } from 'luxon';
import type { KernelProblem } from './reasons.js';
import { err, ok, type Result } from './result.js';

/** A calendar day as "YYYY-MM-DD": no clock, no zone. Days compare as text. */
export type Day = string;

const ZONE = { zone: 'UTC' } as const;

/** Accepts "YYYY-MM-DD" of a day that exists. */
export function parseDay(text: string): Result<Day, KernelProblem> {
  const wellFormed = /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, ZONE).isValid;
  return wellFormed ? ok(text) : err({ code: 'kernel.not-a-date', params: { text } });
}

export function addDays(day: Day, days: number): Day {
  return iso(DateTime.fromISO(day, ZONE).plus({ days }));
}

export function addMonths(day: Day, months: number): Day {
  return iso(DateTime.fromISO(day, ZONE).plus({ months }));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (dayNumber(to) - dayNumber(from)) / 86_400_000;
}

function dayNumber(day: Day): number {
  return DateTime.fromISO(day, ZONE).toMillis();
}

/** 1 (Monday) … 7 (Sunday), as in ISO 8601. */
export function weekday(day: Day): number {
  return DateTime.fromISO(day, ZONE).weekday;
}

/** The first and last day of a month given as "YYYY-MM". */
export function monthDays(month: string): Result<{ first: Day; last: Day }, KernelProblem> {
  const first = parseDay(`${month}-01`);
  if (!first.ok) return err({ code: 'kernel.not-a-date', params: { text: month } });
  return ok({ first: first.value, last: addDays(addMonths(first.value, 1), -1) });
}

function iso(date: DateTime): Day {
  const text = date.toISODate();
  if (text === null) throw new RangeError('day arithmetic left the calendar');
  return text;
}
