import { describe, expect, it } from 'vitest';
import { drawTeams } from '../../../src/core/pairing/draw.js';
import { explainShortage, type ShortageReport } from '../../../src/core/pairing/explain.js';
import type { TeamPlan } from '../../../src/core/pairing/plan.js';
import type { Relaxation } from '../../../src/core/pairing/relaxation.js';
import type { Inspector, TeamRequest } from '../../../src/core/pairing/roster.js';
import { certificate, many, officer, people, seedOf, visits } from './sample.js';

function planOf(requests: readonly TeamRequest[], loadCap: number, size = 2): TeamPlan {
  const seats = [{ organisation: null, count: size, leads: true }];
  return { visits: requests.map((request) => ({ ...request, seats })), loadCap };
}

function explained(plan: TeamPlan, roster: readonly Inspector[]): ShortageReport {
  const report = explainShortage(plan, roster);
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

function offered<K extends Relaxation['kind']>(report: ShortageReport, kind: K) {
  return report.relaxations.find((r): r is Extract<Relaxation, { kind: K }> => r.kind === kind);
}

const staffed = (plan: TeamPlan, roster: readonly Inspector[]): boolean =>
  drawTeams(plan, roster, seedOf(1)).ok;

describe('a shortage', () => {
  it('of 10,000 visits, 347 leads and 653 others at 20 each is 3,060 lead seats, and its relaxations work', () => {
    const roster = people(347, 653);
    const plan = planOf(visits(10_000), 20);
    const report = explained(plan, roster);
    expect(report.shortages).toMatchObject([{ kind: 'leads', seats: 10_000, capacity: 6940, deficit: 3060 }]);
    expect(report.shortages[0]?.inspectors).toHaveLength(347);
    expect(offered(report, 'more-leads')?.count).toBe(153);
    expect(offered(report, 'appoint-leads')?.inspectors).toHaveLength(153);
    expect(offered(report, 'raise-load-cap')?.loadCap).toBe(29);
    expect(offered(report, 'move-visits')?.targets).toHaveLength(3060);
    expect(staffed({ ...plan, loadCap: 29 }, roster)).toBe(true);
    expect(staffed({ ...plan, loadCap: 28 }, roster)).toBe(false);
    const moved = new Set(offered(report, 'move-visits')?.targets);
    const kept = plan.visits.filter(({ target }) => !moved.has(target));
    expect(staffed({ ...plan, visits: kept }, roster)).toBe(true);
    expect(staffed({ ...plan, visits: plan.visits.filter((_, n) => n < kept.length + 1) }, roster)).toBe(
      false,
    );
    const appointed = new Set(offered(report, 'appoint-leads')?.inspectors);
    const promote = (ids: ReadonlySet<string>): Inspector[] =>
      roster.map((person) => (ids.has(person.id) ? { ...person, mayLead: true } : person));
    expect(staffed(plan, promote(appointed))).toBe(true);
    expect(staffed(plan, promote(new Set([...appointed].slice(1))))).toBe(false);
  });

  it('names the people whose lapsed certificate or training would end it', () => {
    const lapsed = { mayLead: true, certificates: [certificate('food', '2025-01-01', '2026-03-30')] };
    const roster = [
      ...people(3, 20),
      officer('N1', lapsed),
      officer('N2', { mayLead: true, trainingValidTo: '2026-02-28' }),
      officer('N3', { ...lapsed, kind: 'assistant' }),
      officer('N4', { ...lapsed, mayLead: false }),
    ];
    const plan = planOf(visits(14), 4);
    expect(offered(explained(plan, roster), 'renew')?.inspectors).toEqual(['N1']);
    expect(offered(explained(planOf(visits(18), 4), roster), 'renew')?.inspectors).toEqual(['N1', 'N2']);
    const renewed = roster.map((p) => (p.id === 'N1' ? { ...p, certificates: [certificate('food')] } : p));
    expect(staffed(plan, renewed)).toBe(true);
  });

  it('in two places is told as two, and one remedy covers both', () => {
    const fire = { certificates: [certificate('fire')] };
    const roster = [
      ...people(2, 9),
      ...many(2, (n) => officer(`F${n}`, { ...fire, mayLead: true })),
      ...many(9, (n) => officer(`G${n}`, fire)),
    ];
    const requests = [
      ...visits(7),
      ...many(9, (n) => ({ ...(visits(1)[0] as TeamRequest), target: `X${n}`, domain: 'fire' })),
    ];
    const report = explained(planOf(requests, 3), roster);
    expect(report.shortages.map(({ domains, deficit }) => [domains, deficit])).toEqual([
      [['fire'], 3],
      [['food'], 1],
    ]);
    expect(offered(report, 'more-leads')).toMatchObject({ count: 2, domains: ['fire', 'food'] });
    expect(offered(report, 'raise-load-cap')?.loadCap).toBe(5);
    expect(offered(report, 'move-visits')?.targets).toHaveLength(4);
  });

  it('of people altogether asks for people, not for leads', () => {
    const report = explained(planOf(visits(10), 2), people(8, 0));
    expect(report.shortages).toMatchObject([{ kind: 'seats', seats: 20, capacity: 16, deficit: 4 }]);
    expect(offered(report, 'more-people')?.count).toBe(2);
    expect(offered(report, 'appoint-leads')).toBeUndefined();
    expect(offered(report, 'move-visits')?.targets).toHaveLength(2);
  });

  it('that does not exist is not reported', () => {
    expect(explained(planOf(visits(10), 10), people(2, 8))).toEqual({ shortages: [], relaxations: [] });
  });
});
