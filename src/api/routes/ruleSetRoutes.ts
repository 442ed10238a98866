import Type from 'typebox';
import { checkSeparation } from '../../core/access/policy.js';
import { canonical, checkJson, type Json } from '../../core/kernel/canonical.js';
import { recordHash } from '../../core/kernel/hash.js';
import { approve } from '../../core/scoring/approval.js';
import { contentHash } from '../../core/scoring/contentHash.js';
import { parseRuleSet } from '../../core/scoring/parseRuleSet.js';
import type { RuleSetDraft } from '../../app/ports/ruleSetDrafts.js';
import type { ApiServices } from '../apiServices.js';
import { actOf, callerOf, mustReach } from '../caller.js';
import { sendTagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Hex64, orNull, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';

const FIELDS = {
  hash: Hex64,
  name: Text,
  version: Text,
  author: Code,
  approver: orNull(Code),
  approved: orNull(Hex64),
  organisation: Code,
};
const DraftView = closed(FIELDS);
const ByHash = closed({ hash: Hex64 });
const TAGS = ['rule sets'];

/** Rule sets: submitted by one person, approved by another, and never changed afterwards. */
export const ruleSetRoutes: AddRoutes = (server, services, options) => {
  listRuleSets(server, services, options);
  readRuleSet(server, services, options);
  submitRuleSet(server, services, options);
  approveRuleSet(server, services, options);
};

const listRuleSets: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/rule-sets',
    operation('ruleSet.read', {
      summary: 'Rule sets: list',
      tags: TAGS,
      querystring: listQuery([], {}),
      response: { 200: pageOf(DraftView) },
    }),
    async (request, reply) => {
      const { organisation, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'ruleSet.read', organisation);
      return sendTagged(request, reply, must(await services.listDrafts(pageQuery(page, within))));
    },
  );
};

const readRuleSet: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/rule-sets/:hash',
    operation('ruleSet.read', {
      summary: 'Rule sets: one, with its content',
      tags: TAGS,
      params: ByHash,
      response: { 200: closed({ ...FIELDS, ruleSet: Type.Unknown() }) },
    }),
    async (request, reply) => {
      const { draft, content } = await reached(services, request.params.hash);
      const { tree } = await reachOfRequest(services, request, 'ruleSet.read');
      mustReach(request, 'ruleSet.read', thing(draft, tree.pathOf(draft.organisation)));
      return sendTagged(request, reply, { ...draft, ruleSet: content });
    },
  );
};

const submitRuleSet: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/rule-sets',
    operation('ruleSet.write', {
      summary: 'Rule sets: submit one for approval',
      tags: TAGS,
      body: closed({ organisation: Code, ruleSet: Type.Object({}, { description: 'evenhand/rule-set/v1' }) }),
      response: { 201: DraftView },
    }),
    async (request, reply) => {
      const { organisation, ruleSet: given } = request.body;
      const { tree } = await reachOfRequest(services, request, 'ruleSet.write');
      const path = tree.pathOf(organisation);
      mustReach(request, 'ruleSet.write', { kind: 'organisation', id: organisation, path });
      if (!tree.has(organisation)) refuse('signIn.unknown-organisation', { organisation });
      const json = must(checkJson(given));
      const ruleSet = must(parseRuleSet(json));
      const draft: RuleSetDraft = {
        ...{ hash: contentHash(services.campaigns.hash, ruleSet), name: ruleSet.id, organisation },
        ...{
          version: String(ruleSet.version),
          author: callerOf(request).actor.id,
          approver: null,
          approved: null,
        },
      };
      const content = { ...(json as Record<string, Json>), approval: null };
      const act = actOf(request, services.now());
      return reply.code(201).send(must(await services.submitDraft(draft, content, act)));
    },
  );
};

const approveRuleSet: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/rule-sets/:hash/approval',
    operation('ruleSet.approve', {
      summary: 'Rule sets: approve; never by the author. `approved` is the hash that campaigns name',
      tags: TAGS,
      params: ByHash,
      response: { 200: DraftView },
    }),
    async (request) => {
      const { draft, content } = await reached(services, request.params.hash);
      const { tree } = await reachOfRequest(services, request, 'ruleSet.approve');
      mustReach(request, 'ruleSet.approve', thing(draft, tree.pathOf(draft.organisation)));
      const { id } = callerOf(request).actor;
      must(checkSeparation('approve', id, [draft.author]));
      if (draft.approved !== null) return draft;
      const { hash } = services.campaigns;
      const now = services.now();
      const approver = { approver: id, day: now.toISOString().slice(0, 10) };
      const approved = must(approve(hash, must(parseRuleSet(content)), approver)) as unknown as Json;
      const stored = { name: draft.name, version: draft.version, content: canonical(approved) };
      const kept = { hash: recordHash(hash, approved), ...stored };
      return must(await services.approveDraft(draft.hash, kept, actOf(request, now)));
    },
  );
};

async function reached(services: ApiServices, hash: string) {
  return (await services.readDraft(hash)) ?? refuse('store.not-found', { kind: 'ruleSet', id: hash });
}

const thing = ({ hash }: RuleSetDraft, path: readonly string[]) => ({ kind: 'ruleSet', id: hash, path });
