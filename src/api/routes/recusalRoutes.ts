import Type from 'typebox';
import { checkSeparation } from '../../core/access/policy.js';
import type { RecusalRequest } from '../../app/ports/recusalRequests.js';
import { actOf, callerOf, mustReach } from '../caller.js';
import { sendTagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, oneOf, orNull } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';

const GROUNDS = ['relation', 'formerEmployment', 'requestGranted', 'other'] as const;
const RequestView = closed({
  id: Code,
  inspector: Code,
  enterprise: Code,
  ground: oneOf(GROUNDS),
  requestedBy: Code,
  decidedBy: orNull(Code),
  granted: orNull(Type.Boolean()),
});
const Id = closed({ id: Code });
const TAGS = ['recusals'];

/** 回避: asked for by one person, decided by another. */
export const recusalRoutes: AddRoutes = (server, services, options) => {
  listRecusals(server, services, options);
  requestRecusal(server, services, options);
  decideRecusal(server, services, options);
};

const listRecusals: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/recusals',
    operation('inspector.read', {
      summary: 'Recusals: list of requests',
      tags: TAGS,
      querystring: listQuery([], {}),
      response: { 200: pageOf(RequestView) },
    }),
    async (request, reply) => {
      const { organisation, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'inspector.read', organisation);
      return sendTagged(request, reply, must(await services.listRecusals(pageQuery(page, within))));
    },
  );
};

const requestRecusal: AddRoutes = (server, services) => {
  server.put(
    '/api/v1/recusals/:id',
    operation('recusal.request', {
      summary: 'Recusals: ask that an inspector does not visit an enterprise',
      tags: TAGS,
      params: Id,
      body: closed({ inspector: Code, enterprise: Code, ground: oneOf(GROUNDS) }),
      response: { 200: RequestView },
    }),
    async (request) => {
      const { inspector: id, enterprise } = request.body;
      const inspector =
        (await services.registry.inspectors.read(id)) ?? refuse('store.not-found', { kind: 'inspector', id });
      const { tree } = await reachOfRequest(services, request, 'recusal.request');
      const path = tree.pathOf(inspector.organisation);
      mustReach(request, 'recusal.request', { kind: 'inspector', id, path });
      const visited =
        (await services.registry.enterprises.read(enterprise)) ??
        refuse('store.not-found', { kind: 'enterprise', id: enterprise });
      mustReach(request, 'recusal.request', {
        ...{ kind: 'enterprise', id: enterprise, path: tree.pathOf(visited.organisation) },
      });
      const wish: RecusalRequest = {
        ...{ id: request.params.id, ...request.body, requestedBy: callerOf(request).actor.id },
        ...{ decidedBy: null, granted: null },
      };
      return must(await services.requestRecusal(wish, actOf(request, services.now())));
    },
  );
};

const decideRecusal: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/recusals/:id/decision',
    operation('recusal.decide', {
      summary: 'Recusals: decide, never on one’s own request',
      tags: TAGS,
      params: Id,
      body: closed({ granted: Type.Boolean() }),
      response: { 200: RequestView },
    }),
    async (request) => {
      const { id } = request.params;
      const found = (await services.readRecusal(id)) ?? refuse('store.not-found', { kind: 'recusal', id });
      const inspector = await services.registry.inspectors.read(found.inspector);
      const { tree } = await reachOfRequest(services, request, 'recusal.decide');
      const path = tree.pathOf(inspector?.organisation ?? null);
      mustReach(request, 'recusal.decide', { kind: 'recusal', id, path });
      const { actor } = callerOf(request);
      must(checkSeparation('decide', actor.id, [found.requestedBy]));
      return must(await services.decideRecusal(id, request.body.granted, actOf(request, services.now())));
    },
  );
};
