import { afterAll, beforeAll, expect, it } from 'vitest';
import { PublicResult } from '../../src/core/disclosure/publicResult.js';
import { addDays } from '../../src/core/kernel/date.js';
import { onRawSql } from '../integration/rawSql.js';
import { onBothDatabases } from '../integration/databases.js';
import { loadCounty, standingWorld, type Client, type World } from './world.js';

interface Seeded {
  readonly id: string;
  readonly due: string;
  readonly completed: boolean;
}

/** Forty visits of production campaigns with days of disclosure all over April, every fifth not complete. */
const VISITS: readonly Seeded[] = Array.from({ length: 40 }, (_, n) => ({
  id: `V${String(n).padStart(2, '0')}`,
  due: addDays('2026-04-01', (n * 17) % 29),
  completed: n % 5 !== 4,
}));

const insert = (id: string, due: string, more: Record<string, string> = {}): string => {
  const row = {
    ...{ id, kind: 'campaign', campaign: 'prod/2026-03', commitment: 'x', ground: 'certainty' },
    ...{
      enterprise: 'E-C1',
      name: '企业䶮',
      organisation: 'C1',
      domain: 'workSafety',
      planned_on: '2026-03-02',
    },
    ...{
      stage: 'completed',
      result_code: 'other-violation',
      result_domain: 'fire',
      completed_on: '2026-03-03',
    },
    ...{ disclosure_due: due, issued_at: '2026-03-01', checklists: '{}', ...more },
  };
  const fields = Object.entries(row).filter(([, value]) => value !== '');
  return `INSERT INTO visits (${fields.map(([name]) => name).join(', ')})
    VALUES (${fields.map(([, value]) => `'${value}'`).join(', ')})`;
};
const OPEN = { stage: 'issued', result_code: '', result_domain: '', completed_on: '' };

/** What must never be public. */
const BESIDES: readonly string[] = [
  insert('X-rehearsal', '2026-04-01', { campaign: 'try/2026-03' }),
  insert('X-withdrawn', '2026-04-01', { withdrawn_at: '2026-03-02' }),
  insert('X-reinspection', '2026-04-01', { kind: 'reinspection', campaign: '', reinspects: 'O' }),
];
const CASE = insert('K-case', '2026-04-02', {
  kind: 'case',
  campaign: '',
  ground: 'complaints',
  enterprise: 'E-C2',
});

onBothDatabases('published results', (makeDatabase) => {
  let world: World;
  let planner: Client;

  beforeAll(async () => {
    const database = await makeDatabase();
    const store = await database.open();
    await loadCounty(store);
    await store.close();
    await onRawSql(database.options, async (client) => {
      await client.query('SET session_replication_role = replica');
      await client.query(`INSERT INTO campaigns (id, kind, month, state, organisation, title_zh, title_en) VALUES
        ('prod/2026-03', 'production', '2026-03', 'inProgress', 'C', '三月抽查', 'March'),
        ('try/2026-03', 'rehearsal', '2026-03', 'inProgress', 'C', '演练', 'Rehearsal')`);
      const rows = VISITS.map(({ id, due, completed }) => insert(id, due, completed ? {} : OPEN));
      for (const sql of [...rows, ...BESIDES, CASE]) await client.query(sql);
      await client.query(`INSERT INTO visit_officers (visit, inspector, seat, name, certificate, left_at)
        VALUES ('K-case', 'I-1', 0, '李雷', '粤A-001', NULL), ('K-case', 'I-2', 1, '韩梅', '粤A-002', NULL),
          ('K-case', 'I-3', 2, '已换人', '粤A-003', now())`);
    });
    world = await standingWorld(await database.open());
  });
  afterAll(() => world.close());

  const at = async (moment: string): Promise<void> => {
    world.setClock(new Date(moment));
    planner = await world.as('planner', 'C');
  };
  const feed = async (query = ''): Promise<PublicResult[]> =>
    (await world.anonymous.call('GET', `/api/v1/public/results?limit=200${query}`)).json<{
      items: PublicResult[];
    }>().items;
  const csv = async (): Promise<string> =>
    (await world.anonymous.call('GET', '/api/v1/public/results.csv?from=2026-01-01&to=2026-12-31')).body;
  const code = (reply: { json(): { code: string } }): string => reply.json().code;

  it('hold these fields and no others, whatever is known of a visit', async () => {
    await at('2026-04-30T08:00:00Z');
    const names = (value: unknown, path = ''): string[] =>
      Array.isArray(value)
        ? value.flatMap((each) => names(each, path))
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([name, each]) =>
              names(each, path === '' ? name : `${path}.${name}`),
            )
          : [path];
    const corrected = { result: { code: 'no-problem', domain: null }, reason: '复核更正' };
    expect((await planner.call('POST', '/api/v1/disclosures/V38/corrections', corrected)).statusCode).toBe(
      200,
    );
    const found = await feed();
    expect([...new Set(found.flatMap((each) => names(each)))].sort()).toEqual([
      ...['campaign', 'corrections.after.code', 'corrections.after.domain', 'corrections.before.code'],
      ...['corrections.before.domain', 'corrections.on', 'corrections.reason', 'domain', 'enterprise.id'],
      ...['enterprise.name', 'id', 'organisation', 'publishedOn', 'result.code', 'result.domain', 'title'],
      ...['title.en', 'title.zh', 'visitedOn'],
    ]);
    expect(Object.keys(PublicResult.properties).sort()).toEqual([
      ...['campaign', 'corrections', 'domain', 'enterprise', 'id', 'officers', 'organisation', 'publishedOn'],
      ...['result', 'title', 'visitedOn'],
    ]);
    const [header] = (await csv()).replace('\ufeff', '').split('\r\n');
    expect(header).toBe(
      'id,campaign,title,enterpriseId,enterpriseName,organisation,domain,visitedOn,result,resultDomain,publishedOn,officers,corrections',
    );
    for (const secret of ['李雷', '粤A', 'certainty', 'complaints', 'X-']) {
      expect(JSON.stringify(found)).not.toContain(secret);
      expect(await csv()).not.toContain(secret);
    }
  });

  it('appear on their day, in the office’s own zone, not a second before', async () => {
    const { id, due } = VISITS[0] ?? { id: '', due: '' };
    const midnight = Date.parse(`${due}T00:00:00+08:00`);
    await at(new Date(midnight - 1000).toISOString());
    expect((await feed()).map((each) => each.id)).not.toContain(id);
    await at(new Date(midnight).toISOString());
    expect((await feed()).find((each) => each.id === id)).toMatchObject({
      ...{ publishedOn: due, enterprise: { id: 'E-C1', name: '企业䶮' }, organisation: '东镇' },
      ...{ result: { code: 'other-violation', domain: 'fire' }, officers: [], corrections: [] },
    });
  });

  it('are on every day exactly those whose day has come', async () => {
    for (let day = '2026-03-31'; day <= '2026-05-01'; day = addDays(day, 1)) {
      await at(`${day}T04:00:00Z`);
      const expected = VISITS.filter(({ due, completed }) => completed && due <= day).map(({ id }) => id);
      if (day >= '2026-04-02') expected.unshift('K-case');
      expect((await feed()).map(({ id }) => id)).toEqual(expected.sort());
    }
  });

  it('can be published early, once, by the office', async () => {
    const { id } = VISITS.find(({ due, completed }) => completed && due > '2026-04-20') ?? { id: '' };
    await at('2026-04-10T04:00:00Z');
    expect(
      code(
        await planner.call('POST', `/api/v1/disclosures/${id}/corrections`, {
          ...{ result: null, reason: '撤销' },
        }),
      ),
    ).toBe('disclosure.not-public');
    const published = await planner.call('POST', `/api/v1/disclosures/${id}/publication`);
    expect(published.json()).toMatchObject({ publishedOn: '2026-04-10', isPublic: true });
    await at('2026-04-11T04:00:00Z');
    const again = await planner.call('POST', `/api/v1/disclosures/${id}/publication`);
    expect(again.json()).toEqual(published.json());
    expect((await feed()).find((each) => each.id === id)?.publishedOn).toBe('2026-04-10');
    const open = VISITS.find(({ completed }) => !completed)?.id ?? '';
    for (const hidden of [open, 'X-rehearsal', 'X-withdrawn', 'X-reinspection'])
      expect((await planner.call('POST', `/api/v1/disclosures/${hidden}/publication`)).statusCode).toBe(404);
  });

  it('are corrected with a trace that stays public, and taken back without vanishing', async () => {
    await at('2026-04-30T08:00:00Z');
    const correct = (body: object) => planner.call('POST', '/api/v1/disclosures/K-case/corrections', body);
    const right = { code: 'corrected-on-order', domain: null };
    expect((await correct({ result: right, reason: '当事人申请更正' })).json()).toMatchObject({
      corrections: 1,
    });
    expect(code(await correct({ result: right, reason: '当事人申请更正' }))).toBe('disclosure.unchanged');
    expect((await correct({ result: null, reason: '检查程序违法，撤销' })).statusCode).toBe(200);
    const shown = (await feed('&enterprise=E-C2'))[0];
    const wrong = { code: 'other-violation', domain: 'fire' };
    expect(shown?.result).toBeNull();
    expect(shown?.corrections).toEqual([
      { on: '2026-04-30', reason: '当事人申请更正', before: wrong, after: right },
      { on: '2026-04-30', reason: '检查程序违法，撤销', before: right, after: null },
    ]);
    const trail = await (
      await world.as('supervisor', 'C')
    ).call('GET', '/api/v1/audit?kind=disclosure&subject=K-case');
    expect(trail.body).toContain('检查程序违法');
  });

  it('name officers only as far as the setting allows', async () => {
    await at('2026-04-30T08:00:00Z');
    const supervisor = await world.as('supervisor', 'C');
    const settings = await supervisor.call('GET', '/api/v1/report-settings');
    let tag = String(settings.headers['etag']);
    const officers = async (allowed: string): Promise<readonly string[]> => {
      const body = { ...settings.json<object>(), officers: allowed };
      const put = await supervisor.call('PUT', '/api/v1/report-settings', body, { 'if-match': tag });
      tag = String(put.headers['etag']);
      return (await feed('&enterprise=E-C2'))[0]?.officers ?? [];
    };
    expect(await officers('certificates')).toEqual(['粤A-001', '粤A-002']);
    expect(await officers('names')).toEqual(['李雷', '韩梅']);
    expect(await officers('none')).toEqual([]);
    expect(
      (await planner.call('PUT', '/api/v1/report-settings', settings.json(), { 'if-match': tag })).statusCode,
    ).toBe(403);
  });
});
