import { createHash } from 'node:crypto';
import { ACTIONS, isAction, type Action } from '../../../src/core/access/actions.js';
import type { Role } from '../../../src/core/access/roles.js';
import { ACT, addKey } from '../accessRequests.js';
import { PEOPLE, type World } from '../world.js';

export type Headers = Readonly<Record<string, string>>;

/** Those who may call a route, each as the headers of one who signed in, and those who may not. */
export interface Callers {
  readonly may: readonly Headers[];
  readonly mayNot: readonly Headers[];
}

const PLACES = ['C', 'C1'] as const;

/** People of every role in the whole office and in one town, keys of both, and nobody. */
export async function callersOf(world: World): Promise<(access: string) => Callers> {
  const known: { readonly role: Role | null; readonly headers: Headers }[] = [{ role: null, headers: {} }];
  const scopes = (Object.keys(ACTIONS) as Action[]).filter((action) => rolesOf(action).includes('exchange'));
  for (const place of PLACES) {
    for (const role of PEOPLE) {
      await world.as(role, place);
      known.push({ role, headers: await freshSession(world, `${role}-${place}`) });
    }
    await addKey(world.store, `X-${place}`, `key of ${place}`, scopes, place);
    known.push({ role: 'exchange', headers: { authorization: `Bearer key of ${place}` } });
  }
  return (access) => {
    const may = ({ role }: { role: Role | null }): boolean =>
      access === 'public' || (role !== null && (!isAction(access) || rolesOf(access).includes(role)));
    const headersOf = (each: { headers: Headers }): Headers => each.headers;
    return {
      may: known.filter(may).map(headersOf),
      mayNot: known.filter((each) => !may(each)).map(headersOf),
    };
  };
}

const rolesOf = (action: Action): readonly Role[] => ACTIONS[action];

let sessions = 0;

/** A session without the password's cost. */
export async function freshSession({ store }: World, person: string): Promise<Headers> {
  const token = `token ${++sessions} of ${person}`.replaceAll(' ', '-');
  const times = { createdAt: ACT.at, seenAt: ACT.at, expiresAt: new Date('2027-01-01T00:00:00Z') };
  const id = createHash('sha256').update(token).digest('hex');
  await store.startSession({ id, person, csrf: 'csrf', ...times }, ACT);
  return { cookie: `evenhand=${token}`, 'x-csrf-token': 'csrf' };
}
