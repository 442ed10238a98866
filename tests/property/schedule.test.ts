import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleVisits } from '../../src/core/scheduling/schedule.js';
import type { VisitRequest } from '../../src/core/scheduling/visit.js';
import { workdaysBetween } from '../../src/core/scheduling/workdays.js';
import { violations } from '../unit/scheduling/checker.js';
import { seedOf } from '../unit/scheduling/draws.js';
import { china, must } from '../unit/scheduling/tables.js';

const window = { from: '2026-12-07', to: '2026-12-10' };
const days = must(workdaysBetween(china, window.from, window.to));
const inspectors = ['A', 'B', 'C', 'D', 'E'];
type Leave = Map<string, { from: string; to: string }[]>;

const day = fc.constantFrom(...days);
const requests = fc
  .array(
    fc.record({
      team: fc.uniqueArray(fc.constantFrom(...inspectors), { minLength: 2, maxLength: 3 }),
      due: fc.option(day, { freq: 3 }),
      street: fc.option(fc.constantFrom('N', 'S')),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((list): VisitRequest[] => list.map((visit, i) => ({ target: `T${i}`, ...visit })));
const leave = fc
  .array(fc.tuple(fc.constantFrom(...inspectors), day, day), { maxLength: 3 })
  .map(
    (list): Leave => new Map(list.map(([who, a, b]) => [who, [{ from: a < b ? a : b, to: a < b ? b : a }]])),
  );

/** Whether any dates fulfil the rules, by trying all. */
function feasible(visits: readonly VisitRequest[], dailyCap: number, away: Leave): boolean {
  const load = new Map<string, number>();
  const search = (i: number): boolean => {
    const visit = visits[i];
    if (visit === undefined) return true;
    return days.some((date) => {
      const keys = visit.team.map((who) => `${who} ${date}`);
      const absent = visit.team.some((who) =>
        (away.get(who) ?? []).some(({ from, to }) => from <= date && date <= to),
      );
      if (absent || (visit.due !== null && date > visit.due)) return false;
      if (keys.some((key) => (load.get(key) ?? 0) >= dailyCap)) return false;
      for (const key of keys) load.set(key, (load.get(key) ?? 0) + 1);
      const found = search(i + 1);
      for (const key of keys) load.set(key, (load.get(key) ?? 0) - 1);
      return found;
    });
  };
  return search(0);
}

describe('small months, compared with trying all dates', () => {
  it('are dated exactly when dates exist, and then without a violation', () => {
    const seen = { dated: 0, refused: 0 };
    fc.assert(
      fc.property(
        requests,
        leave,
        fc.integer({ min: 1, max: 2 }),
        fc.nat(999),
        (visits, away, dailyCap, s) => {
          const result = scheduleVisits(visits, china, { window, dailyCap }, away, seedOf(s));
          expect(result.ok).toBe(feasible(visits, dailyCap, away));
          seen[result.ok ? 'dated' : 'refused']++;
          if (result.ok) expect(violations(visits, result.value, days, { dailyCap }, away)).toEqual([]);
        },
      ),
      { seed: 17, numRuns: 1500 },
    );
    expect(seen.dated).toBeGreaterThan(300);
    expect(seen.refused).toBeGreaterThan(300);
  });

  it('come out alike in whatever order the visits are listed', () => {
    const shuffledTwice = requests.chain((visits) =>
      fc.tuple(fc.constant(visits), fc.shuffledSubarray(visits, { minLength: visits.length })),
    );
    fc.assert(
      fc.property(shuffledTwice, leave, fc.nat(999), ([visits, shuffled], away, s) => {
        const run = (list: readonly VisitRequest[]) =>
          scheduleVisits(list, china, { window, dailyCap: 2 }, away, seedOf(s));
        expect(run(shuffled)).toEqual(run(visits));
      }),
      { seed: 18, numRuns: 300 },
    );
  });
});
