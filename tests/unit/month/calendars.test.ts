import { describe, expect, it } from 'vitest';
import { calendarsBetween, calendarsFor, deadlineAfter } from '../../../src/app/month/calendars.js';
import { must, table } from '../scheduling/tables.js';

const known = [table('cn-2025'), table('cn-2026'), table('us-il-chicago-2014')];
const plan = (provisionalApprovedBy: string | null, region = 'CN') => ({
  calendar: { region, provisionalApprovedBy },
});
const years = (tables: readonly { year: number; provisional: boolean }[]) =>
  tables.map(({ year, provisional }) => [year, provisional]);
const unknown = (year: number) => ({
  ok: false,
  error: { code: 'scheduling.no-calendar', params: { region: 'CN', year } },
});

describe('the calendars of a month', () => {
  it('are those of its year in the region of the plan', () => {
    expect(must(calendarsFor(plan(null), '2026-12', known))).toEqual([table('cn-2026')]);
    expect(must(calendarsFor(plan(null, 'US-IL-Chicago'), '2014-09', known))).toHaveLength(1);
  });

  it('refuse an unknown year, unless a planner approved a provisional table', () => {
    expect(calendarsFor(plan(null), '2027-01', known)).toEqual(unknown(2027));
    expect(years(must(calendarsFor(plan('Planner'), '2027-01', known)))).toEqual([[2027, true]]);
  });

  it('refuse a month that does not exist', () => {
    expect(calendarsFor(plan(null), '2026-13', known)).toMatchObject({
      error: { code: 'kernel.not-a-date' },
    });
  });
});

describe('the calendars of a period over New Year', () => {
  const winter = { from: '2025-12-15', to: '2026-01-15' };

  it('are those of both years', () => {
    expect(years(must(calendarsBetween(plan(null), winter, known)))).toEqual([
      [2025, false],
      [2026, false],
    ]);
  });

  it('are refused when one of the years is unknown', () => {
    const next = { from: '2026-12-15', to: '2027-01-15' };
    expect(calendarsBetween(plan(null), next, known)).toEqual(unknown(2027));
    expect(years(must(calendarsBetween(plan('Planner'), next, known)))).toEqual([
      [2026, false],
      [2027, true],
    ]);
  });
});

describe('a term of 20 workdays', () => {
  it('that runs over New Year counts by both tables', () => {
    // After 10 December 2025: 15 workdays to the 31st, 1 to 3 January off, Sunday the 4th worked, 5 to 8 January.
    expect(must(deadlineAfter(plan(null), '2025-12-10', 20, known))).toBe('2026-01-08');
  });

  it('needs the next year only when it reaches it', () => {
    expect(must(deadlineAfter(plan(null), '2026-12-03', 20, known))).toBe('2026-12-31');
    expect(deadlineAfter(plan(null), '2026-12-04', 20, known)).toEqual(unknown(2027));
    // By the provisional table 1 January 2027, a Friday, counts.
    expect(must(deadlineAfter(plan('Planner'), '2026-12-04', 20, known))).toBe('2027-01-01');
  });
});
