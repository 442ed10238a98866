import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../integration/databases.js';
import { furnish } from './accessRequests.js';
import { apiWorld, enterprise, type Client, type World } from './world.js';

onBothDatabases('what lies outside one’s organisations', (makeDatabase) => {
  let world: World;
  let foreigner: Client;
  let admin: Client;
  beforeAll(async () => {
    world = await apiWorld(await (await makeDatabase()).open());
    await furnish(world);
    foreigner = await world.as('planner', 'C2');
    admin = await world.as('administrator', 'C2');
  });
  afterAll(() => world.close());

  const blank = (body: string, id: string): string =>
    body.replaceAll(encodeURIComponent(id), 'ID').replaceAll(id, 'ID');

  it.each([
    ['enterprises', 'E-C1'],
    ['records', 'R-C1'],
    ['inspectors', 'I-C1'],
    ['items', 'T-C1'],
    ['organisations', 'C1'],
    ['campaigns', 'a-first/2026-04'],
  ])('answers for %s word for word as for what does not exist', async (kind, id) => {
    const missing = id.replace('1', '9').replace('first', 'fir9t');
    const found = await foreigner.call('GET', `/api/v1/${kind}/${id}`, undefined, { 'if-none-match': '"x"' });
    const none = await foreigner.call('GET', `/api/v1/${kind}/${missing}`, undefined, {
      'if-none-match': '"x"',
    });
    expect(found.statusCode).toBe(404);
    expect(blank(found.body, id)).toBe(blank(none.body, missing));
    expect(found.headers['etag']).toBeUndefined();
    expect(Object.keys(found.headers).sort()).toEqual(Object.keys(none.headers).sort());
  });

  it.each(['people', 'keys'])('does so for %s', async (kind) => {
    const verb = kind === 'keys' ? 'DELETE' : 'GET';
    const [id, missing] = kind === 'keys' ? ['K-C1', 'K-C9'] : ['P-C1', 'P-C9'];
    const found = await admin.call(verb, `/api/v1/${kind}/${id}`);
    const none = await admin.call(verb, `/api/v1/${kind}/${missing}`);
    expect(blank(found.body, id)).toBe(blank(none.body, missing));
    expect(found.statusCode).toBe(404);
  });

  it('shows through no filter, sort, or organisation of a foreign subtree', async () => {
    const queries = [
      'organisation=C1',
      'organisation=C',
      'id=E-C1',
      'name=企业E-C1',
      'sort=-name',
      'sort=name',
      'limit=1',
    ];
    for (const query of queries) {
      const reply = await foreigner.call('GET', `/api/v1/enterprises?${encodeURI(query)}`);
      expect([query, reply.statusCode]).toEqual([query, 200]);
      expect(reply.body).not.toContain('E-C1');
      expect(reply.body).not.toContain('"E-C"');
    }
    for (const url of [
      'records?enterprise=E-C1',
      'audit?subject=K-C1',
      'people?login=P-C1',
      'campaigns?month=2026-04',
    ]) {
      const caller = url.startsWith('people') || url.startsWith('audit') ? admin : foreigner;
      const reply = await caller.call('GET', `/api/v1/${url}`);
      expect([url, reply.json()]).toEqual([url, { items: [], next: null }]);
    }
  });

  it('does not show through the cursor of somebody who may see it', async () => {
    const planner = await world.as('planner', 'C');
    for (const sort of ['id', '-id', 'name', '-name']) {
      const first = await planner.call('GET', `/api/v1/enterprises?limit=1&sort=${sort}`);
      const { next } = first.json<{ next: string }>();
      const reply = await foreigner.call('GET', `/api/v1/enterprises?sort=${sort}&after=${next}`);
      expect(reply.statusCode).toBe(200);
      expect(
        reply.json<{ items: { organisation: string }[] }>().items.filter((e) => e.organisation !== 'C2'),
      ).toEqual([]);
    }
  });

  it('does not come out of somebody else’s Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'shared', 'if-none-match': '*' };
    const owner = await world.as('planner', 'C1');
    const url = '/api/v1/enterprises/E-KEY';
    const body = enterprise('E-KEY', 'C1');
    expect((await owner.call('PUT', url, body, key)).statusCode).toBe(200);
    const other = await foreigner.call('PUT', url, body, key);
    expect([other.statusCode, other.headers['idempotent-replayed']]).toEqual([404, undefined]);
  });

  it('is not written to, moved, or tied to a person of one’s own', async () => {
    const version = String(
      (await (await world.as('planner', 'C1')).call('GET', '/api/v1/enterprises/E-C1')).headers['etag'],
    );
    const taken = await foreigner.call('PUT', '/api/v1/enterprises/E-C1', enterprise('E-C1', 'C2'), {
      'if-match': version,
    });
    expect(taken.statusCode).toBe(404);
    const person = { login: 'spy', name: '新人', disabled: false, password: 'a first password' };
    const roles = [{ role: 'officer', organisation: 'C2' }];
    const tied = (inspector: string) =>
      admin.call('PUT', '/api/v1/people/spy', { ...person, roles, inspector }, { 'if-none-match': '*' });
    const [foreign, missing] = [await tied('I-C1'), await tied('I-C9')];
    expect(foreign.statusCode).toBe(404);
    expect(blank(foreign.body, 'I-C1')).toBe(blank(missing.body, 'I-C9'));
    const granted = (organisation: string) =>
      admin.call(
        'PUT',
        '/api/v1/people/spy',
        { ...person, roles: [{ role: 'officer', organisation }], inspector: null },
        { 'if-none-match': '*' },
      );
    expect(blank((await granted('C1')).body, 'C1')).toBe(blank((await granted('C9')).body, 'C9'));
    const officer = await world.as('officer', 'C2');
    const asked = (enterprise: string) =>
      officer.call('PUT', '/api/v1/recusals/r9', { inspector: 'I-C2', enterprise, ground: 'relation' });
    expect(blank((await asked('E-C1')).body, 'E-C1')).toBe(blank((await asked('E-C9')).body, 'E-C9'));
  });

  it('keeps no secret for a repeated request', async () => {
    const wanted = { name: 'k', organisation: 'C2', scopes: ['enterprise.read'], days: 1 };
    const key = { 'idempotency-key': 'once' };
    const made = await admin.call('PUT', '/api/v1/keys/K-ONCE', wanted, key);
    const again = await admin.call('PUT', '/api/v1/keys/K-ONCE', wanted, key);
    expect([made.statusCode, again.statusCode]).toEqual([201, 409]);
    expect(again.body).not.toContain(made.json<{ key: string }>().key);
  });
});
