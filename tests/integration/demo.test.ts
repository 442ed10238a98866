import { expect, it } from 'vitest';
import { testServices } from '../api/world.js';
import { demoAccounts } from '../../src/app/demo/demoAccounts.js';
import { firstAccounts } from '../../src/app/people/firstAccounts.js';
import { nodeSecurity } from '../../src/crypto/security.js';
import { createServer } from '../../src/api/server.js';
import { comingMonth, runDemo } from '../../src/app/demo/runDemo.js';
import { compileRules } from '../../src/core/replay/compileRules.js';
import { verifyBundle } from '../../src/core/replay/verify.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { unpackZip } from '../../src/documents/zip.js';
import { demoInput } from '../fixtures/demoDistrict.js';
import { must } from '../fixtures/smallBundle.js';
import { onBothDatabases } from './databases.js';

it('plans for the month after today, over the turn of the year', () => {
  expect(comingMonth('2026-11-24')).toBe('2026-12');
  expect(comingMonth('2026-12-31')).toBe('2027-01');
  expect(comingMonth('2026-01-31')).toBe('2026-02');
});

onBothDatabases('The demonstration', (makeDatabase) => {
  it('loads the district, makes a list that verifies, and changes nothing the second time', async () => {
    const database = await makeDatabase();
    const store = await database.open();
    const first = must(await runDemo(await demoInput(store)));
    expect(first).toMatchObject({ loaded: true, made: true });
    expect(verifyBundle(nodeHash, must(unpackZip(first.bundle)), compileRules).agrees).toBe(true);
    await store.close();

    const reopened = await database.open();
    const second = must(await runDemo(await demoInput(reopened)));
    expect(second).toMatchObject({ loaded: false, made: false });
    expect(second.list).toEqual(first.list);
    expect(Buffer.from(second.bundle).equals(Buffer.from(first.bundle))).toBe(true);
    await reopened.close();
  });

  it('serves health, the list and its bundle to whoever may see them, and the OpenAPI document', async () => {
    const store = await (await makeDatabase()).open();
    const security = nodeSecurity(new Uint8Array(32));
    const services = testServices(store, security, () => new Date('2026-11-20T00:00:00Z'));
    const server = await createServer(services);
    expect((await server.inject('/health')).json()).toEqual({ status: 'ok', version: 'test' });
    expect((await server.inject('/api/lists/latest')).statusCode).toBe(401);

    const made = must(await runDemo(await demoInput(store)));
    const maker = { people: store, security, now: services.now };
    const accounts = must(await firstAccounts(maker, demoAccounts('330199101'), false));
    const { login, password } = accounts.find(({ role }) => role === 'planner') ?? accounts[0] ?? never();
    const signedIn = await server.inject({
      ...{ method: 'POST', url: '/api/v1/session', payload: { login, password } },
    });
    expect(signedIn.statusCode).toBe(200);
    const cookies = Object.fromEntries(signedIn.cookies.map(({ name, value }) => [name, value]));
    const get = (url: string) => server.inject({ url, cookies });

    const list = (await get('/api/lists/latest')).json<{ month: string; lines: { id: string }[] }>();
    expect(list.month).toBe('2026-12');
    expect(list.lines.map(({ id }) => id)).toEqual(made.list.lines.map(({ id }) => id));
    const bundle = await get('/api/lists/latest/bundle.zip');
    expect(bundle.headers['content-type']).toBe('application/zip');
    expect(bundle.rawPayload.equals(Buffer.from(made.bundle))).toBe(true);
    const openapi = (await get('/docs/json')).json<{ openapi: string }>();
    expect(openapi.openapi).toBe('3.1.0');
    await server.close();
    const silent = await createServer({ ...services, ping: () => Promise.reject(new Error('gone')) });
    const health = await silent.inject('/health');
    expect(health.statusCode).toBe(503);
    expect(health.json()).toMatchObject({ code: 'api.database-silent' });
    expect(health.body).not.toContain('gone');
    await silent.close();
    await store.close();
  });
});

function never(): never {
  throw new Error('no account was made');
}
