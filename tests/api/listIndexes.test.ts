import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeApi } from '../../src/api/describeApi.js';
import { onPostgres } from '../integration/databases.js';
import { furnish } from './accessRequests.js';
import { operationsOf, type ApiDocument, type JsonSchema, type Parameter } from './operations.js';
import { apiWorld, type Client, type World } from './world.js';

/** Tables that grow with the register and with time; the others hold a screenful and may be read whole. */
const FILL = `
  INSERT INTO enterprises (id, name, organisation, district, street, status)
    SELECT 'F' || n, 'Firm ' || md5(n::text), 'O' || n % 40, 'D' || n % 50, 'S' || n % 400,
      CASE WHEN n % 20 = 0 THEN 'closed' ELSE 'active' END FROM generate_series(1, 20000) n;
  INSERT INTO organisations (code, name, level, parent) SELECT 'O' || n, 'Town', 2, 'C' FROM generate_series(0, 39) n;
  INSERT INTO history_records (id, enterprise, date, kind, numbers, words)
    SELECT 'H' || n, 'F' || n % 20000 + 1, date '2020-01-01' + n % 2000,
      (ARRAY['inspection', 'violation', 'complaint', 'accident'])[n % 4 + 1], '{}', '{}' FROM generate_series(1, 40000) n;
  INSERT INTO campaigns (id, kind, month, organisation)
    SELECT 'c' || n || '/m', 'rehearsal', to_char(date '2000-01-01' + n * 30, 'YYYY-MM'), 'O' || n % 40
      FROM generate_series(1, 5000) n;
  ALTER TABLE audit_trail DISABLE TRIGGER audit_append;
  INSERT INTO audit_trail (position, at, actor, action, kind, subject, organisation, content, previous, hash)
    SELECT 1000000 + n, now(), 'P' || n % 300, 'x', 'K' || n % 30, 'S' || n % 9000, 'O' || n % 40,
      '{"format":"evenhand/audit-entry/v1"}', '', '' FROM generate_series(1, 20000) n;
  ALTER TABLE audit_trail ENABLE TRIGGER audit_append;
  ANALYZE`;
const LARGE = new Set(['enterprises', 'history_records', 'campaigns', 'audit_trail', 'list_targets']);
const LISTS = ['enterprises', 'records', 'campaigns', 'audit'].map((name) => `/api/v1/${name}`);
/** Values by which the filters select a part of the rows. */
const VALUES: Readonly<Record<string, string>> = {
  ...{ district: 'D7', name: 'Firm a', id: 'F12', enterprise: 'F77', month: '2010-03' },
  ...{ kind: 'K7', subject: 'S77', actor: 'P7' },
};

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
const document = (await describeApi('test')) as ApiDocument;

onPostgres('every list', (makeDatabase) => {
  let world: World;
  let client: pg.Client;
  beforeAll(async () => {
    const database = await makeDatabase();
    world = await apiWorld(await database.open());
    await furnish(world);
    client = new pg.Client({ connectionString: database.options.databaseUrl });
    await client.connect();
    await client.query(FILL);
  });
  afterAll(async () => {
    await client.end();
    await world.close();
  });

  /** The statements with an order that a request sends. */
  const sentBy = async (
    caller: Client,
    url: string,
  ): Promise<readonly (readonly [string, readonly unknown[]])[]> => {
    const sent: (readonly [string, readonly unknown[]])[] = [];
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    const reply = await caller.call('GET', url);
    for (const [query, given] of spy.mock.calls as unknown as [
      string | { text: string; values?: unknown[] },
      unknown[]?,
    ][]) {
      const text = typeof query === 'string' ? query : query.text;
      const values = (typeof query === 'string' ? given : query.values) ?? [];
      if (/ORDER BY[^)]*LIMIT/.test(text)) sent.push([text, values]);
    }
    spy.mockRestore();
    expect([url, reply.statusCode]).toEqual([url, 200]);
    const { next } = reply.json<{ next: string | null }>();
    if (next === null || url.includes('after=')) return sent;
    const further = `${url}${url.includes('?') ? '&' : '?'}after=${next}`;
    return [...sent, ...(await sentBy(caller, further))];
  };

  const faultsOf = async (text: string, values: readonly unknown[]): Promise<readonly string[]> => {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${text}`, [
      ...values,
    ]);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (plan === undefined) throw new Error('no plan');
    return nodesOf(plan).flatMap((node) => {
      const scan = node['Node Type'] === 'Seq Scan' && LARGE.has(node['Relation Name'] ?? '');
      const sort = node['Node Type'] === 'Sort' && node['Plan Rows'] > 2500;
      return scan || sort
        ? [
            `${node['Node Type']} of ${node['Plan Rows']} rows of ${node['Relation Name'] ?? 'parts'}: ${text}`,
          ]
        : [];
    });
  };

  describe.each(LISTS)('%s', (path) => {
    const operation = operationsOf(document).find(({ name }) => name === `GET ${path}`)?.operation;
    const parameters = operation?.parameters ?? [];
    const enumOf = ({ schema }: Parameter): readonly string[] =>
      (schema as JsonSchema & { enum?: string[] }).enum ?? [];
    const sorts = [
      '',
      ...parameters
        .filter(({ name }) => name === 'sort')
        .flatMap(enumOf)
        .map((sort) => `sort=${sort}`),
    ];
    const filters = parameters
      .filter(({ name }) => !['limit', 'after', 'sort', 'organisation'].includes(name))
      .map(
        (parameter) =>
          `${parameter.name}=${encodeURIComponent(enumOf(parameter)[0] ?? VALUES[parameter.name] ?? '')}`,
      );

    it.each(['', ...filters])('reads by an index in every order: %s', async (filter) => {
      const faults: string[] = [];
      let seen = 0;
      for (const sort of sorts) {
        for (const organisation of ['', 'organisation=O7']) {
          const query = [filter, sort, organisation].filter((part) => part !== '').join('&');
          const caller = await world.as(path.endsWith('audit') ? 'auditor' : 'planner', 'C');
          for (const [text, values] of await sentBy(caller, `${path}?${query}`)) {
            seen++;
            faults.push(...(await faultsOf(text, values)));
          }
        }
      }
      expect(faults).toEqual([]);
      expect(seen).toBeGreaterThanOrEqual(sorts.length * 2);
    });
  });
});
