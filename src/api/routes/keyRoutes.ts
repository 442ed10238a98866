import Type from 'typebox';
import { ACTIONS, isAction } from '../../core/access/actions.js';
import type { Role } from '../../core/access/roles.js';
import type { ApiKey } from '../../app/ports/peopleStore.js';
import type { AddRoutes } from '../typedServer.js';
import { actOf, callerOf, mustReach } from '../caller.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Instant, orNull, Text } from '../schemas.js';

const KeyView = closed({
  id: Code,
  name: Text,
  organisation: Code,
  scopes: Type.Array(Text),
  createdBy: Code,
  createdAt: Instant,
  expiresAt: Instant,
  revokedAt: orNull(Instant),
});
const Id = Type.Object({ id: Code });
const TAGS = ['keys'];
const LONGEST_DAYS = 366;

/** Keys for data exchange between departments: limited in what, where and how long. */
export const keyRoutes: AddRoutes = (server, services, options) => {
  listKeys(server, services, options);
  makeKey(server, services, options);
  revokeKey(server, services, options);
};

const listKeys: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/keys',
    operation('key.read', {
      summary: 'Keys: list',
      tags: TAGS,
      querystring: listQuery([], {}),
      response: { 200: pageOf(KeyView) },
    }),
    async (request) => {
      const { organisation, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'key.read', organisation);
      const { items, next } = must(await services.listKeys(pageQuery(page, within)));
      return { items: items.map(viewOf), next };
    },
  );
};

const makeKey: AddRoutes = (server, services) => {
  server.put(
    '/api/v1/keys/:id',
    operation('key.write', {
      summary: 'Keys: make one; the key itself is shown this once',
      tags: TAGS,
      params: Id,
      body: closed({
        name: Text,
        organisation: Code,
        scopes: Type.Array(Text, { minItems: 1, maxItems: 20, uniqueItems: true }),
        days: Type.Integer({ minimum: 1, maximum: LONGEST_DAYS }),
      }),
      response: { 201: closed({ key: Type.String(), ...KeyView.properties }) },
    }),
    async (request, reply) => {
      const { id } = request.params;
      const { name, organisation, scopes, days } = request.body;
      const { tree } = await reachOfRequest(services, request, 'key.write');
      mustReach(request, 'key.write', {
        kind: 'organisation',
        id: organisation,
        path: pathTo(tree, organisation),
      });
      for (const scope of scopes) if (!isForKeys(scope)) refuse('signIn.unknown-scope', { scope });
      const createdAt = services.now();
      const expiresAt = new Date(createdAt.getTime() + days * 86_400_000);
      const createdBy = callerOf(request).actor.id;
      const key = { id, name, organisation, scopes, createdBy, createdAt, expiresAt, revokedAt: null };
      const token = services.security.token();
      must(await services.addKey(key, services.security.fingerprint(token), actOf(request, createdAt)));
      reply.header('cache-control', 'no-store');
      return reply.code(201).send({ key: token, ...viewOf(key) });
    },
  );
};

const revokeKey: AddRoutes = (server, services) => {
  server.delete(
    '/api/v1/keys/:id',
    operation('key.write', { summary: 'Keys: revoke', tags: TAGS, params: Id, response: { 200: KeyView } }),
    async (request) => {
      const { id } = request.params;
      const key = (await services.readKey(id)) ?? refuse('store.not-found', { kind: 'key', id });
      const { tree } = await reachOfRequest(services, request, 'key.write');
      mustReach(request, 'key.write', { kind: 'key', id, path: tree.pathOf(key.organisation) });
      return viewOf(must(await services.revokeKey(id, actOf(request, services.now()))));
    },
  );
};

const pathTo = (
  tree: { has(code: string): boolean; pathOf(code: string): readonly string[] },
  code: string,
) => (tree.has(code) ? tree.pathOf(code) : []);

const isForKeys = (scope: string): boolean => {
  const roles: readonly Role[] = isAction(scope) ? ACTIONS[scope] : [];
  return roles.includes('exchange');
};

const viewOf = ({ createdAt, expiresAt, revokedAt, scopes, ...key }: ApiKey) => ({
  ...key,
  scopes: [...scopes],
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});
