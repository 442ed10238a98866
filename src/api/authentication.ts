import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayAnywhere } from '../core/access/policy.js';
import type { Actor } from '../core/access/roles.js';
import { actorOf } from '../app/people/actorOf.js';
import type { ApiKey } from '../app/ports/peopleStore.js';
import type { ApiServices } from './apiServices.js';
import type { Caller } from './caller.js';
import { must, refuse } from './problem.js';

export const COOKIE = 'evenhand';
export const CSRF_HEADER = 'x-csrf-token';
const KEY_PREFIX = 'Bearer ';
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who calls, and refuses whoever may not; a route without `access` cannot be registered. */
export function authenticate(server: FastifyInstance, services: ApiServices): void {
  server.decorateRequest('caller', null);
  server.addHook('onRoute', ({ config, url, schema }) => {
    if (config?.access === undefined && schema?.hide !== true)
      throw new Error(`the route ${url} names no access`);
  });
  server.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access ?? 'public';
    request.caller = await findCaller(request, services);
    if (access === 'public') return;
    const caller = request.caller ?? refuse('signIn.required');
    checkCsrf(request, caller);
    checkPasswordChanged(request, caller);
    if (access !== 'signedIn') must(mayAnywhere(caller.actor, access));
  });
}

/** Who sends the request, by key or session, as of now. */
export async function findCaller(request: FastifyRequest, services: ApiServices): Promise<Caller | null> {
  const header = request.headers.authorization ?? '';
  if (header.startsWith(KEY_PREFIX)) {
    const key = await services.keyOf(
      services.security.fingerprint(header.slice(KEY_PREFIX.length)),
      services.now(),
    );
    return key === null ? null : { actor: actorOfKey(key), signedIn: null };
  }
  const token = request.cookies[COOKIE];
  if (token === undefined) return null;
  const signedIn = await services.sessionOf(services.security.fingerprint(token), services.now());
  return signedIn === null ? null : { actor: actorOf(signedIn.credentials.person), signedIn };
}

const actorOfKey = ({ id, organisation, scopes }: ApiKey): Actor => ({
  id: `key:${id}`,
  kind: 'key',
  grants: [{ role: 'exchange', organisation }],
  inspector: null,
  scopes,
});

/** Writes of a signed-in person carry the session's token in a header, which no other site can read or set. */
function checkCsrf(request: FastifyRequest, { signedIn }: Caller): void {
  if (signedIn === null || READS.has(request.method)) return;
  const given = Buffer.from(String(request.headers[CSRF_HEADER] ?? ''));
  const wanted = Buffer.from(signedIn.session.csrf);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) refuse('signIn.csrf');
}

/** With a password that somebody else gave, one may only change it, look who one is, and leave. */
function checkPasswordChanged(request: FastifyRequest, { signedIn }: Caller): void {
  const own = request.routeOptions.config.access === 'signedIn';
  if (signedIn?.credentials.mustChange === true && !own) refuse('signIn.password-change-needed');
}
