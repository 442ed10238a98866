import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { demoDistrict } from '../../src/app/demo/demoDistrict.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { onPostgres, temporaryFolders } from './databases.js';
import { startProgram, type RunningProgram } from './program.js';

const KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

async function urlsOf(program: RunningProgram): Promise<{ url: string; metrics: string }> {
  return JSON.parse(await program.line('service.started')) as { url: string; metrics: string };
}

onPostgres('The service', (make) => {
  it('is ready, is measured, ends in order with a request in hand, and logs nothing personal', async () => {
    const database = await make();
    const { databaseUrl = '' } = database.options;
    const store = await database.open();
    const { roster, register } = demoDistrict(nodeHash, '2026-12');
    await store.replaceRoster(roster);
    await store.replaceRegister({ enterprises: register.enterprises.slice(0, 50), history: [] });
    await store.close();
    const environment = { EVENHAND_PORT: '0', EVENHAND_METRICS_PORT: '0', EVENHAND_SECRET_KEY: KEY };
    const program = startProgram(['serve'], { DATABASE_URL: databaseUrl, ...environment });
    const { url, metrics } = await urlsOf(program);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    const person = roster[0]?.name ?? '';
    const headers = { authorization: 'Bearer tok-4711', cookie: 'session=s-4712' };
    await fetch(`${url}/nowhere/13800138000?password=hunter2&name=${encodeURIComponent(person)}`, {
      headers,
    });
    expect(await (await fetch(metrics)).text()).toMatch(
      /evenhand_http_request_seconds_count\{[^}]*route="\/ready"/,
    );

    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('BEGIN; LOCK TABLE _prisma_migrations IN ACCESS EXCLUSIVE MODE');
    const inHand = fetch(`${url}/ready`);
    await delay(300);
    program.child.kill('SIGTERM');
    await program.line('process.stopping');
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    await client.query('COMMIT');
    await client.end();
    expect((await inHand).status).toBe(200);
    expect(await program.ended()).toBe(0);
    const log = program.log();
    for (const line of log.trim().split('\n')) expect(() => void JSON.parse(line)).not.toThrow();
    expect(log).toContain('"route":"/ready"');
    const names = [
      ...roster.map(({ name }) => name),
      ...register.enterprises.slice(0, 50).map(({ name }) => name),
    ];
    const secrets = ['hunter2', 'tok-4711', 's-4712', '13800138000', KEY, encodeURIComponent(person)];
    for (const private_ of [...names, ...secrets]) expect(log).not.toContain(private_);
  }, 120_000);

  it('is not ready while the database does not answer', async () => {
    const database = await make();
    const { databaseUrl = '' } = database.options;
    const environment = { EVENHAND_PORT: '0', EVENHAND_GRACE: '1', EVENHAND_SECRET_KEY: KEY };
    const program = startProgram(['serve'], { DATABASE_URL: databaseUrl, ...environment });
    const { url } = await urlsOf(program);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('ALTER TABLE _prisma_migrations RENAME TO elsewhere');
    const silent = await fetch(`${url}/ready`);
    expect([silent.status, await silent.json()]).toMatchObject([
      503,
      { code: 'api.not-ready', params: { missing: ['database'] } },
    ]);
    await client.query('ALTER TABLE elsewhere RENAME TO _prisma_migrations');
    await client.query(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_jobs'`);
    expect(await (await fetch(`${url}/ready`)).json()).toMatchObject({
      params: { missing: ['migrations'] },
    });
    await client.end();
    program.child.kill('SIGINT');
    expect(await program.ended()).toBe(0);
  }, 120_000);
});

const folders = temporaryFolders();

it('what is wrong with the environment is told before anything starts', async () => {
  const program = startProgram(['serve'], {
    EVENHAND_DATA: folders.make(),
    EVENHAND_PROT: '1',
    EVENHAND_POOL: 'x',
  });
  expect(await program.ended()).toBe(2);
  expect(program.log()).toContain('did you mean EVENHAND_PORT?');
  expect(program.log()).toContain('EVENHAND_POOL');
});

it('a worker of its own needs PostgreSQL', async () => {
  const program = startProgram(['work'], { EVENHAND_DATA: folders.make() });
  expect(await program.ended()).toBe(2);
  expect(program.log()).toContain('needs PostgreSQL');
});
