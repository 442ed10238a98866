import Type from 'typebox';
import { formTokens } from '../../app/duties/formTokens.js';
import { FORM_STATES } from '../../app/ports/selfInspections.js';
import { checkQuestions } from '../../core/duties/questions.js';
import { actOf, mustReach } from '../caller.js';
import { sendTagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, oneOf, orNull, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import {
  FormView,
  reachedRound,
  ROUND,
  ROUND_PATH,
  RoundId,
  RoundView,
  shown,
  TAGS,
  today,
} from './selfInspectionParts.js';

/** 自查: rounds, their forms, and the addresses under which forms are filled in. */
export const selfInspectionRoutes: AddRoutes = (server, services, options) => {
  listRounds(server, services, options);
  readRound(server, services, options);
  issueRound(server, services, options);
  listForms(server, services, options);
  listLinks(server, services, options);
};

const listRounds: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/self-inspections',
    operation('selfInspection.read', {
      summary: 'Self-inspections: list, with how many forms came back',
      tags: TAGS,
      querystring: listQuery([], {}),
      response: { 200: pageOf(RoundView) },
    }),
    async (request, reply) => {
      const { organisation, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'selfInspection.read', organisation);
      const found = must(await services.listSelfInspections(pageQuery(page, within)));
      return sendTagged(request, reply, { ...found, items: found.items.map(shown) });
    },
  );
};

const readRound: AddRoutes = (server, services) => {
  server.get(
    ROUND_PATH,
    operation('selfInspection.read', {
      summary: 'Self-inspections: one',
      tags: TAGS,
      params: RoundId,
      response: { 200: RoundView },
    }),
    async (request, reply) => {
      const { round } = await reachedRound(services, request, 'selfInspection.read');
      return sendTagged(request, reply, shown(round));
    },
  );
};

const issueRound: AddRoutes = (server, services) => {
  server.put(
    ROUND_PATH,
    operation('selfInspection.write', {
      summary: 'Self-inspections: issue a form to every enterprise of the organisation that is not closed',
      tags: TAGS,
      params: RoundId,
      body: closed({
        ...ROUND,
        category: Type.Optional(orNull(Text)),
        hazardClass: Type.Optional(orNull(Type.Integer({ minimum: 1, maximum: 3 }))),
      }),
      response: { 200: RoundView },
    }),
    async (request) => {
      const { id } = request.params;
      const { category = null, hazardClass = null, ...issue } = request.body;
      const { organisation } = issue;
      const { tree } = await reachOfRequest(services, request, 'selfInspection.write');
      const thing = { kind: 'organisation', id: organisation };
      if (!tree.has(organisation)) refuse('store.not-found', thing);
      mustReach(request, 'selfInspection.write', { ...thing, path: tree.pathOf(organisation) });
      must(checkQuestions(issue.questions));
      const tokens = formTokens(services.campaigns.hash, services.security, id);
      const act = actOf(request, services.now());
      const standing = await services.readSelfInspection(id);
      const issuedOn = standing?.issuedOn ?? today(services);
      if (issue.dueOn < issuedOn) refuse('duties.day-order', { first: issuedOn, second: issue.dueOn });
      const round = await services.issueForms(
        { id, ...issue, issuedOn },
        { within: tree.below([organisation]), category, hazardClass },
        (enterprise) => tokens(enterprise).fingerprint,
        act,
      );
      return shown(must(round));
    },
  );
};

const FILTERS = {
  state: Type.Optional(oneOf(FORM_STATES)),
  picked: Type.Optional(Type.Boolean({ description: 'only those of the random check, or only the others' })),
};

const listForms: AddRoutes = (server, services) => {
  server.get(
    `${ROUND_PATH}/forms`,
    operation('selfInspection.read', {
      summary: 'Self-inspections: forms; those to remind are the ones in state "issued"',
      tags: TAGS,
      params: RoundId,
      querystring: listQuery([], FILTERS),
      response: { 200: pageOf(FormView) },
    }),
    async (request, reply) => {
      const { organisation, state, picked, ...page } = request.query;
      const { round } = await reachedRound(services, request, 'selfInspection.read');
      const { within } = await reachOfRequest(services, request, 'selfInspection.read', organisation);
      const filters = { state, picked: picked === undefined ? undefined : Number(picked) };
      const found = await services.listForms(round.id, pageQuery(page, within), filters);
      return sendTagged(request, reply, must(found));
    },
  );
};

const listLinks: AddRoutes = (server, services) => {
  server.get(
    `${ROUND_PATH}/links`,
    operation('selfInspection.write', {
      summary:
        'Self-inspections: the address of each form, for letters and QR codes; who has it can fill the form in',
      tags: TAGS,
      params: RoundId,
      querystring: listQuery([], { state: Type.Optional(oneOf(FORM_STATES)) }),
      response: {
        200: pageOf(
          closed({ enterprise: Code, name: Type.String(), token: Type.String(), path: Type.String() }),
        ),
      },
    }),
    async (request, reply) => {
      const { organisation, state, ...page } = request.query;
      const { round } = await reachedRound(services, request, 'selfInspection.write');
      const { within } = await reachOfRequest(services, request, 'selfInspection.write', organisation);
      const found = must(await services.listForms(round.id, pageQuery(page, within), { state }));
      const tokens = formTokens(services.campaigns.hash, services.security, round.id);
      const items = found.items.map(({ enterprise, name }) => {
        const { token } = tokens(enterprise);
        return { enterprise, name, token, path: `/f/${token}` };
      });
      return reply.header('cache-control', 'no-store').send({ items, next: found.next });
    },
  );
};
