import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exclusionByCaps } from '../../../src/core/campaign/caps.js';
import { CASE_GROUNDS } from '../../../src/core/campaign/caseGrounds.js';
import { countVisits, type PastVisit } from '../../../src/core/campaign/pastVisits.js';
import { addDays } from '../../../src/core/kernel/date.js';

const days = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2025-11-01', n));
const visits = fc
  .array(
    fc.record({
      date: days,
      agency: fc.constantFrom('own', 'fire', 'tax'),
      ground: fc.option(fc.constantFrom('doubleRandom', 'plan', ...CASE_GROUNDS), { freq: 2 }),
      joint: fc.option(fc.constantFrom('J1', 'J2'), { freq: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((list): PastVisit[] => list.map((visit, n) => ({ ...visit, id: `R${String(n)}` })));
const months = fc.constantFrom('2026-01-01', '2026-06-01', '2026-12-01');
const most = fc.option(fc.integer({ min: 1, max: 4 }));
const caps = fc.record({ perYear: most, perYearAllAgencies: most, cooldownDays: most });

describe('counting visits', () => {
  it('neither depends on the order of records nor on case inspections', () => {
    const turned = visits.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(turned, months, ([list, shuffled], day) => {
        const count = countVisits(list, 'own', day);
        expect(countVisits(shuffled, 'own', day)).toEqual(count);
        const planned = list.filter(
          ({ ground }) => !(CASE_GROUNDS as readonly (string | null)[]).includes(ground),
        );
        expect(countVisits(planned, 'own', day)).toEqual(count);
      }),
      { seed: 41, numRuns: 500 },
    );
  });

  it('counts no more than the records that it names, and all agencies at least as often as the own one', () => {
    fc.assert(
      fc.property(visits, months, (list, day) => {
        const { own, all, evidence } = countVisits(list, 'own', day);
        const named = list.filter(({ id }) => evidence.includes(id));
        expect(named).toHaveLength(evidence.length);
        expect(named.every(({ date }) => date < day && date.slice(0, 4) === day.slice(0, 4))).toBe(true);
        expect(all).toBeGreaterThanOrEqual(own);
        expect(all).toBeLessThanOrEqual(evidence.length);
        expect(own === 0).toBe(!named.some(({ agency }) => agency === 'own'));
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});

describe('a cap', () => {
  it('once reached stays reached when another planned visit is added before the month', () => {
    let reached = 0;
    fc.assert(
      fc.property(visits, months, caps, days, (list, day, rule, date) => {
        if (exclusionByCaps(rule, countVisits(list, 'own', day)) === null || date >= day) return;
        reached++;
        const one: PastVisit = { id: 'new', date, agency: 'own', ground: null, joint: null };
        expect(exclusionByCaps(rule, countVisits([...list, one], 'own', day))).not.toBeNull();
      }),
      { seed: 43, numRuns: 2500 },
    );
    expect(reached).toBeGreaterThan(200);
  });
});
