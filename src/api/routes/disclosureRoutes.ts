import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Action } from '../../core/access/actions.js';
import { Result } from '../../core/disclosure/publicResult.js';
import { ReportSettings } from '../../app/figures/reportSettings.js';
import type { ApiServices } from '../apiServices.js';
import { actOf, mustReach } from '../caller.js';
import { expectedVersion, sendTagged, tagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { mustReachAll, reachOfRequest } from '../reach.js';
import { closed, Code, Day, orNull, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { today } from './figureParts.js';

const DisclosureView = closed({
  visit: Code,
  campaign: orNull(Text),
  enterprise: Code,
  name: Type.String(),
  organisation: orNull(Code),
  completedOn: Day,
  result: orNull(Result),
  dueOn: orNull(Day),
  publishedOn: orNull(Day),
  isPublic: Type.Boolean(),
  corrections: Type.Integer(),
});
const VisitId = closed({ visit: Code });
const TAGS = ['disclosure'];

/** 公示 as the office handles it: what is public, what is next, early publication and corrections with their trace. */
export const disclosureRoutes: AddRoutes = (server, services, options) => {
  listDisclosures(server, services, options);
  publish(server, services, options);
  correct(server, services, options);
  readSettings(server, services, options);
  putSettings(server, services, options);
};

const listDisclosures: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/disclosures',
    operation('disclosure.read', {
      summary: 'Disclosure: results of completed visits, public or on their way',
      tags: TAGS,
      querystring: listQuery(['completedOn'], {
        campaign: Type.Optional(Text),
        isPublic: Type.Optional(Type.Boolean()),
      }),
      response: { 200: pageOf(DisclosureView) },
    }),
    async (request, reply) => {
      const { organisation, campaign, isPublic, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'disclosure.read', organisation);
      const filters = { campaign, isPublic: isPublic === undefined ? undefined : Number(isPublic) };
      const found = await services.listDisclosures(today(services), pageQuery(page, within), filters);
      return sendTagged(request, reply, must(found));
    },
  );
};

/** A result that the caller may publish or correct. */
async function reached(services: ApiServices, request: FastifyRequest, action: Action): Promise<string> {
  const { visit } = request.params as { readonly visit: string };
  const thing = { kind: 'disclosure', id: visit };
  const found = (await services.readDisclosure(visit, today(services))) ?? refuse('store.not-found', thing);
  const { tree } = await reachOfRequest(services, request, action);
  mustReach(request, action, { ...thing, path: tree.pathOf(found.organisation) });
  return visit;
}

const publish: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/disclosures/:visit/publication',
    operation('disclosure.write', {
      summary: 'Disclosure: publish a result before its day',
      tags: TAGS,
      params: VisitId,
      response: { 200: DisclosureView },
    }),
    async (request) => {
      const visit = await reached(services, request, 'disclosure.write');
      return must(await services.publishEarly(visit, today(services), actOf(request, services.now())));
    },
  );
};

const correct: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/disclosures/:visit/corrections',
    operation('disclosure.write', {
      summary:
        'Disclosure: correct a public result, or take it back; what it said, and why it changed, stays public',
      tags: TAGS,
      params: VisitId,
      body: closed({ result: orNull(Result), reason: Type.String({ minLength: 2, maxLength: 500 }) }),
      response: { 200: DisclosureView },
    }),
    async (request) => {
      const visit = await reached(services, request, 'disclosure.write');
      const { result, reason } = request.body;
      const act = actOf(request, services.now(), reason);
      return must(await services.correctDisclosure(visit, today(services), result, act));
    },
  );
};

const SETTINGS = '/api/v1/report-settings';

const readSettings: AddRoutes = (server, services) => {
  server.get(
    SETTINGS,
    operation('reportSettings.read', {
      summary: 'How the office reports and publishes',
      tags: TAGS,
      response: { 200: ReportSettings },
    }),
    async (request, reply) => sendTagged(request, reply, await services.readReportSettings()),
  );
};

const putSettings: AddRoutes = (server, services) => {
  server.put(
    SETTINGS,
    operation('reportSettings.write', {
      summary: 'Change how the office reports and publishes',
      tags: TAGS,
      body: ReportSettings,
      response: { 200: ReportSettings },
    }),
    async (request, reply) => {
      await mustReachAll(services, request, 'reportSettings.write');
      const act = actOf(request, services.now());
      const stored = must(await services.putReportSettings(request.body, expectedVersion(request), act));
      return tagged(reply, stored).send(stored);
    },
  );
};
