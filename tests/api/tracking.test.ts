import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TrackedGroup } from '../../src/app/ports/tracking.js';
import { canonical, type Json } from '../../src/core/kernel/canonical.js';
import { onRawSql } from '../integration/rawSql.js';
import { onBothDatabases } from '../integration/databases.js';
import { plan } from './accessRequests.js';
import { loadCounty, standingWorld, type World } from './world.js';

const HEX = 'a'.repeat(64);
const CAMPAIGN = 'track/2026-03';

/** Tier A: 8 at a quarter and one certainty; tier D: 3 at 1. */
const COMMITMENT: Json = {
  ...{
    format: 'evenhand/commitment/v1',
    protocol: 'evenhand/draw/v1',
    kind: 'production',
    campaign: CAMPAIGN,
  },
  ...{ sequence: 1, asOf: '2026-02-28', month: '2026-03', frameRoot: HEX, frameSize: 13 },
  cellCounts: [
    { cell: 'A', random: 7, certainty: 1, excluded: 2 },
    { cell: 'D', random: 3, certainty: 0, excluded: 0 },
  ],
  ...{ ruleSetHash: HEX, rosterRoot: HEX, planHash: HEX, calendarHash: HEX, earlierRoot: HEX },
  ...{ codeVersion: 'x', algorithms: {}, seedPlan: { beacon: null, dice: 20, secretCommitments: [] } },
  ...{ drawNotBefore: '2026-02-28T16:00:00Z', fallback: { kind: 'void' } },
};

interface Target {
  readonly enterprise: string;
  readonly tier: string;
  readonly date: string;
  readonly lead: string;
  /** Day of its completion, or null; undefined where it was replaced. */
  readonly done: string | null | undefined;
  readonly findings: number;
  readonly rectified: number;
  readonly due?: string;
}
const TARGETS: readonly Target[] = [
  {
    enterprise: 'E-C',
    tier: 'A',
    date: '2026-03-03',
    lead: 'I-C',
    done: '2026-03-03',
    findings: 2,
    rectified: 2,
    due: '2026-03-10',
  },
  {
    enterprise: 'E-C1',
    tier: 'A',
    date: '2026-03-09',
    lead: 'I-C1',
    done: undefined,
    findings: 0,
    rectified: 0,
  },
  {
    enterprise: 'E-C11',
    tier: 'D',
    date: '2026-03-10',
    lead: 'I-C1',
    done: '2026-03-10',
    findings: 2,
    rectified: 1,
    due: '2026-04-08',
  },
  { enterprise: 'E-C2', tier: 'D', date: '2026-03-12', lead: 'I-C', done: null, findings: 0, rectified: 0 },
  { enterprise: 'E-X', tier: 'D', date: '2026-03-30', lead: 'I-C1', done: null, findings: 0, rectified: 0 },
];

function statements(): readonly string[] {
  const text = canonical(COMMITMENT).replaceAll("'", "''");
  const planText = canonical(plan('track')).replaceAll("'", "''");
  return [
    `INSERT INTO campaigns (id, kind, month, state, organisation, plan) VALUES
      ('${CAMPAIGN}', 'production', '2026-03', 'inProgress', 'C1', '${planText}')`,
    `INSERT INTO commitments (hash, campaign, sequence, content) VALUES ('h', '${CAMPAIGN}', 1, '${text}')`,
    `INSERT INTO lists (commitment, title_zh, title_en, summary) VALUES ('h', '', '', '{}')`,
    `INSERT INTO reserves (commitment, cell, rank, enterprise, ticket) VALUES ('h', 'A', 1, 'E-R', 't')`,
    ...TARGETS.flatMap(target),
    // The replacement of E-C1, from the reserves of tier A.
    visit({ enterprise: 'E-R', date: '2026-03-20', done: null }),
    `INSERT INTO visit_officers (visit, inspector, seat, name) VALUES ('V-E-R', 'I-C1', 0, '甲')`,
    `INSERT INTO substitutions (campaign, sequence, position, record) VALUES ('${CAMPAIGN}', 1, 0,
      '{"replaced":"E-C1","replacement":"E-R","ground":"closed","at":"2026-03-09T03:00:00Z"}')`,
  ];
}

const visit = (of: {
  enterprise: string;
  date: string;
  done: string | null | undefined;
  due?: string;
}): string => {
  const done = of.done ?? null;
  const end = done === null ? 'NULL' : `'${done}'`;
  return `INSERT INTO visits (id, kind, campaign, commitment, ground, enterprise, name, organisation, domain, planned_on,
      stage, result_code, completed_on, disclosure_due, issued_at, checklists, withdrawn_at)
    VALUES ('V-${of.enterprise}', 'campaign', '${CAMPAIGN}', 'h', 'random', '${of.enterprise}', '企业', 'C1', 'workSafety',
      '${of.date}', '${done === null ? 'issued' : 'completed'}', ${done === null ? 'NULL' : `'no-problem'`}, ${end},
      ${of.due === undefined ? 'NULL' : `'${of.due}'`}, '2026-03-01', '{}', ${of.done === undefined ? 'now()' : 'NULL'})`;
};

function target(each: Target, position: number): readonly string[] {
  const { enterprise, tier, date, lead, findings, rectified } = each;
  return [
    `INSERT INTO list_targets (commitment, enterprise, position, name, tier, score, reasons, ground, cell, pi, ticket, lead,
        members, date)
      VALUES ('h', '${enterprise}', ${String(position)}, '企业', '${tier}', 0, '', 'random', '${tier}', '1/4', 't', '', '',
        '${date}')`,
    `INSERT INTO list_seats (commitment, enterprise, seat, inspector) VALUES ('h', '${enterprise}', 0, '${lead}')`,
    visit(each),
    `INSERT INTO visit_officers (visit, inspector, seat, name) VALUES ('V-${enterprise}', '${lead}', 0, '甲')`,
    ...Array.from(
      { length: findings },
      (
        _,
        n,
      ) => `INSERT INTO findings (visit, id, enterprise, found_on, grade, domain, text, evidence, corrected)
        VALUES ('V-${enterprise}', 'F${String(n)}', '${enterprise}', '${date}', 'general', 'workSafety', '隐患', '{}',
          ${String(n < rectified)})`,
    ),
  ];
}

interface Tracking {
  readonly daysGone: number;
  readonly daysLeft: number;
  readonly groups: readonly (TrackedGroup & { readonly planned: string | null; readonly outlook: string })[];
  readonly substitutions: readonly object[];
}

onBothDatabases('tracking of a campaign', (makeDatabase) => {
  let world: World;

  beforeAll(async () => {
    const database = await makeDatabase();
    const store = await database.open();
    await loadCounty(store);
    await store.close();
    await onRawSql(database.options, async (client) => {
      await client.query('SET session_replication_role = replica');
      await client.query(
        `UPDATE enterprises SET district = CASE WHEN id = 'E-C2' THEN '西区' ELSE '东区' END`,
      );
      for (const sql of statements()) await client.query(sql);
    });
    world = await standingWorld(await database.open());
  });
  afterAll(() => world.close());

  const track = async (moment: string): Promise<Tracking> => {
    world.setClock(new Date(moment));
    const leader = await world.as('leader', 'C');
    const reply = await leader.call('GET', `/api/v1/campaigns/${CAMPAIGN}/tracking`);
    expect(reply.body).not.toContain('E-C');
    return reply.json<Tracking>();
  };
  const of = ({ groups }: Tracking, group: string, value: string | null) =>
    groups.find((each) => each.group === group && each.value === value);

  it('counts targets, replacements and what became of them, by tier, district, hazard class and team', async () => {
    const tracking = await track('2026-03-13T04:00:00Z');
    // March 2026 has 22 workdays; nine of them before the 13th.
    expect(tracking).toMatchObject({ daysGone: 9, daysLeft: 13 });
    expect(of(tracking, 'all', null)).toMatchObject({
      ...{ planned: '23/4', drawn: 5, due: 5, visited: 2, late: 1, withFindings: 2, rectified: 1 },
      ...{ disclosed: 1, closed: 1, completionRate: '20', closureRate: '100', outlook: 'inDanger' },
    });
    expect(of(tracking, 'tier', 'A')).toMatchObject({
      planned: '11/4',
      drawn: 2,
      due: 2,
      visited: 1,
      late: 0,
    });
    expect(of(tracking, 'tier', 'D')).toMatchObject({ planned: '3', drawn: 3, due: 3, visited: 1, late: 1 });
    expect(of(tracking, 'district', '西区')).toMatchObject({
      planned: null,
      drawn: 1,
      due: 1,
      visited: 0,
      late: 1,
    });
    expect(of(tracking, 'district', null)).toMatchObject({ drawn: 1, due: 2 });
    expect(of(tracking, 'hazardClass', '2')).toMatchObject({ drawn: 4, due: 3 });
    expect(of(tracking, 'team', 'I-C')).toMatchObject({ drawn: 2, due: 2, visited: 1, late: 1 });
    expect(of(tracking, 'team', 'I-C1')).toMatchObject({ drawn: 3, due: 3, visited: 1, late: 0 });
    expect(tracking.substitutions).toEqual([{ ground: 'closed', count: 1 }]);
  });

  it('says which quotas were missed once the month is over', async () => {
    const tracking = await track('2026-04-10T04:00:00Z');
    expect(tracking).toMatchObject({ daysGone: 22, daysLeft: 0 });
    expect(of(tracking, 'all', null)).toMatchObject({ outlook: 'missed', late: 3, disclosed: 2 });
  });
});
