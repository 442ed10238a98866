import { describe, expect, it } from 'vitest';
import { USUAL_REPORTS } from '../../../src/app/figures/reportSettings.js';
import { termEnd, termEndIfKnown } from '../../../src/app/visits/deadlines.js';
import { newReinspection } from '../../../src/app/visits/newReinspection.js';
import { DEFAULT_SETTINGS } from '../../../src/core/followUps/settings.js';
import { must, table } from '../scheduling/tables.js';

/*
 * Each line was counted by hand from the notices of the State Council: 国办发明电〔2024〕12号 for 2025 and
 * 国办发明电〔2025〕7号 for 2026. The day on which a term begins does not count. The comment says which days were left
 * out besides ordinary weekends, and which Saturdays and Sundays were worked.
 */
const TABLES = [table('cn-2025'), table('cn-2026')];
const { abnormalListWorkdays, disclosureWorkdays, region } = DEFAULT_SETTINGS;
const end = (day: string, workdays: number) => must(termEnd(TABLES, region, day, workdays));

describe('deadlines of rectification orders', () => {
  it.each([
    // Sunday 26 January is worked.
    ['2025-01-20', 5, '2025-01-26'],
    // Off 28 January to 4 February (Spring Festival); worked: Sunday 26 January, Saturday 8 February.
    ['2025-01-24', 10, '2025-02-13'],
    // Off 1 to 5 May (Labour Day); worked: Sunday 27 April.
    ['2025-04-25', 7, '2025-05-08'],
    // Off 1 to 8 October (National Day and Mid-Autumn); worked: Sunday 28 September, Saturday 11 October.
    ['2025-09-26', 15, '2025-10-23'],
    // The longest order: the same days left out and worked as in the line before.
    ['2025-08-29', 60, '2025-11-27'],
    // Off 1 to 3 January 2026 (New Year); worked: Sunday 4 January.
    ['2025-12-24', 10, '2026-01-08'],
    // Off 15 to 23 February (Spring Festival); worked: Saturdays 14 and 28 February.
    ['2026-02-10', 30, '2026-03-30'],
    // Off 25 to 27 September (Mid-Autumn) and 1 to 7 October (National Day); worked: Sunday 20 September.
    ['2026-09-18', 10, '2026-10-09'],
  ])('from %s, %i workdays: until %s', (from, workdays, expected) => {
    expect(end(from, workdays)).toBe(expected);
  });
});

describe('reinspections: the first workday after the deadline, at the latest the tenth', () => {
  const about = { enterprise: 'E1', name: '某厂', organisation: 'C', domain: 'workSafety', officers: [] };
  it.each([
    // Off 28 January to 4 February; worked: Saturday 8 February.
    ['2025-01-27', '2025-02-05', '2025-02-17'],
    // Off 4 April (Qingming, a Friday).
    ['2025-04-03', '2025-04-07', '2025-04-18'],
    // Off 1 to 8 October; worked: Saturday 11 October.
    ['2025-09-30', '2025-10-09', '2025-10-21'],
    // Off 1 to 3 January; worked: Sunday 4 January.
    ['2025-12-31', '2026-01-04', '2026-01-15'],
    // Off 1 to 5 May; worked: Saturday 9 May.
    ['2026-04-30', '2026-05-06', '2026-05-18'],
    // Off 25 to 27 September and 1 to 7 October; worked: Saturday 10 October.
    ['2026-09-24', '2026-09-28', '2026-10-15'],
  ])('after %s: on %s, until %s', (after, on, due) => {
    const wish = { order: { id: 'O1' }, about, after, id: 'V1' };
    const { visit, reinspection } = must(newReinspection(TABLES, DEFAULT_SETTINGS, new Map(), wish));
    expect(reinspection).toEqual({ visit: 'V1', on, due });
    expect(visit).toMatchObject({ plannedOn: on, dueOn: due });
  });
});

const TERMS: readonly (readonly [string, number, [string, string][]])[] = [
  [
    'proposals for the abnormal list: 10 workdays',
    abnormalListWorkdays,
    [
      // Off 28 January to 4 February; worked: Sunday 26 January, Saturday 8 February.
      ['2025-01-22', '2025-02-11'],
      // Off 2 June (Dragon Boat Festival, a Monday).
      ['2025-05-26', '2025-06-10'],
      // Off 15 to 23 February; worked: Saturdays 14 and 28 February.
      ['2026-02-13', '2026-03-05'],
      // Off 19 June (Dragon Boat Festival, a Friday).
      ['2026-06-15', '2026-06-30'],
    ],
  ],
  [
    'disclosure: 20 workdays',
    disclosureWorkdays,
    [
      // Off 28 January to 4 February; worked: Sunday 26 January, Saturday 8 February.
      ['2025-01-10', '2025-02-13'],
      // Off 1 to 8 October; worked: Sunday 28 September, Saturday 11 October.
      ['2025-09-15', '2025-10-17'],
      // Off 1 to 3 January; worked: Sunday 4 January.
      ['2025-12-15', '2026-01-13'],
      // Off 6 April (Qingming, a Monday).
      ['2026-03-23', '2026-04-21'],
      // Off 1 to 5 May; worked: Saturday 9 May.
      ['2026-04-20', '2026-05-20'],
    ],
  ],
  [
    'answers to complaints: 15 workdays',
    USUAL_REPORTS.complaintWorkdays,
    [
      // Off 1 to 5 May; worked: Sunday 27 April.
      ['2025-04-21', '2025-05-14'],
      // Off 1 to 3 January; worked: Sunday 4 January.
      ['2025-12-29', '2026-01-20'],
      // Off 15 to 23 February; worked: Saturdays 14 and 28 February.
      ['2026-02-02', '2026-02-28'],
      // Off 25 to 27 September and 1 to 7 October; worked: Sunday 20 September, Saturday 10 October.
      ['2026-09-14', '2026-10-10'],
    ],
  ],
];

describe.each(TERMS)('%s', (_, workdays, lines) => {
  it.each(lines)('from %s: until %s', (from, expected) => {
    expect(end(from, workdays)).toBe(expected);
  });
});

describe('a term that runs into a year without a table', () => {
  it('has no end yet, rather than a guessed one', () => {
    const problem = { code: 'scheduling.no-calendar', params: { region, year: 2027 } };
    expect(termEnd(TABLES, region, '2026-12-24', 10)).toEqual({ ok: false, error: problem });
    expect(termEndIfKnown(TABLES, region, '2026-12-24', 10)).toBeNull();
    expect(end('2026-12-24', 5)).toBe('2026-12-31');
  });
});
