import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeApi } from '../../src/api/describeApi.js';
import { ACTIONS, type Action } from '../../src/core/access/actions.js';
import type { Role } from '../../src/core/access/roles.js';
import { onBothDatabases } from '../integration/databases.js';
import { ACCESS_MATRIX, CALLERS, WHOLE_OFFICE, type CallerRole } from './accessMatrix.js';
import { ACCESS_REQUESTS, addKey, campaignsIn, furnish, type Scene } from './accessRequests.js';
import { operationsOf, type ApiDocument } from './operations.js';
import { apiWorld, type Client, type World } from './world.js';

/** The thing asked for lies in C1: C is above it, C11 below and C2 beside it. */
const PLACES = ['C', 'C1', 'C11', 'C2'] as const;

onBothDatabases('the table of roles and routes', (makeDatabase) => {
  let world: World;
  let campaignIn: Scene['campaignIn'];
  let count = 0;
  const serial = (): string => String(1000 + count++);
  const document = describeApi('test') as Promise<ApiDocument>;

  beforeAll(async () => {
    world = await apiWorld(await (await makeDatabase()).open());
    await furnish(world);
    campaignIn = campaignsIn(world, serial);
    const roles = (action: Action): readonly Role[] => ACTIONS[action];
    const scopes = (Object.keys(ACTIONS) as Action[]).filter((action) => roles(action).includes('exchange'));
    for (const place of PLACES) await addKey(world.store, `X-${place}`, `key of ${place}`, scopes, place);
  });
  afterAll(() => world.close());

  const clientOf = async (role: CallerRole, place: string): Promise<Client> => {
    if (role === 'anonymous') return world.anonymous;
    if (role !== 'exchange') return world.as(role, place);
    const bearer = { authorization: `Bearer key of ${place}` };
    const call: Client['call'] = (method, url, body, headers = {}) =>
      world.anonymous.call(method, url, body, { ...bearer, ...headers });
    return { call };
  };

  const ask = async (route: string, role: CallerRole, place: string): Promise<string> => {
    const [method = '', template = ''] = route.split(' ');
    const build = ACCESS_REQUESTS[route];
    if (build === undefined) throw new Error(`no request is known for ${route}`);
    const {
      params = {},
      query = '',
      body,
      headers = {},
      shows,
    } = await build({
      ...{ world, serial, campaignIn, caller: { role, place } },
    });
    const path = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const url = query === '' ? path : `${path}?${query}`;
    const client = await clientOf(role, place);
    const reply = await client.call(method, url, body, headers);
    if (shows === undefined || reply.statusCode >= 300) return String(reply.statusCode);
    return reply.body.includes(shows) ? String(reply.statusCode) : 'hidden';
  };

  it('has a line and a request for every route, and none for others', async () => {
    const routes = operationsOf(await document).map(({ name }) => name);
    expect([...ACCESS_MATRIX.keys()]).toEqual(routes);
    expect(Object.keys(ACCESS_REQUESTS).sort()).toEqual(routes.sort());
  });

  it.each([...ACCESS_MATRIX.entries()])('holds for %s', async (route, expected) => {
    const inside = WHOLE_OFFICE.has(route) ? ['C'] : ['C', 'C1'];
    const found: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const role of CALLERS) {
      for (const place of PLACES) {
        const cell = expected[role];
        wanted[`${role} in ${place}`] = inside.includes(place) ? cell.inside : cell.outside;
        found[`${role} in ${place}`] = await ask(route, role, place);
      }
    }
    expect(found).toEqual(wanted);
  });
});
