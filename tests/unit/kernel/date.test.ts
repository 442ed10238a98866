import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  monthDays,
  parseDay,
  weekday,
} from '../../../src/core/kernel/date.js';

describe('days', () => {
  it.each(['2014-02-29', '2014-13-01', '2014-1-1', '20140101', '2014-01-01T00:00', ''])(
    'refuse "%s"',
    (text) => {
      expect(parseDay(text)).toMatchObject({
        ok: false,
        error: { code: 'kernel.not-a-date', params: { text } },
      });
    },
  );

  it('count across leap days, months and years', () => {
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29');
    expect(addDays('2014-12-31', 1)).toBe('2015-01-01');
    expect(addMonths('2016-01-31', 1)).toBe('2016-02-29');
    expect(daysBetween('2014-08-31', '2014-09-30')).toBe(30);
    expect(daysBetween('2014-09-30', '2014-08-31')).toBe(-30);
    expect(weekday('2014-09-01')).toBe(1);
    expect(weekday('2026-11-29')).toBe(7);
  });

  it('give the first and last day of a month, and refuse months that do not exist', () => {
    expect(monthDays('2024-02')).toEqual({ ok: true, value: { first: '2024-02-01', last: '2024-02-29' } });
    expect(monthDays('2014-13')).toMatchObject({ ok: false, error: { params: { text: '2014-13' } } });
  });
});
