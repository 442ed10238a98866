import Type from 'typebox';
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATES } from '../../core/followUps/followUp.js';
import { FollowUpSettings } from '../../core/followUps/settings.js';
import { HAZARD_GRADES } from '../../core/visits/words.js';
import { actOf } from '../caller.js';
import { expectedVersion, sendTagged, tagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must } from '../problem.js';
import { mustReachAll, reachOfRequest } from '../reach.js';
import { closed, Code, Day, Hex64, oneOf, orNull, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { FollowUpId, FollowUpSchema, reachedFollowUp, TAGS } from './followUpParts.js';
import { reachedVisit, VISIT_PATH, VisitId } from './visitParts.js';

/** What followed visits: orders, measures, penalties and the rest, and the register of seals. */
export const followUpRoutes: AddRoutes = (server, services, options) => {
  listFollowUps(server, services, options);
  readFollowUp(server, services, options);
  listFindings(server, services, options);
  listSeals(server, services, options);
  readSettings(server, services, options);
  putSettings(server, services, options);
};

const STATES = [...new Set(Object.values(FOLLOW_UP_STATES).flat())];

const listFollowUps: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/follow-ups',
    operation('followUp.list', {
      summary: 'Follow-ups: list of one kind',
      tags: TAGS,
      querystring: listQuery(['id', 'opened'], {
        kind: Type.Unsafe<(typeof FOLLOW_UP_KINDS)[number]>({ ...oneOf(FOLLOW_UP_KINDS), default: 'order' }),
        state: Type.Optional(oneOf(STATES)),
        visit: Type.Optional(Code),
        enterprise: Type.Optional(Code),
        due: Type.Optional(Day),
      }),
      response: { 200: pageOf(FollowUpSchema) },
    }),
    async (request, reply) => {
      const { organisation, kind, state, visit, enterprise, due, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'followUp.list', organisation);
      const filters = { state, visit, enterprise, due };
      return sendTagged(
        request,
        reply,
        must(await services.listFollowUps(kind, pageQuery(page, within), filters)),
      );
    },
  );
};

const readFollowUp: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/follow-ups/:id',
    operation('followUp.read', {
      summary: 'Follow-ups: one',
      tags: TAGS,
      params: FollowUpId,
      response: { 200: FollowUpSchema },
    }),
    async (request, reply) =>
      sendTagged(request, reply, await reachedFollowUp(services, request, 'followUp.read')),
  );
};

const listFindings: AddRoutes = (server, services) => {
  server.get(
    `${VISIT_PATH}/findings`,
    operation('visit.read', {
      summary: 'Findings of a completed visit',
      tags: TAGS,
      params: VisitId,
      response: {
        200: closed({
          findings: Type.Array(
            closed({
              ...{
                id: Code,
                grade: oneOf(HAZARD_GRADES),
                domain: Text,
                item: orNull(Code),
                text: Type.String(),
              },
              ...{ evidence: Type.Array(Hex64), corrected: Type.Boolean() },
            }),
          ),
        }),
      },
    }),
    async (request, reply) => {
      const { id } = await reachedVisit(services, request);
      return sendTagged(request, reply, { findings: await services.findingsOf(id) });
    },
  );
};

const listSeals: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/seals',
    operation('followUp.list', {
      summary: 'The register of sealed devices',
      tags: TAGS,
      querystring: listQuery(['sealed'], {
        enterprise: Type.Optional(Code),
        measure: Type.Optional(Code),
        inForce: Type.Optional(Type.Boolean()),
      }),
      response: {
        200: pageOf(
          closed({
            ...{ measure: Code, seal: Code, device: Type.String(), place: Type.String(), enterprise: Code },
            ...{ organisation: orNull(Code), sealedOn: Day, releasedOn: orNull(Day) },
          }),
        ),
      },
    }),
    async (request, reply) => {
      const { organisation, enterprise, measure, inForce, sort = 'sealed', ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'followUp.list', organisation);
      const filters = { enterprise, measure, inForce: inForce === undefined ? undefined : Number(inForce) };
      return sendTagged(
        request,
        reply,
        must(await services.listSeals(pageQuery({ ...page, sort }, within), filters)),
      );
    },
  );
};

const SETTINGS = '/api/v1/settings/follow-ups';

const readSettings: AddRoutes = (server, services) => {
  server.get(
    SETTINGS,
    operation('followUpSettings.read', {
      summary: 'Deadlines and thresholds of what follows a visit',
      tags: TAGS,
      response: { 200: FollowUpSettings },
    }),
    async (request, reply) => sendTagged(request, reply, await services.readFollowUpSettings()),
  );
};

const putSettings: AddRoutes = (server, services) => {
  server.put(
    SETTINGS,
    operation('followUpSettings.write', {
      summary: 'Change deadlines and thresholds; what has begun keeps those that it began with',
      tags: TAGS,
      body: FollowUpSettings,
      response: { 200: FollowUpSettings },
    }),
    async (request, reply) => {
      await mustReachAll(services, request, 'followUpSettings.write');
      const act = actOf(request, services.now());
      const expected = expectedVersion(request);
      const stored = must(await services.putFollowUpSettings(request.body, expected, act));
      return tagged(reply, stored).send(stored);
    },
  );
};
