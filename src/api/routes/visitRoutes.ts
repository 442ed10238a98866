import Type from 'typebox';
import { entryCodeOf } from '../../app/visits/entryCode.js';
import { openVisit } from '../../app/visits/openVisit.js';
import { VISIT_KINDS } from '../../app/ports/visitStore.js';
import { VISIT_STAGES } from '../../core/visits/foldVisit.js';
import { RESULT_CODES } from '../../core/kernel/resultCode.js';
import { callerOf, mustReach } from '../caller.js';
import { sendTagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { languageOf, must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { said } from '../said.js';
import { closed, Code, Day, Hex64, oneOf, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { EvidenceSchema, reachedVisit, Said, TAGS, VISIT_PATH, VisitId, VisitSchema } from './visitParts.js';

/** Visits as the office and their officers see them. */
export const visitRoutes: AddRoutes = (server, services, options) => {
  listVisits(server, services, options);
  ownVisits(server, services, options);
  readVisit(server, services, options);
  entryCode(server, services, options);
};

const FILTERS = {
  stage: Type.Optional(oneOf(VISIT_STAGES)),
  kind: Type.Optional(oneOf(VISIT_KINDS)),
  result: Type.Optional(oneOf(RESULT_CODES)),
  campaign: Type.Optional(Text),
  enterprise: Type.Optional(Code),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
};

const listVisits: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/visits',
    operation('visit.list', {
      summary: 'Visits: list',
      tags: TAGS,
      querystring: listQuery(['id', 'date'], FILTERS),
      response: { 200: pageOf(VisitSchema) },
    }),
    async (request, reply) => {
      const { organisation, limit, after, sort, ...filters } = request.query;
      const { within } = await reachOfRequest(services, request, 'visit.list', organisation);
      const page = pageQuery(given({ limit, after, sort }), within);
      return sendTagged(request, reply, must(await services.listVisits(page, filters)));
    },
  );
};

const ownVisits: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/my/visits',
    operation('visit.own', {
      summary: 'Visits: one’s own, by day; those that were withdrawn are not among them',
      tags: TAGS,
      querystring: listQuery(['id', 'date'], FILTERS),
      response: { 200: pageOf(VisitSchema) },
    }),
    async (request, reply) => {
      const { inspector } = callerOf(request).actor;
      if (inspector === null) return sendTagged(request, reply, { items: [], next: null });
      const { organisation, limit, after, sort = 'date', ...filters } = request.query;
      const within =
        organisation === undefined
          ? null
          : (await reachOfRequest(services, request, 'visit.own', organisation)).within;
      const page = pageQuery(given({ limit, after, sort }), within);
      return sendTagged(request, reply, must(await services.ownVisits(inspector, page, filters)));
    },
  );
};

type Paging = {
  readonly limit: number | undefined;
  readonly after: string | undefined;
  readonly sort: string | undefined;
};
const given = ({ limit, after, sort }: Paging) => ({
  ...(limit === undefined ? {} : { limit }),
  ...(after === undefined ? {} : { after }),
  ...(sort === undefined ? {} : { sort }),
});

const readVisit: AddRoutes = (server, services) => {
  server.get(
    VISIT_PATH,
    operation('visit.read', {
      summary: 'Visits: one, with its checklists, all that was recorded and what is still missing',
      tags: TAGS,
      params: VisitId,
      response: {
        200: closed({
          visit: VisitSchema,
          checklists: Type.Array(
            closed({ hash: Hex64, checklist: Type.Unknown({ description: 'evenhand/checklist/v1' }) }),
          ),
          operations: Type.Array(Type.Unknown({ description: 'as they were sent, with `person`' })),
          state: Type.Unknown({ description: 'what the operations make of the visit' }),
          missing: Type.Array(Said),
          evidence: Type.Array(EvidenceSchema),
          awaited: Type.Array(Hex64),
        }),
      },
    }),
    async (request, reply) => {
      const opened = await openVisit(services.campaigns, await reachedVisit(services, request));
      const language = languageOf(request);
      const missing = opened.state.missing.map((problem) => said(problem, language));
      return sendTagged(request, reply, { ...opened, missing });
    },
  );
};

const entryCode: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/enterprises/:id/entry-code',
    operation('visit.list', {
      summary: 'The text of the code that an enterprise puts up at its entrance (扫码入企)',
      tags: TAGS,
      params: closed({ id: Code }),
      response: { 200: closed({ enterprise: Code, code: Type.String() }) },
    }),
    async (request, reply) => {
      const { id } = request.params;
      const { tree } = await reachOfRequest(services, request, 'visit.list');
      const unknown = { kind: 'enterprise', id };
      const enterprise = (await services.registry.enterprises.read(id)) ?? refuse('store.not-found', unknown);
      mustReach(request, 'visit.list', { ...unknown, path: tree.pathOf(enterprise.organisation) });
      const code = entryCodeOf(services.campaigns, id);
      return sendTagged(request, reply, { enterprise: id, code });
    },
  );
};
