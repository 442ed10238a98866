import {
  dayNumber,
  dayOfMonth,
  dayOfNumber,
  dayText,
  monthLength,
  monthNumber,
  monthOf,
  yearOf,
  type Day,
} from './dayNumber.js';
import type { KernelProblem } from './reasons.js';
import { err, ok, type Result } from './result.js';

export type { Day } from './dayNumber.js';

/** Accepts "YYYY-MM-DD" of a day that exists. */
export function parseDay(text: string): Result<Day, KernelProblem> {
  return exists(text) ? ok(text) : err({ code: 'kernel.not-a-date', params: { text } });
}

function exists(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [month, day] = [monthOf(text), dayOfMonth(text)];
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(yearOf(text), month);
}

export function addDays(day: Day, days: number): Day {
  return inCalendar(dayOfNumber(numberOf(day) + days));
}

/** The same day of another month, or the last of that month when it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const total = monthNumber(checked(day)) + months;
  const [year, month] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  return inCalendar(dayText(year, month, Math.min(dayOfMonth(day), monthLength(year, month))));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** 1 (Monday) … 7 (Sunday), as in ISO 8601; 0001-01-01 was a Monday. */
export function weekday(day: Day): number {
  return (((numberOf(day) % 7) + 7) % 7) + 1;
}

/** The first and last day of a month given as "YYYY-MM". */
export function monthDays(month: string): Result<{ first: Day; last: Day }, KernelProblem> {
  const first = parseDay(`${month}-01`);
  if (!first.ok) return err({ code: 'kernel.not-a-date', params: { text: month } });
  const last = monthLength(yearOf(first.value), monthOf(first.value));
  return ok({ first: first.value, last: `${month}-${last}` });
}

const numberOf = (day: Day): number => dayNumber(checked(day));

function checked(day: Day): Day {
  if (!exists(day)) throw new RangeError(`"${day}" is no day`);
  return day;
}

function inCalendar(day: Day | undefined): Day {
  if (day === undefined) throw new RangeError('day arithmetic left the calendar');
  return day;
}
