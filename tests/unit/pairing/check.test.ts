import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/core/kernel/canonical.js';
import { checkTeams } from '../../../src/core/pairing/check.js';
import { drawTeams, type TeamDraw } from '../../../src/core/pairing/draw.js';
import type { TeamPlan } from '../../../src/core/pairing/plan.js';
import { pairingRecords } from '../../../src/core/pairing/records.js';
import type { Inspector } from '../../../src/core/pairing/roster.js';
import { many, officer, people, seedOf, visits } from './sample.js';

const roster: Inspector[] = [
  ...people(5, 7),
  officer('R1', { recusals: [{ enterprise: 'T00003', ground: 'relation' }] }),
  officer('R2', { regions: ['west'], mayLead: true }),
];

const seats = [{ organisation: null, count: 2, leads: true }];
const plan: TeamPlan = {
  visits: visits(40).map((request, n) => ({ ...request, region: n % 3 === 0 ? 'west' : 'east', seats })),
  loadCap: 20,
};
const rotating: TeamPlan = {
  ...plan,
  rotation: { pairs: [['L000', 'M000']], visits: [['L001', 'T00001']], meetings: 2 },
};

function drawn(of: TeamPlan): TeamDraw {
  const draw = drawTeams(of, roster, seedOf(7));
  if (!draw.ok) throw new Error(JSON.stringify(draw.error));
  return draw.value;
}

function verdict(of: TeamPlan, change: (records: JsonObject[]) => void = () => undefined) {
  const draw = drawn(of);
  const records = JSON.parse(JSON.stringify(pairingRecords(draw))) as JsonObject[];
  change(records);
  const checked = checkTeams(of, roster, records, draw.teams, seedOf(7));
  return checked.ok ? checked.value : checked.error.code;
}

/** Moves units from one share to another within a record of visits. */
function shift(record: JsonObject | undefined, from: number, to: number, units: number): void {
  const shares = record?.['shares'] as [number, number][];
  const [a, b] = [shares[from], shares[to]];
  if (a === undefined || b === undefined) throw new Error('no such share');
  a[1] -= units;
  b[1] += units;
}

const visitsOf = (records: JsonObject[]) => records.filter(({ record }) => record === 'visits');

describe('the checker', () => {
  it('accepts what was drawn, in one stage and in many', () => {
    expect(verdict(plan)).toEqual({ attempt: 1, stages: 1, visits: 40 });
    expect(verdict(rotating)).toMatchObject({ visits: 40 });
    expect(drawn(rotating).stages.length).toBeGreaterThan(2);
  });

  it('refuses a matrix that was bent, even by one unit in a million', () => {
    expect(
      verdict(plan, (records) => {
        const shares = visitsOf(records)[0]?.['shares'] as [number, number][];
        if (shares[0] !== undefined) shares[0][1]++;
      }),
    ).toBe('pairing.seats-not-covered');
    expect(
      verdict(plan, (records) => {
        const record = visitsOf(records)[0];
        const last = (record?.['shares'] as unknown[]).length - 1;
        shift(record, 0, last, 200_000);
      }),
    ).toMatch(/share-above-cap|loads-not-level|seats-not-covered/);
    expect(verdict(plan, (records) => records.splice(1, 1))).toBe('pairing.record-malformed');
  });

  it('refuses loads that are not level although all sums and caps hold', () => {
    expect(
      verdict(plan, (records) => {
        const head = records.find(({ record }) => record === 'stage') as Record<string, unknown>;
        head['cap'] = head['smallestCap'] = 2 ** 20;
        const leads = records.filter(({ record }) => record === 'people').map(({ mayLead }) => mayLead);
        for (const record of visitsOf(records)) {
          const shares = record['shares'] as [number, number][];
          const of = (may: boolean) => shares.findIndex(([c]) => leads[c] === may);
          shift(record, of(false), of(true), 100_000);
        }
      }),
    ).toBe('pairing.loads-not-level');
  });

  it('refuses a share for somebody who does not qualify', () => {
    expect(
      verdict(plan, (records) => {
        const recused = records.find(
          ({ record, ids }) => record === 'people' && (ids as string[]).includes('R1'),
        );
        const barred = visitsOf(records).find(({ targets }) => (targets as string[]).includes('T00003'));
        (barred?.['shares'] as [number, number][]).push([recused?.['class'] as number, 1]);
      }),
    ).toBe('pairing.share-not-eligible');
  });

  it('refuses teams of another seed, and a team that was changed by hand', () => {
    const draw = drawn(plan);
    const records = pairingRecords(draw);
    const other = checkTeams(plan, roster, records, draw.teams, seedOf(8));
    expect(other).toMatchObject({ ok: false, error: { code: 'pairing.team-differs' } });
    const changed = draw.teams.map((team, n) => (n === 5 ? { ...team, members: ['M006'] } : team));
    expect(checkTeams(plan, roster, records, changed, seedOf(7))).toEqual({
      ok: false,
      error: { code: 'pairing.team-differs', params: { target: 'T00005' } },
    });
    expect(checkTeams(plan, roster, records, draw.teams.slice(0, -1), seedOf(7)).ok).toBe(false);
  });

  it('finds level loads level on many random plans', () => {
    for (const n of many(15, (k) => k)) {
      const of = { ...plan, visits: plan.visits.slice(0, 3 + 2 * n), carried: { M000: n, L002: 2 } };
      expect(verdict(of)).toMatchObject({ stages: 1 });
    }
  });
});
