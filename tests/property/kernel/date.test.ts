import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  monthDays,
  parseDay,
  weekday,
} from '../../../src/core/kernel/date.js';

/** Luxon's reading of a day, at midnight UTC. */
const of = (day: string): DateTime => DateTime.fromISO(day, { zone: 'UTC' });
const first = DateTime.fromObject({ year: 0, month: 1, day: 1 }, { zone: 'UTC' });
const last = DateTime.fromObject({ year: 9999, month: 12, day: 31 }, { zone: 'UTC' });
const span = last.diff(first, 'days').days;

const anyDay = fc.integer({ min: 0, max: span }).map((days) => first.plus({ days }).toISODate() ?? '');
const digits = fc.nat({ max: 99 }).map((value) => String(value).padStart(2, '0'));
const anyText = fc.oneof(
  fc.tuple(digits, digits, digits, digits).map(([a, b, month, day]) => `${a}${b}-${month}-${day}`),
  fc.tuple(anyDay, fc.constantFrom('-', 'T00', ' ', '0')).map(([day, more]) => day + more),
  fc.string({ maxLength: 10 }),
);

describe('days agree with luxon', () => {
  test('on which exist', () => {
    const existing = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && of(text).isValid;
    fc.assert(
      fc.property(fc.oneof(anyDay, anyText), (text) => {
        expect(parseDay(text).ok).toBe(existing(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('on days and months later and earlier, on days between and on weekdays', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: -5000, max: 5000 }), (day, other, count) => {
        for (const [unit, add] of [
          ['days', addDays],
          ['months', addMonths],
        ] as const) {
          const expected = of(day).plus({ [unit]: count });
          if (expected < first || expected > last) expect(() => add(day, count)).toThrow(RangeError);
          else expect(add(day, count)).toBe(expected.toISODate());
        }
        expect(daysBetween(day, other)).toBe(of(other).diff(of(day), 'days').days);
        expect(weekday(day)).toBe(of(day).weekday);
        const month = day.slice(0, 7);
        const ends = { first: `${month}-01`, last: of(day).endOf('month').toISODate() };
        expect(monthDays(month)).toEqual({ ok: true, value: ends });
      }),
      { numRuns: 2000 },
    );
  });

  test('on every day of 400 years, one after the other', () => {
    let day = '1800-01-01';
    for (let days = 1; days <= 146_097; days++) {
      const next = addDays(day, 1);
      if (next <= day || daysBetween(day, next) !== 1) throw new Error(`${next} after ${day}`);
      day = next;
    }
    expect(day).toBe('2200-01-01');
  });

  test('on texts that are no day: they are refused as a bug', () => {
    expect(() => addDays('2014-02-29', 1)).toThrow(RangeError);
    expect(() => daysBetween('2014-02-01', 'x')).toThrow(RangeError);
  });
});
