import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../integration/databases.js';
import { apiWorld, enterprise, type World } from './world.js';

onBothDatabases('the service', (makeDatabase) => {
  let world: World;
  beforeAll(async () => {
    world = await apiWorld(await (await makeDatabase()).open());
  });
  afterAll(() => world.close());

  it('asks for a sign-in, and does not tell a wrong login from a wrong password', async () => {
    expect((await world.anonymous.call('GET', '/api/v1/enterprises')).json()).toMatchObject({ status: 401 });
    await world.as('planner', 'C');
    const tries = ['planner-C', 'nobody'].map((login) =>
      world.anonymous.call('POST', '/api/v1/session', { login, password: 'wrong password' }),
    );
    const [wrong, unknown] = await Promise.all(tries);
    expect(wrong?.statusCode).toBe(401);
    expect(wrong?.body).toBe(unknown?.body);
  });

  it('locks an account after repeated failures and opens it again when time has passed', async () => {
    await world.as('leader', 'C2');
    const attempt = (password: string) =>
      world.anonymous.call('POST', '/api/v1/session', { login: 'leader-C2', password });
    for (let i = 0; i < 5; i++) expect((await attempt('wrong password')).statusCode).toBe(401);
    const locked = await attempt('correct horse battery');
    expect(locked.statusCode).toBe(429);
    expect(locked.json()).toMatchObject({ code: 'signIn.locked', params: { seconds: 30 } });
    world.setClock(new Date('2026-03-02T01:01:00Z'));
    expect((await attempt('correct horse battery')).statusCode).toBe(200);
  });

  it('lists what lies in the caller’s organisations and nothing else', async () => {
    const ids = async (organisation: string): Promise<string[]> => {
      const reply = await (
        await world.as('planner', organisation)
      ).call('GET', '/api/v1/enterprises?sort=id');
      return reply.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    };
    expect(await ids('C')).toEqual(['E-C', 'E-C1', 'E-C11', 'E-C2']);
    expect(await ids('C1')).toEqual(['E-C1', 'E-C11']);
    expect(await ids('C2')).toEqual(['E-C2']);
  });

  it('answers for a foreign id exactly as for one that does not exist', async () => {
    const client = await world.as('planner', 'C2');
    const foreign = await client.call('GET', '/api/v1/enterprises/E-C1');
    const missing = await client.call('GET', '/api/v1/enterprises/E-XX');
    expect(foreign.statusCode).toBe(404);
    const words = (body: string): string => body.replaceAll(/E-\w+/g, 'ID');
    expect(words(foreign.body)).toBe(words(missing.body));
  });

  it('writes with the version that was read, once, and puts it on record', async () => {
    const client = await world.as('planner', 'C1');
    const url = '/api/v1/enterprises/E-NEW';
    const fresh = enterprise('E-NEW', 'C11');
    expect((await client.call('PUT', url, fresh)).statusCode).toBe(428);
    const made = await client.call('PUT', url, fresh, { 'if-none-match': '*' });
    expect(made.statusCode).toBe(200);
    expect((await client.call('PUT', url, fresh, { 'if-none-match': '*' })).statusCode).toBe(409);
    const version = String(made.headers['etag']);
    const change = { ...fresh, name: '新名' };
    expect((await client.call('PUT', url, change, { 'if-match': version })).statusCode).toBe(200);
    const late = await client.call('PUT', url, { ...fresh, name: '又名' }, { 'if-match': version });
    expect(late.statusCode).toBe(412);
    const trail = await (
      await world.as('auditor', 'C')
    ).call('GET', '/api/v1/audit?kind=enterprise&subject=E-NEW');
    const entries = trail.json<{
      items: { entry: { action: string; actor: string; after: { name: string } } }[];
    }>().items;
    expect(entries.map(({ entry }) => [entry.action, entry.actor, entry.after.name])).toEqual([
      ['enterprise.write', 'planner-C1', '新名'],
      ['enterprise.write', 'planner-C1', '企业E-NEW'],
    ]);
  });

  it('cannot be written through another site: the session’s token must come in a header', async () => {
    const client = await world.as('planner', 'C1');
    const body = enterprise('E-X', 'C1');
    const forged = await client.call('PUT', '/api/v1/enterprises/E-X', body, {
      'if-none-match': '*',
      'x-csrf-token': '',
    });
    expect(forged.json()).toMatchObject({ status: 403, code: 'signIn.csrf' });
  });

  it('gives the first answer again to a repeated request, and refuses its key to another', async () => {
    const client = await world.as('planner', 'C2');
    const key = { 'idempotency-key': 'k-1', 'if-none-match': '*' };
    const first = await client.call('PUT', '/api/v1/enterprises/E-R', enterprise('E-R', 'C2'), key);
    const again = await client.call('PUT', '/api/v1/enterprises/E-R', enterprise('E-R', 'C2'), key);
    expect([again.statusCode, again.body, again.headers['idempotent-replayed']]).toEqual([
      200,
      first.body,
      'true',
    ]);
    const other = await client.call('PUT', '/api/v1/enterprises/E-S', enterprise('E-S', 'C2'), key);
    expect(other.json()).toMatchObject({ code: 'api.key-reused' });
  });

  it('gives roles that fit together, only in reach, and disabling ends every session', async () => {
    const admin = await world.as('administrator', 'C1');
    const person = { login: 'new', name: '新人', inspector: null, disabled: false };
    const put = (id: string, body: object, headers: Record<string, string> = { 'if-none-match': '*' }) =>
      admin.call('PUT', `/api/v1/people/${id}`, body, headers);
    const grant = (role: string, organisation: string) => ({ role, organisation });
    const password = 'a first password';
    const both = await put('new', {
      ...person,
      roles: [grant('planner', 'C1'), grant('supervisor', 'C1')],
      password,
    });
    expect(both.json()).toMatchObject({ status: 422, code: 'signIn.roles-conflict' });
    const outside = await put('new', { ...person, roles: [grant('planner', 'C2')], password });
    expect(outside.statusCode).toBe(404);
    const made = await put('new', { ...person, roles: [grant('planner', 'C11')], password });
    expect(made.statusCode).toBe(200);

    const reply = await world.anonymous.call('POST', '/api/v1/session', { login: 'new', password });
    const cookie = reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const asNew = { cookie, 'x-csrf-token': reply.json<{ csrf: string }>().csrf };
    const early = await world.anonymous.call('GET', '/api/v1/enterprises', undefined, asNew);
    expect(early.json()).toMatchObject({ code: 'signIn.password-change-needed' });
    const next = { current: password, next: 'another password' };
    expect((await world.anonymous.call('PUT', '/api/v1/session/password', next, asNew)).statusCode).toBe(204);
    expect((await world.anonymous.call('GET', '/api/v1/enterprises', undefined, asNew)).statusCode).toBe(200);

    const off = { ...person, disabled: true, roles: [grant('planner', 'C11')] };
    const version = String((await admin.call('GET', '/api/v1/people/new')).headers['etag']);
    expect((await put('new', off, { 'if-match': version })).statusCode).toBe(200);
    expect((await world.anonymous.call('GET', '/api/v1/enterprises', undefined, asNew)).statusCode).toBe(401);
  });

  it('lets a key do what it was made for, until it is revoked', async () => {
    const admin = await world.as('administrator', 'C');
    const wanted = { name: '数据交换', organisation: 'C1', scopes: ['enterprise.read'], days: 30 };
    const made = await admin.call('PUT', '/api/v1/keys/k1', wanted);
    const { key } = made.json<{ key: string }>();
    const bearer = { authorization: `Bearer ${key}` };
    const call = (url: string) => world.anonymous.call('GET', url, undefined, bearer);
    expect(
      (await call('/api/v1/enterprises')).json<{ items: { id: string }[] }>().items.map(({ id }) => id),
    ).toContain('E-C11');
    expect((await call('/api/v1/enterprises/E-C2')).statusCode).toBe(404);
    expect((await call('/api/v1/records')).statusCode).toBe(403);
    expect((await admin.call('DELETE', '/api/v1/keys/k1')).statusCode).toBe(200);
    expect((await call('/api/v1/enterprises')).statusCode).toBe(401);
    const bad = await admin.call('PUT', '/api/v1/keys/k2', { ...wanted, scopes: ['campaign.draw'] });
    expect(bad.json()).toMatchObject({ code: 'signIn.unknown-scope' });
  });

  it('pages through a list without repeating or losing a row', async () => {
    const client = await world.as('planner', 'C');
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = (await client.call('GET', `/api/v1/enterprises?limit=2&sort=-name${after}`)).json<{
        items: { id: string }[];
        next: string | null;
      }>();
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    const whole = (await client.call('GET', '/api/v1/enterprises?limit=200&sort=-name')).json<{
      items: { id: string }[];
    }>();
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect((await client.call('GET', '/api/v1/enterprises?after=%21')).json()).toMatchObject({
      code: 'store.bad-cursor',
    });
  });
});
