import { describe, expect, it } from 'vitest';
import { alternatesOf, substitute } from '../../../src/core/pairing/alternates.js';
import { drawTeams, type TeamDraw } from '../../../src/core/pairing/draw.js';
import type { TeamPlan } from '../../../src/core/pairing/plan.js';
import type { Inspector } from '../../../src/core/pairing/roster.js';
import { generator } from './random.js';
import { many, officer, people, seedOf, visit, visits } from './sample.js';

const PAIR = [{ organisation: null, count: 2, leads: true }];

function drawn(plan: TeamPlan, roster: readonly Inspector[], seed = 1): TeamDraw {
  const draw = drawTeams(plan, roster, seedOf(seed));
  if (!draw.ok) throw new Error(JSON.stringify(draw.error));
  return draw.value;
}

const pairKey = (a: string, b: string): string => [a, b].sort().join('+');

function meetings({ teams }: TeamDraw): Map<string, number> {
  const met = new Map<string, number>();
  for (const { lead, members } of teams) {
    const team = [lead, ...members];
    team.forEach((a, n) => {
      for (const b of team.slice(n + 1)) met.set(pairKey(a, b), (met.get(pairKey(a, b)) ?? 0) + 1);
    });
  }
  return met;
}

describe('twelve months', () => {
  const roster = people(14, 16);
  const pick = generator(3);
  const carried: Record<string, number> = {};
  const lastMet = new Map<string, number>();
  const visitedBy = new Map<string, { inspector: string; month: number }[]>();
  const months = many(12, (month) => {
    const targets = new Set<number>();
    while (targets.size < 47) targets.add(pick(120));
    const plan: TeamPlan = {
      visits: [...targets]
        .map((n) => visit(`E${String(n).padStart(3, '0')}`, {}))
        .map((v) => ({ ...v, seats: PAIR })),
      loadCap: 20,
      carried: { ...carried },
      rotation: {
        pairs: [...lastMet]
          .filter(([, at]) => at >= month - 2)
          .map(([key]) => key.split('+') as [string, string]),
        visits: [...visitedBy].flatMap(([target, list]) =>
          list.filter((one) => one.month >= month - 6).map(({ inspector }) => [inspector, target] as const),
        ),
        meetings: 1,
      },
    };
    const draw = drawn(plan, roster, month);
    for (const { target, lead, members } of draw.teams) {
      for (const b of members) lastMet.set(pairKey(lead, b), month);
      const list = visitedBy.get(target) ?? [];
      visitedBy.set(target, [...list, ...[lead, ...members].map((inspector) => ({ inspector, month }))]);
    }
    for (const { inspector, visits: v } of draw.loads) carried[inspector] = (carried[inspector] ?? 0) + v;
    return { plan, draw, carried: { ...carried } };
  });

  it('never bring a barred pair together, and no pair twice in a month', () => {
    for (const { plan, draw } of months) {
      const met = meetings(draw);
      for (const [a, b] of plan.rotation?.pairs ?? []) expect(met.has(pairKey(a, b))).toBe(false);
      expect(Math.max(...met.values())).toBe(1);
    }
    const pairs = months.at(-1)?.plan.rotation?.pairs ?? [];
    expect(pairs.length).toBeGreaterThan(60);
  });

  it('never send the same inspector to an enterprise again within the bar', () => {
    let again = 0;
    for (const list of visitedBy.values()) {
      list.forEach(({ inspector, month }, n) => {
        const before = list.slice(0, n).filter((one) => one.inspector === inspector);
        for (const one of before) expect(month - one.month).toBeGreaterThan(6);
        again += list.some((one) => one.month < month) ? 1 : 0;
      });
    }
    expect(again).toBeGreaterThan(100);
  });

  it('keep the loads of interchangeable people within one of their mean', () => {
    for (const { carried: total } of months) {
      for (const letter of ['L', 'M']) {
        const loads = Object.entries(total)
          .filter(([id]) => id.startsWith(letter))
          .map(([, n]) => n);
        const mean = loads.reduce((sum, n) => sum + n, 0) / loads.length;
        for (const load of loads) expect(Math.abs(load - mean)).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('bars between people', () => {
  it('hold in every draw, and every attempt is reported when they defeat a draw of leads', () => {
    const roster = people(3, 3);
    const plan: TeamPlan = {
      visits: visits(3).map((v) => ({ ...v, seats: PAIR })),
      loadCap: 1,
      rotation: {
        pairs: [
          ['L000', 'M001'],
          ['L001', 'M002'],
          ['L002', 'M000'],
        ],
        visits: [['M000', 'T00000']],
        meetings: null,
      },
    };
    for (const seed of many(50, (n) => n)) {
      const draw = drawn(plan, roster, seed);
      const met = meetings(draw);
      for (const [a, b] of plan.rotation?.pairs ?? []) expect(met.has(pairKey(a, b))).toBe(false);
      expect(draw.failed).toHaveLength(draw.attempt - 1);
    }
  });

  it('that leave no partner are refused as too tight', () => {
    const plan: TeamPlan = {
      visits: [visit('T')].map((v) => ({ ...v, seats: PAIR })),
      loadCap: 1,
      rotation: { pairs: [['L000', 'M000']], visits: [], meetings: null },
    };
    expect(drawTeams(plan, people(1, 1), seedOf(1))).toEqual({
      ok: false,
      error: { code: 'pairing.bars-too-tight', params: { attempts: 20, deficit: 1 } },
    });
  });
});

describe('joint visits', () => {
  const city = (id: string, mayLead = false) => officer(id, { organisation: 'city', mayLead });
  const roster = [...people(4, 4), city('C1', true), city('C2'), city('C3')];
  const joint = [
    { organisation: 'city', count: 1, leads: false },
    { organisation: 'district', count: 2, leads: true },
  ];
  const plan: TeamPlan = { visits: visits(30).map((v) => ({ ...v, seats: joint })), loadCap: 30 };

  it('seat each agency as planned, the lead from the agency that leads', () => {
    for (const rotation of [undefined, { pairs: [['L000', 'L001']] as const, visits: [], meetings: null }]) {
      const draw = drawn(rotation === undefined ? plan : { ...plan, rotation }, roster);
      for (const { lead, organisations } of draw.teams) {
        expect(lead).toMatch(/^L/);
        expect([...organisations].sort()).toEqual(['city', 'district', 'district']);
      }
      const ofCity = draw.loads.filter(({ inspector }) => inspector.startsWith('C'));
      expect(ofCity.map(({ visits: v }) => v)).toEqual([10, 10, 10]);
    }
  });

  it('give wrong seats their own message', () => {
    const code = (seats: TeamPlan['visits'][number]['seats']) => {
      const draw = drawTeams(
        { visits: [visit('T')].map((v) => ({ ...v, seats })), loadCap: 5 },
        roster,
        seedOf(1),
      );
      return draw.ok ? null : draw.error.code;
    };
    expect(code([{ organisation: 'village', count: 2, leads: true }])).toBe('pairing.unknown-organisation');
    expect(code(joint.map((seats) => ({ ...seats, leads: true })))).toBe('pairing.not-one-lead-agency');
    expect(code([...joint, { organisation: 'city', count: 1, leads: false }])).toBe(
      'pairing.agencies-overlap',
    );
  });
});

describe('regions', () => {
  it('may be crossed on purpose', () => {
    const roster = [
      officer('E1', { regions: ['east'], mayLead: true }),
      officer('E2', { regions: ['east'] }),
      officer('W1', { regions: ['west'], mayLead: true }),
      officer('W2', { regions: ['west'] }),
    ];
    const plan = { visits: [visit('T', { region: 'east' })].map((v) => ({ ...v, seats: PAIR })), loadCap: 5 };
    expect(drawn(plan, roster).teams).toMatchObject([{ lead: 'E1', members: ['E2'] }]);
    expect(drawn({ ...plan, regions: 'across' }, roster).teams).toMatchObject([
      { lead: 'W1', members: ['W2'] },
    ]);
  });
});

describe('recusals', () => {
  it('that decide one another are refused', () => {
    const recused = (id: string, decidedBy: string) =>
      officer(id, { recusals: [{ enterprise: 'T', ground: 'requestGranted', decidedBy }] });
    const result = drawTeams(
      { visits: [], loadCap: 1 },
      [recused('A', 'B'), recused('B', 'A'), recused('C', 'A')],
      seedOf(1),
    );
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'pairing.circular-recusal', params: { enterprise: 'T', people: ['A', 'B', 'A'] } },
    });
  });
});

describe('substitution', () => {
  const roster = people(5, 5);
  const plan: TeamPlan = { visits: visits(6).map((v) => ({ ...v, seats: PAIR })), loadCap: 3 };
  const { teams } = drawn(plan, roster);
  const team = teams[0] ?? { target: '', lead: '', members: [] };

  it('takes the first alternate of the recorded order who can serve, and says who was passed over', () => {
    const standing = { teams, unavailable: new Set([team.lead]) };
    const changed = substitute(plan, roster, standing, team.target, team.lead, seedOf(1));
    if (!changed.ok) throw new Error(changed.error.code);
    const { incoming, passedOver, lead } = changed.value;
    const order = alternatesOf(plan, roster, team.target, null, seedOf(1));
    expect(lead).toBe(true);
    expect(incoming).toMatch(/^L/);
    expect([...passedOver.map(({ inspector }) => inspector), incoming]).toEqual(
      order.slice(0, passedOver.length + 1),
    );
    for (const { inspector, ground } of passedOver) {
      if (ground === 'may-not-lead') expect(inspector).toMatch(/^M/);
    }
  });

  it('is refused for somebody who is not on the team, and when nobody is left', () => {
    const all = new Set(roster.map(({ id }) => id));
    expect(
      substitute(plan, roster, { teams, unavailable: all }, team.target, team.lead, seedOf(1)),
    ).toMatchObject({ error: { code: 'pairing.no-alternate' } });
    expect(substitute(plan, roster, { teams, unavailable: all }, team.target, 'X', seedOf(1))).toMatchObject({
      error: { code: 'pairing.not-on-the-team' },
    });
  });
});
