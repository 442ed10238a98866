/**
 * A calendar day as "YYYY-MM-DD", of the years 0 to 9999: no clock, no zone. Days compare as text. Reckoned in
 * integers, as millions of them are; a property test holds every operation to luxon.
 */
export type Day = string;

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
export const dayOfMonth = (day: Day): number => digits(day, 8, 10);

/** Days since 0001-01-01 in the proleptic Gregorian calendar, by integer arithmetic; the day must exist. */
export function dayNumber(day: Day): number {
  const year = yearOf(day);
  return firstOfYear(year) + daysBefore(year, monthOf(day)) + dayOfMonth(day) - 1;
}

function firstOfYear(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
}

/** Days of a year before a month. */
const daysBefore = (year: number, month: number): number =>
  (CUMULATED[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0);

/** The month after or before, as months since year 0: differences of months are plain subtraction. */
export const monthNumber = (day: Day): number => yearOf(day) * 12 + monthOf(day) - 1;

/** Whether a day is the last of its month, so that the coming day opens the next one. */
export const endsMonth = (day: Day): boolean => dayOfMonth(day) === monthLength(yearOf(day), monthOf(day));

/** Days of a month, 1 … 12. */
export function monthLength(year: number, month: number): number {
  const next = month === 12 ? 365 : (CUMULATED[month] ?? 0);
  return next - (CUMULATED[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
}

/** The day with a number of `dayNumber`; undefined outside the years 0 to 9999. */
export function dayOfNumber(number: number): Day | undefined {
  // 400 years of the calendar have 146,097 days: the estimate is at most a year away.
  let year = Math.floor((number * 400) / 146_097) + 1;
  while (firstOfYear(year + 1) <= number) year++;
  while (firstOfYear(year) > number) year--;
  const ofYear = number - firstOfYear(year);
  let month = 12;
  while (daysBefore(year, month) > ofYear) month--;
  return dayText(year, month, ofYear - daysBefore(year, month) + 1);
}

/** "YYYY-MM-DD"; undefined outside the years 0 to 9999. */
export function dayText(year: number, month: number, day: number): Day | undefined {
  if (!(year >= 0 && year <= 9999)) return undefined;
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value));
