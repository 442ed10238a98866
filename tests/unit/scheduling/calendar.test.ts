import { readFileSync } from 'node:fs';
import { isWorkday as isWorkdayByChineseDays } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { fromChineseDays, fromHolidayCalendar } from '../../../scripts/calendarSources.mjs';
import { addDays } from '../../../src/core/kernel/date.js';
import { parseCalendar, provisionalCalendar } from '../../../src/core/scheduling/calendar.js';
import {
  addWorkdays,
  calendarsOf,
  isWorkday,
  workdaysBetween,
  workdaysOfMonth,
} from '../../../src/core/scheduling/workdays.js';
import { chicago, china, must, table } from './tables.js';

const problemOf = (json: unknown) => {
  const read = parseCalendar(JSON.stringify(json));
  return read.ok ? null : read.error;
};

describe.each([2025, 2026])('the table of China for %i', (year) => {
  const ours = table(`cn-${year}`);

  it('lists the days off and make-up workdays that both packages list', async () => {
    const expected = { holidays: ours.holidays, makeUpWorkdays: ours.makeUpWorkdays };
    expect(await fromChineseDays(year)).toEqual(expected);
    expect(await fromHolidayCalendar(year)).toEqual(expected);
  });

  it('answers every day of the year as chinese-days does', () => {
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      expect([day, must(isWorkday(china, day))]).toEqual([day, isWorkdayByChineseDays(day)]);
    }
  });

  it('names the notice it comes from', () => {
    expect(ours.source).toMatch(/国办发明电〔\d{4}〕\d+号/);
    expect(ours.provisional).toBe(false);
  });
});

describe('terms in workdays, counted by hand from the notices', () => {
  it.each([
    // 2025: New Year's Day is a Wednesday; 01-26 (Sunday) is worked; 01-28…02-04 are off; 02-08 (Saturday) is worked.
    ['2024-12-31', 0, null],
    ['2025-01-01', 0, '2025-01-02'],
    ['2025-01-24', 1, '2025-01-26'],
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-01-27', 4, '2025-02-08'],
    ['2025-02-04', 20, '2025-03-03'],
    // 04-27 (Sunday) is worked; 05-01…05-05 are off.
    ['2025-04-25', 5, '2025-05-06'],
    ['2025-05-30', 1, '2025-06-03'],
    // 09-28 (Sunday) and 10-11 (Saturday) are worked; 10-01…10-08 are off.
    ['2025-09-26', 4, '2025-10-09'],
    ['2025-09-30', 10, '2025-10-21'],
    // 2026: 01-02 is off, 01-04 (Sunday) is worked.
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-01-01', 10, '2026-01-15'],
    // 02-14 and 02-28 (Saturdays) are worked; 02-15…02-23 are off.
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-24', 4, '2026-02-28'],
    ['2026-02-06', 20, '2026-03-12'],
    // 05-01…05-05 are off; 05-09 (Saturday) is worked.
    ['2026-04-30', 4, '2026-05-09'],
    // 09-20 (Sunday) is worked; 09-25 is off; 10-01…10-07 are off; 10-10 (Saturday) is worked.
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-24', 4, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-12-11', 14, '2026-12-31'],
  ])('%s + %i ends on %s', (from, n, expected) => {
    const end = addWorkdays(china, from, n);
    expect(end.ok ? end.value : null).toBe(expected);
  });
});

describe('workdays', () => {
  it('has the known number in each year and in October with its long holiday', () => {
    expect(must(workdaysBetween(china, '2025-01-01', '2025-12-31'))).toHaveLength(248);
    expect(must(workdaysBetween(china, '2026-01-01', '2026-12-31'))).toHaveLength(248);
    expect(must(workdaysOfMonth(china, '2025-10'))).toHaveLength(18);
    expect(must(workdaysOfMonth(china, '2026-02'))).toHaveLength(16);
  });

  it('is empty where the first day comes after the last', () => {
    expect(must(workdaysBetween(china, '2026-05-02', '2026-05-01'))).toEqual([]);
  });

  it('refuses a year without a table, also when a term runs into it', () => {
    const problem = { code: 'scheduling.no-calendar', params: { year: 2027, region: 'CN' } };
    expect(workdaysOfMonth(china, '2027-01')).toEqual({ ok: false, error: problem });
    expect(addWorkdays(china, '2026-12-31', 1)).toEqual({ ok: false, error: problem });
  });

  it('uses a provisional table only when a planner approved it', () => {
    const tables = [table('cn-2026'), provisionalCalendar('CN', 2027, 'Asia/Shanghai')];
    const refused = workdaysOfMonth(must(calendarsOf(tables, 'CN')), '2027-01');
    expect(refused).toEqual({
      ok: false,
      error: { code: 'scheduling.calendar-provisional', params: { year: 2027, region: 'CN' } },
    });
    expect(must(workdaysOfMonth(must(calendarsOf(tables, 'CN', true)), '2027-01'))).toHaveLength(21);
  });

  it('refuses two tables for one year', () => {
    const twice = calendarsOf([table('cn-2026'), table('cn-2026')], 'CN');
    expect(twice.ok ? null : twice.error.code).toBe('scheduling.calendar-twice');
  });

  it('refuses a month that does not exist', () => {
    const month = workdaysOfMonth(china, '2026-13');
    expect(month.ok ? null : month.error.code).toBe('kernel.not-a-date');
  });

  it('knows the holidays of the City of Chicago in September 2014', () => {
    const days = must(workdaysOfMonth(chicago, '2014-09'));
    expect(days).toHaveLength(21);
    expect(days[0]).toBe('2014-09-02');
  });
});

describe('the table of Chicago', () => {
  it('has no inspection of that year on a day off', () => {
    const data = process.env['EVENHAND_CHICAGO'] ?? '../shared/data/chicago';
    const days = readFileSync(`${data}/inspections.csv`, 'utf8').match(/2014-\d\d-\d\d/g) ?? [];
    const off = new Set(table('us-il-chicago-2014').holidays);
    expect(days.length).toBeGreaterThan(5000);
    expect(days.filter((day) => off.has(day))).toEqual([]);
  });
});

describe('reading a table', () => {
  const good = provisionalCalendar('CN', 2027, 'Asia/Shanghai');

  it('accepts a provisional one', () => {
    expect(problemOf(good)).toBeNull();
  });

  it.each([
    ['scheduling.unknown-zone', '/zone', { zone: 'Asia/Nowhere' }],
    ['scheduling.day-outside-year', '/holidays/0', { holidays: ['2026-12-31'] }],
    ['scheduling.days-not-ascending', '/holidays/1', { holidays: ['2027-01-04', '2027-01-04'] }],
    ['scheduling.holiday-at-weekend', '/holidays/0', { holidays: ['2027-01-02'] }],
    ['scheduling.make-up-on-weekday', '/makeUpWorkdays/0', { makeUpWorkdays: ['2027-01-04'] }],
    ['kernel.not-a-date', '/holidays/0', { holidays: ['2027-02-30'] }],
    ['kernel.not-in-schema', '/year', { year: '2027' }],
    ['kernel.not-in-schema', '/format', { format: 'evenhand/calendar/v2' }],
  ])('refuses with %s at %s', (code, field, change) => {
    const problem = problemOf({ ...good, ...change });
    expect(problem?.code).toBe(code);
    expect(problem?.place?.field).toBe(field);
  });

  it('refuses text that is not JSON', () => {
    const read = parseCalendar('{');
    expect(read.ok ? null : read.error.code).toBe('kernel.not-json');
  });
});
