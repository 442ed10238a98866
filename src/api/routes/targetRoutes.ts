import Type from 'typebox';
import { phaseOf, showsTargets } from '../../core/access/secrecy.js';
import { LogEntry } from '../../core/audit/logEntry.js';
import { LogHead } from '../../core/replay/history.js';
import { callerOf } from '../caller.js';
import { sendTagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { file, operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Day, oneOf, orNull, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { CAMPAIGN_PATH, CampaignName, idOf, reachedCampaign } from './campaignParts.js';
import { LIST_CHOICES } from './listChoices.js';

const LINE = {
  id: Code,
  name: Text,
  tier: Type.String(),
  score: Type.Integer(),
  reasons: Type.String(),
  ground: oneOf(['random', 'certainty']),
  cell: Type.String(),
  pi: Type.String(),
  ticket: Type.String(),
  lead: Type.String(),
  members: Type.String(),
  team: Type.Array(Code),
  date: Day,
};
const TAGS = ['targets'];

/** Who was drawn, for those who may know it yet; and what everybody may see of draws. */
export const targetRoutes: AddRoutes = (server, services, options) => {
  listTargets(server, services, options);
  ownTargets(server, services, options);
  publicBundle(server, services, options);
  publicLog(server, services, options);
};

const listTargets: AddRoutes = (server, services) => {
  server.get(
    `${CAMPAIGN_PATH}/targets`,
    operation('target.read', {
      summary: 'The list of a draw, once there is one',
      tags: TAGS,
      params: CampaignName,
      querystring: listQuery(LIST_CHOICES.targets.sorts, {}),
      response: { 200: pageOf(closed(LINE)) },
    }),
    async (request, reply) => {
      const { campaign } = await reachedCampaign(services, request, 'target.read');
      const { organisation, ...page } = request.query;
      const { id, state } = campaign;
      if (!showsTargets(phaseOf(state), 'planning')) refuse('access.not-yet-drawn', { campaign: id });
      const { within } = await reachOfRequest(services, request, 'target.read', organisation);
      return sendTagged(request, reply, must(await services.listTargets(id, pageQuery(page, within))));
    },
  );
};

const ownTargets: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/my/targets',
    operation('target.own', {
      summary: 'One’s own targets in campaigns that are issued, by date',
      tags: TAGS,
      querystring: listQuery(LIST_CHOICES['my-targets'].sorts, {}),
      response: { 200: pageOf(closed({ campaign: Text, ...LINE })) },
    }),
    async (request, reply) => {
      const { inspector } = callerOf(request).actor;
      const { limit, after, sort = 'date' } = request.query;
      if (inspector === null) return sendTagged(request, reply, { items: [], next: null });
      const page = {
        sort,
        ...(limit === undefined ? {} : { limit }),
        ...(after === undefined ? {} : { after }),
      };
      const query = pageQuery(page, null);
      return sendTagged(request, reply, must(await services.ownTargets(inspector, query)));
    },
  );
};

const publicBundle: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/public/campaigns/:name/:month/bundle.zip',
    operation('public', {
      summary: 'The bundle that proves an opened draw',
      tags: ['public'],
      params: CampaignName,
      response: { 200: file('application/zip') },
    }),
    async (request, reply) => {
      const id = idOf(request.params);
      const bytes = (await services.openedBundle(id)) ?? refuse('store.not-found', { kind: 'bundle', id });
      return reply.type('application/zip').send(Buffer.from(bytes));
    },
  );
};

const publicLog: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/public/log',
    operation('public', {
      summary: 'The transparency log: entries, their public records and the signed head',
      tags: ['public'],
      response: {
        200: closed({
          entries: Type.Array(LogEntry),
          records: Type.Array(Type.Unknown()),
          head: orNull(LogHead),
        }),
      },
    }),
    async (request, reply) => {
      const { entries, records, head } = await services.readLog();
      return sendTagged(request, reply, { entries, records, head });
    },
  );
};
