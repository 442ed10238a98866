import { describe, expect, it } from 'vitest';
import { scheduleVisits } from '../../../src/core/scheduling/schedule.js';
import type { VisitRequest } from '../../../src/core/scheduling/visit.js';
import { workdaysBetween, workdaysOfMonth } from '../../../src/core/scheduling/workdays.js';
import { describeProblem } from '../../../src/messages/registry.js';
import { violations } from './checker.js';
import { levelVisits, seedOf } from './draws.js';
import { china, must } from './tables.js';

const december = { from: '2026-12-01', to: '2026-12-31' };
const workdays = must(workdaysOfMonth(china, '2026-12'));
const nobodyAway = new Map<string, { from: string; to: string }[]>();

const visit = (target: string, team: string[], more: Partial<VisitRequest> = {}): VisitRequest => ({
  target,
  team,
  due: null,
  street: null,
  ...more,
});

const schedule = (
  visits: readonly VisitRequest[],
  dailyCap: number,
  window = december,
  leave = nobodyAway,
  seed = 1,
) => scheduleVisits(visits, china, { window, dailyCap }, leave, seedOf(seed));

const problem = (...args: Parameters<typeof schedule>) => {
  const result = schedule(...args);
  if (result.ok) throw new Error('a problem was expected');
  return result.error;
};

describe('a month without slack', () => {
  // 23 workdays; 690 visits of two make 1,380 places: exactly one a day for each of 60 inspectors.
  it.each([
    [690, 1],
    [1380, 2],
    [2070, 3],
  ])('dates %i visits of 60 inspectors at %i a day', (count, dailyCap) => {
    const visits = levelVisits(count, 60, 20, dailyCap);
    const dated = must(schedule(visits, dailyCap));
    expect(violations(visits, dated, workdays, { dailyCap })).toEqual([]);
  });
});

describe('due dates and leave', () => {
  it('dates what is due first in time even where all places before are wanted', () => {
    const early = must(workdaysBetween(china, '2026-12-01', '2026-12-04'));
    const team = ['I1', 'I2'];
    const due = early.map((day, i) => visit(`due ${i}`, team, { due: day }));
    const rest = Array.from({ length: workdays.length - early.length }, (_, i) => visit(`rest ${i}`, team));
    for (let seed = 1; seed <= 20; seed++) {
      const dated = must(schedule([...rest, ...due], 1, december, nobodyAway, seed));
      expect(violations([...rest, ...due], dated, workdays, { dailyCap: 1 })).toEqual([]);
    }
  });

  it('keeps out of the leave of every member', () => {
    const leave = new Map([
      ['I1', [{ from: '2026-12-01', to: '2026-12-15' }]],
      ['I2', [{ from: '2026-12-17', to: '2026-12-31' }]],
    ]);
    const dated = must(schedule([visit('T', ['I1', 'I2'])], 1, december, leave));
    expect(dated).toEqual([{ target: 'T', date: '2026-12-16' }]);
  });
});

describe('one team in one street', () => {
  it('makes its visits on the same day', () => {
    const visits = ['A', 'B', 'C', 'D'].map((t) => visit(t, ['I1', 'I2'], { street: t < 'C' ? 'N' : 'S' }));
    for (let seed = 1; seed <= 20; seed++) {
      const [a, b, c, d] = must(schedule(visits, 2, december, nobodyAway, seed));
      expect(a?.date).toBe(b?.date);
      expect(c?.date).toBe(d?.date);
      expect(a?.date).not.toBe(c?.date);
    }
  });
});

describe('the seed', () => {
  const visits = levelVisits(200, 30, 10, 7);

  it('and the set of visits decide alone: the order of the input plays no part', () => {
    const turned = [...visits].reverse();
    expect(must(schedule(turned, 2))).toEqual(must(schedule(visits, 2)));
  });

  it('changes the dates', () => {
    expect(must(schedule(visits, 2, december, nobodyAway, 2))).not.toEqual(must(schedule(visits, 2)));
  });

  it('gives every enterprise each workday with equal chance', () => {
    // 2,300 seeds × 23 days: 100 expected, standard deviation 9.8; 92 counts within 5 of these.
    const few = levelVisits(4, 4, 2, 3);
    const counts = new Map<string, number>();
    for (let seed = 1; seed <= 2300; seed++) {
      for (const { target, date } of must(schedule(few, 1, december, nobodyAway, seed))) {
        const key = `${target} ${date}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(4 * 23);
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(49);
  });
});

describe('what cannot be dated is refused with the reason', () => {
  it('a window without a workday', () => {
    const window = { from: '2026-10-01', to: '2026-10-07' };
    const found = problem([visit('T', ['I1', 'I2'])], 1, window);
    expect(found).toEqual({ code: 'scheduling.no-workday', params: window });
    expect(describeProblem(found, 'zh')).toBe('2026-10-01 至 2026-10-07 之间没有工作日');
  });

  it('more visits than places of an inspector, with the numbers', () => {
    const visits = Array.from({ length: 50 }, (_, i) => visit(`T${i}`, ['I1', `J${i}`]));
    const found = problem(visits, 2);
    expect(found).toEqual({
      code: 'scheduling.inspector-overbooked',
      params: { inspector: 'I1', visits: 47, days: 23, dailyCap: 2, capacity: 46 },
    });
  });

  it('too many visits due early, although the month as a whole has room', () => {
    const visits = ['A', 'B', 'C'].map((t) => visit(t, ['I1', `J${t}`], { due: '2026-12-02' }));
    expect(problem(visits, 1).params).toEqual({
      inspector: 'I1',
      visits: 3,
      days: 2,
      dailyCap: 1,
      capacity: 2,
    });
  });

  it('three inspectors who can only go one pair at a time', () => {
    const window = { from: '2026-12-01', to: '2026-12-02' };
    const visits = [visit('A', ['I1', 'I2']), visit('B', ['I2', 'I3']), visit('C', ['I1', 'I3'])];
    expect(problem(visits, 1, window)).toEqual({
      code: 'scheduling.inspectors-overbooked',
      params: { inspectors: ['I1', 'I2', 'I3'], visits: 3, days: 2, dailyCap: 1, capacity: 2 },
    });
  });

  it.each([
    ['scheduling.due-before-window', [visit('T', ['I1', 'I2'], { due: '2026-11-30' })], december],
    [
      'scheduling.no-workday-before-due',
      [visit('T', ['I1', 'I2'], { due: '2026-12-06' })],
      { from: '2026-12-05', to: '2026-12-31' },
    ],
    ['scheduling.target-twice', [visit('T', ['I1', 'I2']), visit('T', ['I1', 'I2'])], december],
    ['scheduling.member-twice', [visit('T', ['I1', 'I1'])], december],
    ['scheduling.no-calendar', [visit('T', ['I1', 'I2'])], { from: '2026-12-01', to: '2027-01-31' }],
  ])('%s', (code, visits, window) => {
    expect(problem(visits, 1, window).code).toBe(code);
  });

  it.each([
    ['scheduling.outside-window', '2027-01-04'],
    ['scheduling.not-a-workday', '2026-12-05'],
  ])('a visit that is to keep a day on which it cannot be: %s', (code, day) => {
    const fixed = new Map([['T', day]]);
    const limits = { window: december, dailyCap: 1 };
    const found = scheduleVisits([visit('T', ['I1', 'I2'])], china, limits, nobodyAway, seedOf(1), fixed);
    expect(found.ok ? null : found.error.code).toBe(code);
  });

  it('a team whose members are never free together', () => {
    const leave = new Map([
      ['I1', [{ from: '2026-12-01', to: '2026-12-15' }]],
      ['I2', [{ from: '2026-12-16', to: '2026-12-31' }]],
    ]);
    expect(problem([visit('T', ['I1', 'I2'])], 1, december, leave).code).toBe('scheduling.no-common-day');
  });
});
