import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/core/kernel/canonical.js';
import { drawTeams } from '../../../src/core/pairing/draw.js';
import type { AgencySeats, TeamPlan } from '../../../src/core/pairing/plan.js';
import { pairingRecords } from '../../../src/core/pairing/records.js';
import type { Inspector } from '../../../src/core/pairing/roster.js';
import { many, officer, people, seedOf, visits } from './sample.js';

const roster: Inspector[] = [
  ...people(6, 9),
  officer('R1', { recusals: [{ enterprise: 'T00003', ground: 'relation' }] }),
  officer('R2', { leave: [{ from: '2026-02-20', to: '2026-04-02' }], mayLead: true }),
  officer('员工', { regions: ['west'], mayLead: true }),
  officer('W2', { regions: ['west'] }),
  ...many(4, (n) => officer(`F${String(n)}`, { organisation: 'fire', mayLead: n < 2, regions: ['east'] })),
];

const alone = (count: number): AgencySeats[] => [{ organisation: null, count, leads: true }];
const joint: AgencySeats[] = [
  { organisation: 'fire', count: 1, leads: true },
  { organisation: 'district', count: 2, leads: false },
];

const planOf = (count: number, seats: readonly AgencySeats[], changes: Partial<TeamPlan> = {}): TeamPlan => ({
  visits: visits(count).map((request, n) => ({
    ...request,
    region: n % 3 === 0 ? 'west' : 'east',
    seats,
  })),
  loadCap: 40,
  carried: { L000: 2, M003: 1 },
  rotation: { pairs: [], visits: [['L001', 'T00001']], meetings: null },
  ...changes,
});

const PLANS: readonly TeamPlan[] = [
  planOf(1, alone(2)),
  planOf(25, alone(2)),
  planOf(40, alone(3)),
  planOf(30, alone(2), { rotation: { pairs: [], visits: [], meetings: 2 } }),
  planOf(20, joint, { regions: 'any' }),
  planOf(20, joint, { regions: 'any', rotation: { pairs: [['F1', 'L002']], visits: [], meetings: null } }),
  planOf(18, joint, { regions: 'any', rotation: { pairs: [], visits: [], meetings: 4 } }),
  planOf(12, alone(2), { regions: 'across' }),
];

interface Case {
  readonly seed: string;
  readonly plan: TeamPlan;
  readonly roster: readonly Inspector[];
  readonly records: readonly JsonObject[];
}

function drawn(plan: TeamPlan, n: number): Case & { readonly teams: readonly object[] } {
  const draw = drawTeams(plan, roster, seedOf(n));
  if (!draw.ok) throw new Error(JSON.stringify(draw.error));
  const teams = draw.value.teams.map(({ target, lead, members }) => ({ target, lead, members }));
  return { seed: n.toString(16).padStart(64, '0'), plan, roster, records: pairingRecords(draw.value), teams };
}

function inPython(cases: readonly Case[]): unknown {
  const options = { input: JSON.stringify(cases), maxBuffer: 1 << 26 };
  return JSON.parse(execFileSync('python3', ['docs/vectors/pairing.py'], options).toString());
}

describe('the protocol as written down', () => {
  it('replays to the same teams in Python, in one stage and in several, without a solver', () => {
    const cases = PLANS.flatMap((plan) => many(3, (n) => drawn(plan, n)));
    expect(inPython(cases)).toEqual(cases.map(({ teams }) => teams));
  });

  it('refuses odds that were bent, each with its reason', () => {
    const honest = drawn(planOf(25, alone(2)), 1);
    const bent = (change: (records: Record<string, unknown>[]) => void): Case => {
      const records = structuredClone(honest.records) as unknown as Record<string, unknown>[];
      change(records);
      return { ...honest, records: records as unknown as JsonObject[] };
    };
    const visit = (records: Record<string, unknown>[]) =>
      (records.find(({ record }) => record === 'visits')?.['shares'] ?? []) as [number, number][];
    const cases = [
      bent((records) => visit(records)[0]?.splice(1, 1, 7)),
      bent((records) => ((records[1] ?? {})['cap'] = 2 ** 20)),
      bent((records) => ((records[2] ?? {})['room'] = 41)),
      bent((records) => ((records[2] ?? {})['ids'] = ['R1'])),
      bent((records) => visit(records).push([19, 5])),
      bent((records) => records.splice(1, 1)),
      bent((records) => ((records[0] ?? {})['stages'] = 2)),
    ];
    const reasons = inPython(cases) as string[];
    expect(reasons.map((reason) => typeof reason)).toEqual(cases.map(() => 'string'));
    expect(reasons[0]).toMatch(/seats of class/);
    expect(reasons[1]).toMatch(/cap/);
    expect(reasons[2]).toMatch(/classes of stage 1/);
    expect(reasons[6]).toMatch(/stages/);
  });

  it('refuses level sums with loads that are not level', () => {
    const plan = planOf(10, alone(2), { carried: {}, rotation: { pairs: [], visits: [], meetings: null } });
    const honest = drawn(plan, 2);
    const records = structuredClone(honest.records) as unknown as Record<string, unknown>[];
    (records[1] ?? {})['cap'] = (records[1] ?? {})['smallestCap'] = 2 ** 20;
    for (const record of records.filter((each) => each['record'] === 'visits')) {
      const shares = record['shares'] as [number, number][];
      const size = (record['targets'] as string[]).length;
      const [first, second] = shares;
      if (first === undefined || second === undefined) throw new Error('fewer than two shares');
      const room = first[1] < size * 1000 ? first[1] : size * 1000;
      first[1] -= room;
      second[1] += room;
    }
    expect(inPython([{ ...honest, records: records as unknown as JsonObject[] }])).toEqual([
      expect.stringMatching(/not level|not filled, or not by leads/),
    ]);
  });
});
