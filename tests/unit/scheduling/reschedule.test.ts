import { describe, expect, it } from 'vitest';
import { checkSchedule } from '../../../src/core/scheduling/checkSchedule.js';
import { redate } from '../../../src/core/scheduling/redate.js';
import {
  firstDay,
  openDays,
  reschedule,
  scheduled,
  type ScheduledVisit,
} from '../../../src/core/scheduling/reschedule.js';
import { scheduleVisits } from '../../../src/core/scheduling/schedule.js';
import { workdaysOfMonth } from '../../../src/core/scheduling/workdays.js';
import { violations } from './checker.js';
import { levelVisits, seedOf } from './draws.js';
import { china, must } from './tables.js';

const limits = { window: { from: '2026-12-01', to: '2026-12-31' }, dailyCap: 1 };
const nobodyAway = new Map<string, { from: string; to: string }[]>();
const why = { reason: 'illness', note: '组长住院', by: 'planner-1', on: '2026-12-07' } as const;

const visit = (target: string, team: string[], date: string, due: string | null = null): ScheduledVisit => ({
  target,
  team,
  due,
  street: null,
  date,
  changes: [],
});
const plan = [
  visit('A', ['I1', 'I2'], '2026-12-08', '2026-12-15'),
  visit('B', ['I1', 'I3'], '2026-12-09'),
  visit('C', ['I2', 'I3'], '2026-12-10'),
];

describe('moving one visit', () => {
  it('keeps every earlier day with its reason', () => {
    const once = must(reschedule(plan, { target: 'A', to: '2026-12-11', ...why }, china, limits, nobodyAway));
    const again = { target: 'A', to: '2026-12-14', ...why, reason: 'weather', note: '台风' } as const;
    const [moved, ...others] = must(reschedule(once, again, china, limits, nobodyAway));
    expect(moved?.date).toBe('2026-12-14');
    expect(moved?.changes).toEqual([
      { from: '2026-12-08', to: '2026-12-11', ...why },
      { from: '2026-12-11', to: '2026-12-14', ...why, reason: 'weather', note: '台风' },
    ]);
    expect(moved === undefined ? null : firstDay(moved)).toBe('2026-12-08');
    expect(others).toEqual(plan.slice(1));
    expect(plan[0]?.changes).toEqual([]);
  });

  const leave = new Map([['I2', [{ from: '2026-12-14', to: '2026-12-14' }]]]);

  it.each([
    ['scheduling.unknown-visit', { target: 'X', to: '2026-12-11', ...why }],
    ['scheduling.reason-missing', { target: 'A', to: '2026-12-11', ...why, note: ' ' }],
    ['scheduling.same-day', { target: 'A', to: '2026-12-08', ...why }],
    ['scheduling.not-a-workday', { target: 'A', to: '2026-12-12', ...why }],
    ['scheduling.outside-window', { target: 'A', to: '2026-11-30', ...why }],
    ['scheduling.after-due', { target: 'A', to: '2026-12-16', ...why }],
    ['scheduling.on-leave', { target: 'A', to: '2026-12-14', ...why }],
    ['scheduling.day-full', { target: 'A', to: '2026-12-09', ...why }],
    ['scheduling.no-calendar', { target: 'A', to: '2027-01-04', ...why }],
  ])('refuses with %s', (code, change) => {
    const moved = reschedule(plan, change, china, limits, leave);
    expect(moved.ok ? null : moved.error.code).toBe(code);
  });

  it('offers exactly the days that it would accept', () => {
    const open = must(openDays(plan, 'A', china, limits, leave));
    const accepted = must(workdaysOfMonth(china, '2026-12')).filter(
      (to) => reschedule(plan, { target: 'A', to, ...why }, china, limits, leave).ok,
    );
    expect(open).toEqual(accepted);
    expect(open).toEqual([
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-07',
      '2026-12-11',
      '2026-12-15',
    ]);
  });
});

describe('a schedule that came from elsewhere', () => {
  const check = (visits: readonly ScheduledVisit[], leave = nobodyAway) => {
    const checked = checkSchedule(visits, china, limits, leave);
    return checked.ok ? null : checked.error.code;
  };
  const moved = { from: '2026-12-07', to: '2026-12-08', ...why };
  const with0 = (changes: Partial<ScheduledVisit>) =>
    plan.map((one, i) => (i === 0 ? { ...one, ...changes } : one));

  it('is accepted when it keeps every rule, with or without changes', () => {
    expect(check(plan)).toBeNull();
    expect(check(with0({ changes: [moved] }))).toBeNull();
  });

  it.each([
    ['scheduling.target-twice', [...plan, visit('A', ['I4', 'I5'], '2026-12-11')]],
    ['scheduling.not-a-workday', with0({ date: '2026-12-12' })],
    ['scheduling.outside-window', with0({ date: '2026-11-30' })],
    ['scheduling.after-due', with0({ date: '2026-12-16' })],
    ['scheduling.day-full', with0({ date: '2026-12-09' })],
    ['scheduling.history-broken', with0({ changes: [{ ...moved, to: '2026-12-09' }] })],
    ['scheduling.history-broken', with0({ changes: [{ ...moved, to: '2026-12-04' }, moved] })],
  ])('is refused with %s', (code, visits) => {
    expect(check(visits)).toBe(code);
  });

  it('is refused when somebody is on leave', () => {
    expect(check(plan, new Map([['I2', [{ from: '2026-12-08', to: '2026-12-08' }]]]))).toBe(
      'scheduling.on-leave',
    );
  });
});

describe('an inspector falls ill for two weeks', () => {
  const visits = levelVisits(300, 45, 10, 5);
  const month = { ...limits, dailyCap: 2 };
  const dated = must(scheduleVisits(visits, china, month, nobodyAway, seedOf(1)));
  const before = scheduled(visits, dated);
  const leave = new Map([['I7', [{ from: '2026-12-08', to: '2026-12-21' }]]]);
  const hit = before.filter(
    ({ team, date }) => team.includes('I7') && date >= '2026-12-08' && date <= '2026-12-21',
  );
  const rest = { window: { from: '2026-12-08', to: '2026-12-31' }, dailyCap: 2 };
  const targets = hit.map(({ target }) => target);
  const after = must(redate(before, targets, why, china, rest, leave, seedOf(2)));

  it('moves those visits alone, and breaks no rule', () => {
    expect(hit.length).toBeGreaterThan(2);
    const changed = after.filter(({ changes }) => changes.length > 0).map(({ target }) => target);
    expect(changed).toEqual(targets);
    const workdays = must(workdaysOfMonth(china, '2026-12'));
    expect(violations(visits, after, workdays, month, leave)).toEqual([]);
  });

  it('says when what remains of the month is too short', () => {
    const late = { window: { from: '2026-12-21', to: '2026-12-21' }, dailyCap: 1 };
    const refused = redate(before, targets, why, china, late, leave, seedOf(2));
    expect(refused.ok ? null : refused.error.code).toBe('scheduling.no-common-day');
  });
});
