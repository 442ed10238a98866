import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoDistrict } from '../../src/app/demo/demoDistrict.js';
import { DEMO_PLAN, DEMO_RULES } from '../../src/app/demo/demoPlan.js';
import { makeMonth } from '../../src/app/month/makeMonth.js';
import type { RuleSet } from '../../src/core/scoring/ruleSet.js';
import { shuffled, type Coins } from '../../src/core/kernel/coins.js';
import { assignTeams } from '../support/assignTeams.js';
import { scheduleVisits } from '../../src/core/scheduling/schedule.js';
import type { DatedVisit, VisitRequest } from '../../src/core/scheduling/visit.js';
import { workdaysOfMonth } from '../../src/core/scheduling/workdays.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { travelOf, violations } from '../unit/scheduling/checker.js';
import { seedOf } from '../unit/scheduling/draws.js';
import { china, must, table } from '../unit/scheduling/tables.js';

const { register, roster } = demoDistrict(nodeHash, '2026-12');
const window = { from: '2026-12-01', to: '2026-12-31' };
const workdays = must(workdaysOfMonth(china, '2026-12'));
const leave = new Map(roster.map(({ id, leave: away }) => [id, away]));

/** A seeded pick of enterprises in operation, with teams by the pairing protocol; one in twenty is due early. */
function month(count: number, seed: number): VisitRequest[] {
  const seeded = seedOf(seed);
  const running = register.enterprises.filter(({ status }) => status === 'active');
  const picked = shuffled(running, seeded.coins('pick')).slice(0, count);
  const requests = picked.map(({ id }) => ({ target: id, domain: 'workSafety', region: '329902', window }));
  const { teams } = must(assignTeams(requests, roster, { size: 2, loadCap: 60 }, seeded));
  const streets = new Map(picked.map(({ id, street }) => [id, street]));
  return teams.map(({ target, lead, members }, i) => ({
    target,
    team: [lead, ...members],
    due: i % 20 === 0 ? '2026-12-11' : null,
    street: streets.get(target) ?? null,
  }));
}

/** A feasible schedule by chance alone: any allowed day with room for each visit; when stuck, all anew. */
function byChance(visits: readonly VisitRequest[], dailyCap: number, coins: Coins): DatedVisit[] {
  const dueFirst = [...visits].sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
  for (;;) {
    const load = new Map<string, number>();
    const at = (who: string, day: string) => load.get(`${who} ${day}`) ?? 0;
    const free = (who: string, day: string) =>
      at(who, day) < dailyCap && !(leave.get(who) ?? []).some(({ from, to }) => from <= day && day <= to);
    const dated = dueFirst.flatMap(({ target, team, due }) => {
      const days = workdays.filter((day) => day <= (due ?? '9') && team.every((who) => free(who, day)));
      const date = days[Number(coins.below(BigInt(Math.max(1, days.length))))];
      if (date === undefined) return [];
      for (const who of team) load.set(`${who} ${date}`, at(who, date) + 1);
      return [{ target, date }];
    });
    if (dated.length === visits.length) return dated;
  }
}

const months = [
  { count: 150, dailyCap: 2, seed: 1 },
  { count: 240, dailyCap: 2, seed: 2 },
  { count: 400, dailyCap: 3, seed: 3 },
];

describe.each(months)('a month of the demonstration district, $count visits', ({ count, dailyCap, seed }) => {
  const visits = month(count, seed);
  const dated = must(scheduleVisits(visits, china, { window, dailyCap }, leave, seedOf(seed)));
  const random = byChance(visits, dailyCap, seedOf(seed).coins('by chance'));
  const [ours, theirs] = [travelOf(visits, dated), travelOf(visits, random)];

  it('breaks no rule', () => {
    expect(violations(visits, dated, workdays, { dailyCap }, leave)).toEqual([]);
    expect(violations(visits, random, workdays, { dailyCap }, leave)).toEqual([]);
  });

  it('changes streets at least 40 % less within an inspector’s day than a schedule by chance', () => {
    // The comparison means something only where chance changes streets at all.
    expect(theirs.inspectorChanges).toBeGreaterThan(10);
    expect(ours.inspectorChanges / ours.inspectorDays).toBeLessThanOrEqual(
      (0.6 * theirs.inspectorChanges) / theirs.inspectorDays,
    );
    expect(ours.inspectorDays).toBeLessThan(theirs.inspectorDays);
  });
});

describe('the month that the demonstration itself draws', () => {
  const made = makeMonth(nodeHash, {
    ...{ register, roster, plan: DEMO_PLAN, month: '2026-12', sequence: 1, codeVersion: 'test' },
    rules: JSON.parse(readFileSync(`rules/${DEMO_RULES}`, 'utf8')) as RuleSet,
    calendars: [table('cn-2026')],
    dice: '31415926535897932384',
    secrets: {
      format: 'evenhand/secrets/v1',
      frameSecret: '11'.repeat(32),
      holders: DEMO_PLAN.seed.holders.map((holder, i) => ({ holder, secret: `${String(i)}2`.repeat(32) })),
    },
  });
  const { performance, rows } = must(made).content;
  const rowOf = new Map(Array.from(rows, (row) => [row.id, row]));
  const visits = performance.teams.map(({ target, lead, members }): VisitRequest => {
    const row = rowOf.get(target);
    const due = row?.certainty?.due ?? null;
    return { target, team: [lead, ...members], due, street: row?.street ?? null };
  });
  const { dailyCap } = DEMO_PLAN.schedule;

  it('breaks no rule, and changes streets at least 40 % less than a schedule by chance', () => {
    expect(visits.length).toBeGreaterThan(200);
    expect(visits.filter(({ due }) => due !== null).length).toBeGreaterThan(5);
    expect(violations(visits, performance.visits, workdays, { dailyCap }, leave)).toEqual([]);
    const random = byChance(visits, dailyCap, seedOf(5).coins('by chance'));
    const [ours, theirs] = [travelOf(visits, performance.visits), travelOf(visits, random)];
    expect(theirs.inspectorChanges).toBeGreaterThan(20);
    expect(ours.inspectorChanges / ours.inspectorDays).toBeLessThanOrEqual(
      (0.6 * theirs.inspectorChanges) / theirs.inspectorDays,
    );
    expect(ours.teamChanges / ours.teamDays).toBeLessThanOrEqual(
      (0.6 * theirs.teamChanges) / theirs.teamDays,
    );
  });
});

describe('street changes per team-day in months of drawn teams', () => {
  // A team is its set of people, a team-day a day on which it is out, its changes the streets of that day less
  // one. Drawn teams seldom meet twice, so that one month by chance has a handful of changes: ten are summed.
  const sums = { ours: { days: 0, changes: 0 }, chance: { days: 0, changes: 0 } };
  const add = (
    to: { days: number; changes: number },
    visits: VisitRequest[],
    dated: readonly DatedVisit[],
  ) => {
    const { teamDays, teamChanges } = travelOf(visits, dated);
    to.days += teamDays;
    to.changes += teamChanges;
  };
  for (let seed = 11; seed <= 20; seed++) {
    const visits = month(600, seed);
    add(sums.ours, visits, must(scheduleVisits(visits, china, { window, dailyCap: 3 }, leave, seedOf(seed))));
    add(sums.chance, visits, byChance(visits, 3, seedOf(seed).coins('by chance')));
  }

  it('are at least 40 % below those of feasible schedules by chance', () => {
    expect(sums.chance.changes).toBeGreaterThan(50);
    const [ours, theirs] = [sums.ours, sums.chance].map(({ changes, days }) => changes / days) as [
      number,
      number,
    ];
    expect(ours).toBeLessThanOrEqual(0.6 * theirs);
    // Not by going out more often.
    expect(sums.ours.days).toBeLessThanOrEqual(sums.chance.days);
  });
});

describe('a campaign of fixed teams, each with 55 visits in 23 workdays', () => {
  const fixed = shuffled(register.enterprises, seedOf(4).coins('fixed teams'))
    .slice(0, 550)
    .map(({ id, street }, i): VisitRequest => {
      const team = [`lead ${i % 10}`, `member ${i % 10}`];
      return { target: id, team, due: null, street };
    });
  const dated = must(scheduleVisits(fixed, china, { window, dailyCap: 3 }, leave, seedOf(4)));
  const random = byChance(fixed, 3, seedOf(4).coins('by chance'));
  const [ours, theirs] = [travelOf(fixed, dated), travelOf(fixed, random)];

  it('breaks no rule and changes streets at least 40 % less within a team’s day', () => {
    expect(violations(fixed, dated, workdays, { dailyCap: 3 }, leave)).toEqual([]);
    expect(theirs.teamChanges).toBeGreaterThan(100);
    expect(ours.teamChanges / ours.teamDays).toBeLessThanOrEqual(
      (0.6 * theirs.teamChanges) / theirs.teamDays,
    );
  });
});
