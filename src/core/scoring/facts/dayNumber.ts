import type { Day } from '../../kernel/date.js';

const CUMULATED = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Two or four decimal digits of a day, read without making strings: this runs once for every record. */
function digits(day: Day, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + day.charCodeAt(i) - 48;
  return value;
}

export const yearOf = (day: Day): number => digits(day, 0, 4);
/** 1 … 12. */
export const monthOf = (day: Day): number => digits(day, 5, 7);

/** Days since 0001-01-01 in the Gregorian calendar, by integer arithmetic; the day must exist. */
export function dayNumber(day: Day): number {
  const [year, month] = [yearOf(day), monthOf(day)];
  const before = year - 1;
  const years = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return years + (CUMULATED[month - 1] ?? 0) + leapDay + digits(day, 8, 10) - 1;
}

/** The month after or before, as months since year 0: differences of months are plain subtraction. */
export const monthNumber = (day: Day): number => yearOf(day) * 12 + monthOf(day) - 1;

/** Whether a day is the last of its month, so that the coming day opens the next one. */
export function endsMonth(day: Day): boolean {
  const month = monthOf(day);
  const next = month === 12 ? 365 : (CUMULATED[month] ?? 0);
  const length = next - (CUMULATED[month - 1] ?? 0) + (month === 2 && isLeap(yearOf(day)) ? 1 : 0);
  return digits(day, 8, 10) === length;
}
