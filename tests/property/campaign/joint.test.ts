import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerJointVisits, type DrawnVisit } from '../../../src/core/campaign/joint.js';

const DAYS = Array.from({ length: 8 }, (_, n) => `2026-12-0${String(n + 1)}`);
const dayAt = (n: number): string => DAYS[n] ?? '';

const windows = fc
  .tuple(fc.nat(7), fc.nat(7))
  .map(([a, b]) => ({ from: dayAt(Math.min(a, b)), to: dayAt(Math.max(a, b)) }));

const drawn = fc
  .array(
    fc.record({
      target: fc.constantFrom('E1', 'E2', 'E3'),
      agency: fc.constantFrom('fire', 'market', 'safety'),
      domain: fc.constantFrom('a', 'b'),
      seats: fc.integer({ min: 2, max: 3 }),
      window: windows,
      date: fc.option(fc.constantFrom(...DAYS)),
    }),
    { maxLength: 9 },
  )
  .map((list): DrawnVisit[] =>
    list.map((visit, n) => ({ ...visit, name: visit.target, campaign: `campaign ${String(n)}` })),
  );

/** The fewest days such that every window of an enterprise holds one of them, by trying all sets of days. */
function fewestDays(visits: readonly DrawnVisit[]): number {
  let least = visits.length;
  for (let set = 0; set < 1 << DAYS.length; set++) {
    const days = DAYS.filter((_, n) => (set & (1 << n)) !== 0);
    const hits = visits.every(({ window: { from, to } }) => days.some((day) => from <= day && day <= to));
    if (hits && days.length < least) least = days.length;
  }
  return least;
}

describe('joint visits', () => {
  it('spare each enterprise as many visits as its windows allow', () => {
    let saved = 0;
    fc.assert(
      fc.property(drawn, (visits) => {
        const offers = offerJointVisits(visits);
        for (const target of ['E1', 'E2', 'E3']) {
          const own = visits.filter((visit) => visit.target === target);
          const spared = offers
            .filter((offer) => offer.target === target)
            .reduce((sum, offer) => sum + offer.saved, 0);
          expect(spared).toBe(own.length - fewestDays(own));
          saved += spared;
        }
      }),
      { seed: 31, numRuns: 400 },
    );
    expect(saved).toBeGreaterThan(300);
  });

  it('suit every campaign that they join, with one leading agency and seats for each', () => {
    fc.assert(
      fc.property(drawn, (visits) => {
        const joined = new Set<string>();
        for (const { target, window, date, parts, saved } of offerJointVisits(visits)) {
          const campaigns = parts.flatMap((part) => part.campaigns);
          const own = visits.filter(({ campaign }) => campaigns.includes(campaign));
          expect(own).toHaveLength(saved + 1);
          expect(saved).toBeGreaterThan(0);
          expect(window.from <= window.to).toBe(true);
          if (date !== null) expect(window.from <= date && date <= window.to).toBe(true);
          for (const visit of own) {
            expect(visit.target).toBe(target);
            expect(visit.window.from <= window.from && window.to <= visit.window.to).toBe(true);
            const part = parts.find(({ agency }) => agency === visit.agency);
            expect(part?.domains).toContain(visit.domain);
            expect(part?.seats).toBeGreaterThanOrEqual(visit.seats);
            expect(joined.has(visit.campaign)).toBe(false);
            joined.add(visit.campaign);
          }
          expect(parts.filter(({ leads }) => leads)).toHaveLength(1);
          expect(new Set(parts.map(({ agency }) => agency)).size).toBe(parts.length);
        }
      }),
      { seed: 32, numRuns: 400 },
    );
  });

  it('come out alike in whatever order the visits are given', () => {
    const pairs = drawn.chain((visits) =>
      fc.tuple(fc.constant(visits), fc.shuffledSubarray(visits, { minLength: visits.length })),
    );
    fc.assert(
      fc.property(pairs, ([visits, shuffled]) => {
        expect(offerJointVisits(shuffled)).toEqual(offerJointVisits(visits));
      }),
      { seed: 33, numRuns: 300 },
    );
  });

  it('join an enterprise that three agencies drew for one month into one visit, and save two', () => {
    const month = { from: '2026-12-01', to: '2026-12-31' };
    const visit = (agency: string, more: Partial<DrawnVisit> = {}): DrawnVisit => ({
      target: 'E',
      name: 'Enterprise',
      campaign: `${agency}/2026-12`,
      agency,
      domain: agency,
      seats: 2,
      window: month,
      date: null,
      ...more,
    });
    const urgent = { window: { from: '2026-12-01', to: '2026-12-10' }, date: '2026-12-08' };
    const visits = [visit('fire', { date: '2026-12-20' }), visit('market'), visit('safety', urgent)];
    expect(offerJointVisits(visits)).toEqual([
      {
        target: 'E',
        name: 'Enterprise',
        window: urgent.window,
        date: '2026-12-08',
        parts: [
          { agency: 'fire', campaigns: ['fire/2026-12'], domains: ['fire'], seats: 2, leads: false },
          { agency: 'market', campaigns: ['market/2026-12'], domains: ['market'], seats: 2, leads: false },
          { agency: 'safety', campaigns: ['safety/2026-12'], domains: ['safety'], seats: 2, leads: true },
        ],
        saved: 2,
      },
    ]);
  });
});
