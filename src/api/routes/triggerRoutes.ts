import Type from 'typebox';
import { officeDay } from '../../app/duties/officeDay.js';
import { runTriggers } from '../../app/duties/runTriggers.js';
import { TRIGGER_GROUNDS } from '../../core/duties/triggers.js';
import { actOf, mustReach } from '../caller.js';
import { sendTagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { mustReachAll, reachOfRequest } from '../reach.js';
import { closed, Code, Day, Month, oneOf, orNull } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';

const STATES = ['open', 'taken', 'dismissed'] as const;
const DISPOSITIONS = ['certainty', 'case'] as const;
const TriggerView = closed({
  id: Code,
  ground: oneOf(TRIGGER_GROUNDS),
  enterprise: Code,
  name: orNull(Type.String()),
  cause: Type.String(),
  organisation: orNull(Code),
  disposition: oneOf(DISPOSITIONS),
  foundOn: Day,
  month: orNull(Month),
  dueOn: Day,
  state: oneOf(STATES),
  takenBy: orNull(Type.String()),
  decidedBy: orNull(Code),
  reason: orNull(Type.String()),
});
const TAGS = ['triggers'];

/** What the daily run found: certainty selections for the next campaign, and case inspections outside the cap. */
export const triggerRoutes: AddRoutes = (server, services, options) => {
  listTriggers(server, services, options);
  runDay(server, services, options);
  dismiss(server, services, options);
};

const listTriggers: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/triggers',
    operation('trigger.read', {
      summary: 'Triggers: list',
      tags: TAGS,
      querystring: listQuery(['dueOn'], {
        state: Type.Optional(oneOf(STATES)),
        ground: Type.Optional(oneOf(TRIGGER_GROUNDS)),
        disposition: Type.Optional(oneOf(DISPOSITIONS)),
        month: Type.Optional(Month),
        enterprise: Type.Optional(Code),
      }),
      response: { 200: pageOf(TriggerView) },
    }),
    async (request, reply) => {
      const { organisation, state, ground, disposition, month, enterprise, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'trigger.read', organisation);
      const filters = { state, ground, disposition, month, enterprise };
      return sendTagged(request, reply, must(await services.listTriggers(pageQuery(page, within), filters)));
    },
  );
};

const runDay: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/triggers/runs',
    operation('trigger.run', {
      summary: 'Triggers: look now for what today gives rise to; a repeat of the day finds nothing new',
      tags: TAGS,
      response: { 200: closed({ found: Type.Integer(), taken: Type.Integer(), overdue: Type.Integer() }) },
    }),
    async (request) => {
      await mustReachAll(services, request, 'trigger.run');
      const act = actOf(request, services.now());
      return runTriggers(services, officeDay(services.now(), services.campaigns.calendars), act);
    },
  );
};

const dismiss: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/triggers/:id/dismissal',
    operation('trigger.dismiss', {
      summary: 'Triggers: nothing comes of this one, for a reason',
      tags: TAGS,
      params: closed({ id: Code }),
      body: closed({ reason: Type.String({ minLength: 2, maxLength: 1000 }) }),
      response: { 200: TriggerView },
    }),
    async (request) => {
      const { id } = request.params;
      const found = (await services.readTrigger(id)) ?? refuse('store.not-found', { kind: 'trigger', id });
      const { tree } = await reachOfRequest(services, request, 'trigger.dismiss');
      const path = tree.pathOf(found.organisation);
      mustReach(request, 'trigger.dismiss', { kind: 'trigger', id, path });
      return must(await services.dismissTrigger(id, actOf(request, services.now(), request.body.reason)));
    },
  );
};
