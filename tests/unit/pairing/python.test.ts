import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { drawTeams } from '../../../src/core/pairing/draw.js';
import type { TeamPlan } from '../../../src/core/pairing/plan.js';
import { pairingRecords } from '../../../src/core/pairing/records.js';
import type { Inspector } from '../../../src/core/pairing/roster.js';
import { many, officer, people, seedOf, visits } from './sample.js';

const roster: Inspector[] = [
  ...people(6, 9),
  officer('R1', { recusals: [{ enterprise: 'T00003', ground: 'relation' }] }),
  officer('员工', { regions: ['west'], mayLead: true }),
];

const planOf = (count: number, size: number, meetings: number | null): TeamPlan => ({
  visits: visits(count).map((request, n) => ({
    ...request,
    region: n % 3 === 0 ? 'west' : 'east',
    seats: [{ organisation: null, count: size, leads: true }],
  })),
  loadCap: 30,
  carried: { L000: 2, M003: 1 },
  rotation: { pairs: [], visits: [['L001', 'T00001']], meetings },
});

describe('the protocol as written down', () => {
  it('replays to the same teams in Python, in one stage and in several, without a solver', () => {
    const plans = [planOf(1, 2, null), planOf(25, 2, null), planOf(40, 3, null), planOf(30, 2, 2)];
    const cases = plans.flatMap((plan) =>
      many(3, (n) => {
        const draw = drawTeams(plan, roster, seedOf(n));
        if (!draw.ok) throw new Error(draw.error.code);
        const mayLead = Object.fromEntries(roster.map((person) => [person.id, person.mayLead]));
        const seed = n.toString(16).padStart(64, '0');
        return { seed, mayLead, records: pairingRecords(draw.value), teams: draw.value.teams };
      }),
    );
    const input = JSON.stringify(cases.map(({ seed, mayLead, records }) => ({ seed, mayLead, records })));
    const output = execFileSync('python3', ['docs/vectors/pairing.py'], { input, maxBuffer: 1 << 26 });
    expect(JSON.parse(output.toString())).toEqual(
      cases.map(({ teams }) => teams.map(({ target, lead, members }) => ({ target, lead, members }))),
    );
  });
});
