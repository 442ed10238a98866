import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIGURES, type FigureCode } from '../../src/core/figures/figure.js';
import { valueOf } from '../support/result.js';
import { onRawSql } from '../integration/rawSql.js';
import { onBothDatabases } from '../integration/databases.js';
import { seedReportedYear } from '../fixtures/reportedYear.js';
import { loadCounty, standingWorld, type Client, type World } from './world.js';

interface Line {
  readonly code: FigureCode;
  readonly now: number;
  readonly before: number;
  readonly change: string | null;
  readonly records: string;
}
interface Report {
  readonly total: {
    readonly figures: readonly Line[];
    readonly rates: readonly { code: string; now: string }[];
  };
  readonly parts: readonly { readonly organisation: string; readonly figures: readonly Line[] }[];
}

const YEAR_2026 = 'from=2026-01-01&to=2026-12-31';

/** The year counted by hand, without the program: one plain question for each figure. */
const BY_HAND: Readonly<Record<FigureCode, string>> = {
  targetsDue: `SELECT organisation, 1 AS n FROM visits WHERE campaign = 'prod/2026-05' AND withdrawn_at IS NULL`,
  unitsChecked: `SELECT organisation, 1 AS n FROM visits WHERE id LIKE 'V%' AND completed_on >= '2026-01-01'`,
  disclosed: `SELECT organisation, 1 AS n FROM visits WHERE campaign = 'prod/2026-05' AND withdrawn_at IS NULL
    AND disclosure_due < '2027-01-01'`,
  visitsClosed: `SELECT organisation, 1 AS n FROM visits WHERE campaign = 'prod/2026-05' AND withdrawn_at IS NULL
    AND id NOT IN (SELECT visit FROM follow_ups WHERE closed_on IS NULL)`,
  reinspections: `SELECT organisation, 1 AS n FROM visits WHERE id LIKE 'R%'`,
  orders: `SELECT organisation, 1 AS n FROM follow_ups WHERE kind = 'order'`,
  measures: `SELECT organisation, 1 AS n FROM follow_ups WHERE kind = 'measure' AND state = 'decided'`,
  devicesSealed: `SELECT organisation, 1 AS n FROM seals`,
  hazardsFound: `SELECT organisation, 1 AS n FROM findings WHERE visit LIKE 'V%'`,
  hazardsRectified: `SELECT organisation, 1 AS n FROM findings WHERE visit LIKE 'V%' AND (corrected OR id IN
    (SELECT document->'findings'->>0 FROM follow_ups WHERE id IN (SELECT "order" FROM rechecks)))`,
  penalties: `SELECT organisation, 1 AS n FROM follow_ups WHERE kind = 'penalty' AND amount_fen IS NOT NULL`,
  penaltyAmount: `SELECT organisation, amount_fen AS n FROM follow_ups WHERE kind = 'penalty' AND amount_fen IS NOT NULL`,
  criminalReferrals: `SELECT organisation, 1 AS n FROM follow_ups WHERE kind = 'referral'`,
  interviews: `SELECT organisation, 1 AS n FROM follow_ups WHERE kind = 'interview' AND closed_on >= '2026-01-01'`,
  substitutions: `SELECT 'C' AS organisation, 1 AS n FROM substitutions`,
  accidents: `SELECT e.organisation, 1 AS n FROM history_records h, enterprises e WHERE e.id = h.enterprise
    AND h.id LIKE 'A2026%'`,
  deaths: `SELECT e.organisation, (h.numbers->>'deaths')::int AS n FROM history_records h, enterprises e
    WHERE e.id = h.enterprise AND h.id LIKE 'A2026%'`,
  injuries: `SELECT e.organisation, (h.numbers->>'injured')::int AS n FROM history_records h, enterprises e
    WHERE e.id = h.enterprise AND h.id LIKE 'A2026%'`,
  complaints: `SELECT organisation, 1 AS n FROM complaints`,
  complaintsSupervised: `SELECT organisation, 1 AS n FROM complaints WHERE handling = 'supervised'`,
  complaintsReferred: `SELECT organisation, 1 AS n FROM complaints WHERE handling = 'referred'`,
  complaintsClosed: `SELECT organisation, 1 AS n FROM complaints WHERE closed_on IS NOT NULL`,
  formsIssued: `SELECT organisation, 1 AS n FROM self_inspection_forms`,
  formsReturned: `SELECT organisation, 1 AS n FROM self_inspection_forms WHERE answers IS NOT NULL`,
};

onBothDatabases('figures of a year', (makeDatabase) => {
  let world: World;
  const byHand = new Map<FigureCode, ReadonlyMap<string, number>>();
  let leader: Client;

  beforeAll(async () => {
    const database = await makeDatabase();
    const store = await database.open();
    await loadCounty(store);
    await store.close();
    await onRawSql(database.options, async (client) => {
      await seedReportedYear(client);
      for (const code of FIGURES) {
        const sql = `SELECT organisation, sum(n)::int AS n FROM (${BY_HAND[code]}) t GROUP BY 1`;
        const { rows } = await client.query<{ organisation: string; n: number }>(sql);
        byHand.set(code, new Map(rows.map(({ organisation, n }) => [organisation, n])));
      }
    });
    world = await standingWorld(await database.open());
    world.setClock(new Date('2026-12-31T08:00:00Z'));
    leader = await world.as('leader', 'C');
  });
  afterAll(() => world.close());

  const report = async (client: Client, query = ''): Promise<Report> =>
    (await client.call('GET', `/api/v1/figures?${YEAR_2026}${query}`)).json<Report>();
  const counted = (code: FigureCode, places: readonly string[]): number =>
    [...(byHand.get(code) ?? [])].reduce((sum, [place, n]) => sum + (places.includes(place) ? n : 0), 0);
  const numbers = ({ figures }: { readonly figures: readonly Line[] }) =>
    Object.fromEntries(figures.map(({ code, now }) => [code, now]));
  const expected = (places: readonly string[]) =>
    Object.fromEntries(FIGURES.map((code) => [code, counted(code, places)]));

  it('equal an independent count over the raw records, in every part of the tree', async () => {
    const whole = await report(leader);
    expect(numbers(whole.total)).toEqual(expected(['C', 'C1', 'C11', 'C2']));
    expect(whole.parts.map(({ organisation }) => organisation)).toEqual(['C1', 'C2']);
    for (const part of whole.parts)
      expect(numbers(part)).toEqual(expected(part.organisation === 'C1' ? ['C1', 'C11'] : ['C2']));
    expect(numbers((await report(leader, '&organisation=C11')).total)).toEqual(expected(['C11']));
    expect(numbers((await report(await world.as('leader', 'C2'))).total)).toEqual(expected(['C2']));
  });

  it('are those that the agencies report', async () => {
    const { total } = await report(leader);
    expect(numbers(total)).toMatchObject({
      ...{ unitsChecked: 2_956, orders: 2_587, measures: 592, devicesSealed: 1_176, penalties: 356 },
      ...{ penaltyAmount: 530_730_000, hazardsFound: 19_279, hazardsRectified: 16_635 },
      ...{ complaints: 148, complaintsSupervised: 28, complaintsReferred: 120, complaintsClosed: 148 },
      ...{ formsIssued: 15_000, formsReturned: 8_460, disclosed: 53, visitsClosed: 46 },
    });
    const changes = total.figures.filter(({ code }) =>
      ['accidents', 'deaths', 'injuries', 'interviews'].includes(code),
    );
    expect(changes.map(({ now, before, change }) => [now, before, change])).toEqual([
      [331, 104, '+218'],
      [262, 316, '-17.09'],
      [77, 79, '-2.53'],
      [188, 240, '-21.67'],
    ]);
    expect(Object.fromEntries(total.rates.map(({ code, now }) => [code, now]))).toEqual({
      ...{ completionRate: '100', closureRate: '86.8', rectificationRate: '86.29' },
      ...{ complaintClosureRate: '100', returnRate: '56.4' },
    });
  });

  it('lead to their records, whose amounts add up to them', async () => {
    const { total } = await report(leader);
    const span = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31' };
    for (const { code, now } of total.figures) {
      const query = { limit: 30_000, within: null };
      const { items } = valueOf(await world.store.figureRecords(code, span, query));
      expect(
        items.reduce((sum, { amount }) => sum + amount, 0),
        code,
      ).toBe(now);
      expect(new Set(items.map(({ id }) => id)).size, code).toBe(items.length);
    }
    const planner = await world.as('planner', 'C1');
    const seals = (await report(planner)).total.figures.find(({ code }) => code === 'devicesSealed');
    const page = await planner.call('GET', `${seals?.records ?? ''}&limit=200&sort=-day`);
    expect(page.json<{ items: { organisation: string; kind: string }[] }>().items).toHaveLength(200);
    expect(page.body).not.toContain('"C2"');
    expect((await leader.call('GET', seals?.records ?? '')).statusCode).toBe(403);
  });

  it('know as of a day only what was known then, and months add up to the year', async () => {
    const early = await report(leader, '&asOf=2026-12-15');
    const found = numbers(early.total);
    // Rechecks were passed on 18 December, and orders closed on the 20th.
    expect(found).toMatchObject({ hazardsRectified: 16_000, visitsClosed: 0, hazardsFound: 19_279 });
    const months = await leader.call('GET', `/api/v1/figures/months?${YEAR_2026}`);
    const { months: list } = months.json<{
      months: { month: string; counts: Record<FigureCode, number> }[];
    }>();
    expect(list.map(({ month }) => month)).toEqual(
      Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`),
    );
    for (const code of FIGURES)
      expect(
        list.reduce((sum, { counts }) => sum + counts[code], 0),
        code,
      ).toBe(counted(code, ['C', 'C1', 'C11', 'C2']));
  });

  it('refuse a period that ends before it begins, and days that do not exist', async () => {
    const bad = (query: string) => leader.call('GET', `/api/v1/figures?${query}`);
    expect((await bad('from=2026-02-01&to=2026-01-01')).json()).toMatchObject({ code: 'duties.day-order' });
    expect((await bad('from=2026-02-30&to=2026-03-01')).json()).toMatchObject({ code: 'kernel.not-a-date' });
  });
});
