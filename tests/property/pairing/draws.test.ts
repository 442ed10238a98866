import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTeams } from '../../../src/core/pairing/check.js';
import { drawTeams } from '../../../src/core/pairing/draw.js';
import { groundsFor } from '../../../src/core/pairing/eligibility.js';
import { explainShortage } from '../../../src/core/pairing/explain.js';
import type { TeamPlan, TeamVisit } from '../../../src/core/pairing/plan.js';
import { pairingRecords } from '../../../src/core/pairing/records.js';
import type { JointTeam } from '../../../src/core/pairing/report.js';
import type { Inspector } from '../../../src/core/pairing/roster.js';
import { certificate, officer, seedOf, visit, WINDOW } from '../../unit/pairing/sample.js';

const target = fc.integer({ min: 0, max: 11 }).map((n) => `T${n}`);
const region = fc.constantFrom('east', 'west');
const domain = fc.constantFrom('food', 'fire');

const person = fc.record({
  mayLead: fc.boolean(),
  organisation: fc.constantFrom('district', 'city'),
  regions: fc.array(region, { maxLength: 2 }),
  certificates: fc.array(
    domain.map((name) => certificate(name)),
    { minLength: 1, maxLength: 2 },
  ),
  recusals: fc.array(
    target.map((enterprise) => ({ enterprise, ground: 'other' as const })),
    { maxLength: 2 },
  ),
});

const rosters = fc
  .array(person, { minLength: 2, maxLength: 12 })
  .map((list): Inspector[] => list.map((changes, n) => officer(`P${n}`, changes)));

const seats = fc.constantFrom(
  [{ organisation: null, count: 2, leads: true }],
  [{ organisation: null, count: 3, leads: true }],
  [
    { organisation: 'city', count: 1, leads: true },
    { organisation: 'district', count: 1, leads: false },
  ],
);

const name = fc.integer({ min: 0, max: 11 }).map((n) => `P${n}`);

const plans = fc.record({
  visits: fc.uniqueArray(fc.record({ target, region, domain, seats }), {
    selector: (one) => one.target,
    minLength: 1,
    maxLength: 12,
  }),
  loadCap: fc.integer({ min: 1, max: 8 }),
  carried: fc.dictionary(name, fc.integer({ min: 0, max: 4 })),
  rotation: fc.record({
    pairs: fc.array(fc.tuple(name, name), { maxLength: 3 }),
    visits: fc.array(fc.tuple(name, target), { maxLength: 3 }),
    meetings: fc.constantFrom(null, null, 2),
  }),
});

const cases = fc
  .record({ plan: plans, roster: rosters, seed: fc.nat({ max: 1e6 }) })
  .map(({ plan, ...rest }): { plan: TeamPlan; roster: Inspector[]; seed: number } => ({
    ...rest,
    plan: { ...plan, visits: plan.visits.map((one) => ({ ...visit(one.target, one), seats: one.seats })) },
  }))
  .filter(({ plan, roster }) => {
    const known = new Set(roster.map(({ organisation }) => organisation));
    return plan.visits.every((one) =>
      one.seats.every(({ organisation }) => organisation === null || known.has(organisation)),
    );
  });

function expectFit(
  plan: TeamPlan,
  roster: readonly Inspector[],
  { target: at, lead, members }: JointTeam,
): void {
  const team = [lead, ...members];
  const {
    domain: needed,
    region: place,
    seats: asked,
  } = plan.visits.find((one) => one.target === at) as TeamVisit;
  expect(new Set(team).size).toBe(asked.reduce((sum, { count }) => sum + count, 0));
  const people = roster.filter(({ id }) => team.includes(id));
  expect(people.find(({ id }) => id === lead)?.mayLead).toBe(true);
  const { visits, pairs } = plan.rotation ?? { visits: [], pairs: [] };
  const bars = new Set(visits.filter(([, t]) => t === at).map(([i]) => i));
  const rule = {
    domain: needed,
    region: place,
    regions: 'within',
    window: WINDOW,
    organisation: null,
  } as const;
  for (const who of people) expect(groundsFor(who, rule, at, bars)).toEqual([]);
  for (const [a, b] of pairs) expect(a !== b && team.includes(a) && team.includes(b)).toBe(false);
}

describe('any draw', () => {
  it('seats only people who qualify, within the cap, never a barred pair, and passes the checker', () => {
    let drawn = 0;
    fc.assert(
      fc.property(cases, ({ plan, roster, seed }) => {
        const draw = drawTeams(plan, roster, seedOf(seed));
        if (!draw.ok) return;
        drawn++;
        const { teams, loads } = draw.value;
        expect(teams).toHaveLength(plan.visits.length);
        for (const team of teams) expectFit(plan, roster, team);
        for (const { inspector, visits: count } of loads) {
          expect(count).toBeLessThanOrEqual(plan.loadCap);
          expect(count).toBe(
            teams.filter((t) => t.lead === inspector || t.members.includes(inspector)).length,
          );
        }
        const records = pairingRecords(draw.value);
        expect(checkTeams(plan, roster, records, teams, seedOf(seed))).toMatchObject({ ok: true });
        const turned = { ...plan, visits: [...plan.visits].reverse() };
        expect(drawTeams(turned, [...roster].reverse(), seedOf(seed))).toEqual(draw);
      }),
      { numRuns: 600, seed: 11 },
    );
    expect(drawn).toBeGreaterThan(60);
  });
});

describe('any shortage', () => {
  it('has a witness that adds up, and exactly the plans that are short have one', () => {
    let short = 0;
    fc.assert(
      fc.property(cases, ({ plan, roster, seed }) => {
        const free: TeamPlan = { ...plan, rotation: { pairs: [], visits: [], meetings: null } };
        const report = explainShortage(free, roster);
        if (!report.ok) throw new Error(report.error.code);
        expect(drawTeams(free, roster, seedOf(seed)).ok).toBe(report.value.shortages.length === 0);
        for (const { seats: wanted, capacity, deficit, inspectors } of report.value.shortages) {
          short++;
          expect(deficit).toBe(wanted - capacity);
          expect(deficit).toBeGreaterThan(0);
          expect(inspectors.length * free.loadCap).toBeLessThanOrEqual(capacity);
        }
        for (const relaxation of report.value.relaxations) {
          if (relaxation.kind === 'raise-load-cap') {
            expect(drawTeams({ ...free, loadCap: relaxation.loadCap }, roster, seedOf(seed)).ok).toBe(true);
          }
          if (relaxation.kind === 'move-visits') {
            const kept = free.visits.filter((one) => !relaxation.targets.includes(one.target));
            expect(drawTeams({ ...free, visits: kept }, roster, seedOf(seed)).ok).toBe(true);
          }
        }
      }),
      { numRuns: 300, seed: 12 },
    );
    expect(short).toBeGreaterThan(50);
  });
});
