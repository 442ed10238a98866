import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/open.js';
import { apiWorld, enterprise, type World } from '../api/world.js';
import { valueOf } from '../support/result.js';
import { onPostgres } from './databases.js';

onPostgres('the role that the service runs as', (makeDatabase) => {
  let world: World;
  let role: pg.Client;
  let store: Store;
  beforeAll(async () => {
    const database = await makeDatabase();
    await (await database.open()).close();
    const { options } = database;
    const ownerUrl = options.databaseUrl ?? '';
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query('CREATE ROLE evenhand_app LOGIN');
    await owner.query(readFileSync('prisma/grants.sql', 'utf8'));
    await owner.end();
    const url = ownerUrl.replace('//postgres@', '//evenhand_app@');
    store = valueOf(await openStore({ ...options, databaseUrl: url }));
    world = await apiWorld(store);
    role = new pg.Client({ connectionString: url });
    await role.connect();
  });
  afterAll(async () => {
    await role.end();
    await world.close();
  });

  it('suffices for the service: it starts, signs people in, writes and keeps its trail', async () => {
    expect((await role.query<{ user: string }>('SELECT current_user AS user')).rows).toEqual([
      { user: 'evenhand_app' },
    ]);
    const planner = await world.as('planner', 'C1');
    const body = enterprise('N-1', 'C1');
    const written = await planner.call('PUT', '/api/v1/enterprises/N-1', body, { 'if-none-match': '*' });
    expect(written.statusCode).toBe(200);
    const job = { kind: 'deadlines', subject: '2026-03-02', payload: { day: '2026-03-02' } } as const;
    expect(await store.requestJob(job)).toMatchObject({ ok: true });
    const { rows } = await role.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_trail WHERE subject = 'N-1'`,
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it.each([
    ...['audit_trail', 'log_entries', 'log_heads', 'visit_operations', 'list_targets'].flatMap((table) => [
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `DROP TABLE ${table}`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    ]),
    `UPDATE audit_trail SET actor = 'nobody'`,
    `UPDATE log_entries SET entry = ''`,
    'DELETE FROM visits',
    'DELETE FROM follow_ups',
    'DELETE FROM campaigns',
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN OLD; END$$',
    `DELETE FROM _prisma_migrations`,
    `SET session_replication_role = replica`,
  ])('may not: %s', async (sql) => {
    await expect(role.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});
