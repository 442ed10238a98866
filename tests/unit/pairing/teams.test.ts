import { describe, expect, it } from 'vitest';
import type { Inspector, TeamRequest } from '../../../src/core/pairing/roster.js';
import { assignTeams, type Pairing } from '../../support/assignTeams.js';
import { describeProblem } from '../../../src/messages/registry.js';
import { certificate, many, officer, people, seedOf, visit, visits } from './sample.js';

const LIMITS = { size: 2, loadCap: 1000 };

function drawn(
  requests: readonly TeamRequest[],
  roster: readonly Inspector[],
  seed = 1,
  limits = LIMITS,
): Pairing {
  const result = assignTeams(requests, roster, limits, seedOf(seed));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function refusal(requests: readonly TeamRequest[], roster: readonly Inspector[], limits = LIMITS) {
  const result = assignTeams(requests, roster, limits, seedOf(1));
  if (result.ok) throw new Error('teams were drawn');
  return result.error;
}

function spread(pairing: Pairing, who: (id: string) => boolean): number {
  const loads = pairing.loads.filter(({ inspector }) => who(inspector)).map(({ visits }) => visits);
  return Math.max(...loads) - Math.min(...loads);
}

describe('teams', () => {
  it('have one lead and size - 1 other people, all different', () => {
    const { teams } = drawn(visits(200), people(9, 15), 3, { size: 3, loadCap: 100 });
    expect(teams.map(({ target }) => target)).toEqual(visits(200).map(({ target }) => target));
    for (const { lead, members } of teams) {
      expect(lead).toMatch(/^L/);
      expect(new Set([lead, ...members]).size).toBe(3);
    }
  });

  it('carry level loads among interchangeable people', () => {
    expect(spread(drawn(visits(333), people(20, 0)), () => true)).toBe(1);
    expect(spread(drawn(visits(500), people(25, 25)), () => true)).toBe(0);
    const scarce = drawn(visits(100), people(3, 17));
    expect(spread(scarce, (id) => id.startsWith('L'))).toBe(1);
    expect(spread(scarce, (id) => id.startsWith('M'))).toBe(1);
    expect(scarce.loads.filter(({ leads }) => leads > 0).map(({ leads }) => leads)).toEqual(
      scarce.loads.slice(0, 3).map(({ visits: v }) => v),
    );
  });

  it('depend on the seed and not on the order of the input', () => {
    const [requests, roster] = [visits(60), people(6, 8)];
    const pairing = drawn(requests, roster);
    expect(drawn([...requests].reverse(), [...roster].reverse())).toEqual(pairing);
    expect(drawn(requests, roster, 2)).not.toEqual(pairing);
  });

  it('leave no two people always together', () => {
    const partners = new Map<string, Set<string>>();
    for (const { lead, members } of drawn(visits(400), people(20, 20)).teams) {
      partners.set(lead, (partners.get(lead) ?? new Set<string>()).add(members[0] ?? ''));
    }
    for (const met of partners.values()) expect(met.size).toBeGreaterThan(5);
  });
});

describe('eligibility', () => {
  it('keeps out who does not qualify', () => {
    const unfit: Record<string, Partial<Inspector>> = {
      kind: { kind: 'expert' },
      region: { regions: ['far'] },
      domain: { certificates: [certificate('fire')] },
      lapsed: { certificates: [certificate('food', '2026-01-01', '2026-03-30')] },
      training: { trainingValidTo: '2026-03-30' },
      leave: { leave: [{ from: '2026-02-20', to: '2026-03-31' }] },
      recused: { recusals: [{ enterprise: 'T', ground: 'relation' }] },
    };
    const roster = [
      ...people(1, 1),
      ...Object.entries(unfit).map(([id, changes]) => officer(id, { mayLead: true, ...changes })),
    ];
    for (const seed of many(20, (n) => n)) {
      expect(drawn([visit('T', { region: 'near' })], roster, seed).teams).toEqual([
        { target: 'T', lead: 'L000', members: ['M000'] },
      ]);
    }
  });

  it('lets in who is on leave on some days, or whose certificate is renewed without a gap', () => {
    const roster = [
      officer('A', { mayLead: true, leave: [{ from: '2026-03-02', to: '2026-04-30' }] }),
      officer('B', {
        certificates: [
          certificate('food', '2026-03-16', '2027-03-15'),
          certificate('food', '2025-03-16', '2026-03-15'),
        ],
      }),
    ];
    expect(drawn([visit('T')], roster).teams).toHaveLength(1);
  });
});

describe('refusals', () => {
  it('name the visit that nobody may lead', () => {
    expect(refusal([visit('T1')], people(0, 5))).toEqual({
      code: 'pairing.no-eligible-lead',
      params: { target: 'T1' },
    });
  });

  it('name the visit with too few people', () => {
    expect(refusal([visit('T1')], people(1, 0))).toEqual({
      code: 'pairing.too-few-eligible',
      params: { target: 'T1', needed: 2, eligible: 1 },
    });
  });

  it('count the missing lead seats', () => {
    const problem = refusal(visits(14), people(3, 20), { size: 2, loadCap: 4 });
    expect(problem.code).toBe('pairing.lead-seats-short');
    expect(describeProblem(problem, 'en')).toBe(
      'for 14 visits in food only 3 leads qualify, who can lead 12 at most: 2 lead seats short',
    );
  });

  it('count 3,060 lead seats short of 10,000 visits with 347 leads at 20 each', () => {
    const problem = refusal(visits(10_000), people(347, 653), { size: 2, loadCap: 20 });
    expect(problem).toMatchObject({
      code: 'pairing.lead-seats-short',
      params: { seats: 10_000, inspectors: 347, capacity: 6940, deficit: 3060 },
    });
  });

  it('count missing seats of any kind where leads are not the bottleneck', () => {
    expect(refusal(visits(10), people(10, 0), { size: 2, loadCap: 1 })).toMatchObject({
      code: 'pairing.seats-short',
      params: { seats: 20, capacity: 10, deficit: 10 },
    });
  });

  it('give bad input its own message', () => {
    const code = (requests: TeamRequest[], roster: Inspector[], limits = LIMITS) =>
      refusal(requests, roster, limits).code;
    const pair = people(1, 1);
    expect(code([visit('T'), visit('T')], pair)).toBe('pairing.duplicate-target');
    expect(code([visit('T')], [...pair, officer('M000')])).toBe('pairing.duplicate-inspector');
    expect(code([visit('T')], [...pair, officer('M000', { organisation: 'city' })])).toBe(
      'pairing.inspector-in-two-places',
    );
    expect(code([visit('T')], pair, { size: 1, loadCap: 5 })).toBe('pairing.size-below-two');
    expect(code([visit('T')], pair, { size: 2, loadCap: 0 })).toBe('pairing.load-cap-below-one');
    expect(code([visit('T', { window: { from: '2026-03-02', to: '2026-03-01' } })], pair)).toBe(
      'pairing.window-reversed',
    );
  });
});
