import Type from 'typebox';
import { checkSeparation } from '../../core/access/policy.js';
import { planCampaign } from '../../app/campaigns/planCampaign.js';
import { actOf, callerOf, mustReach } from '../caller.js';
import { expectedVersion, sendTagged, tagged } from '../conditional.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Hex64, orNull } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { LIST_CHOICES } from './listChoices.js';
import {
  CAMPAIGN_PATH,
  CampaignListed,
  CampaignName,
  CampaignView,
  idOf,
  listed,
  reachedCampaign,
  TAGS,
} from './campaignParts.js';

/** Planning a campaign: until it is approved, it may be changed. */
export const campaignRoutes: AddRoutes = (server, services, options) => {
  listCampaigns(server, services, options);
  readCampaign(server, services, options);
  putCampaign(server, services, options);
  approveCampaign(server, services, options);
};

const listCampaigns: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/campaigns',
    operation('campaign.read', {
      summary: 'Campaigns: list',
      tags: TAGS,
      querystring: listQuery(LIST_CHOICES.campaigns.sorts, LIST_CHOICES.campaigns.filters),
      response: { 200: pageOf(CampaignListed) },
    }),
    async (request, reply) => {
      const { organisation, month, state, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'campaign.read', organisation);
      const { items, next } = must(await services.listCampaigns(pageQuery(page, within), { month, state }));
      return sendTagged(request, reply, { items: items.map(listed), next });
    },
  );
};

const readCampaign: AddRoutes = (server, services) => {
  server.get(
    CAMPAIGN_PATH,
    operation('campaign.read', {
      summary: 'Campaigns: one, with its plan',
      tags: TAGS,
      params: CampaignName,
      response: { 200: CampaignView },
    }),
    async (request, reply) => {
      const { campaign } = await reachedCampaign(services, request, 'campaign.read');
      return sendTagged(request, reply, campaign);
    },
  );
};

const putCampaign: AddRoutes = (server, services) => {
  server.put(
    CAMPAIGN_PATH,
    operation('campaign.write', {
      summary: 'Campaigns: make or change a draft',
      tags: TAGS,
      params: CampaignName,
      body: closed({
        organisation: Code,
        plan: Type.Object({}, { description: 'evenhand/plan/v1' }),
        rules: orNull(Hex64),
      }),
      response: { 200: CampaignView },
    }),
    async (request, reply) => {
      const id = idOf(request.params);
      const { organisation, plan, rules } = request.body;
      const { tree } = await reachOfRequest(services, request, 'campaign.write');
      const standing = await services.readCampaign(id);
      for (const place of standing === null ? [organisation] : [standing.organisation, organisation]) {
        mustReach(request, 'campaign.write', { kind: 'campaign', id, path: tree.pathOf(place) });
      }
      if (!tree.has(organisation)) refuse('signIn.unknown-organisation', { organisation });
      const wish = { id, month: request.params.month, organisation, plan, rules };
      const act = actOf(request, services.now());
      const stored = must(await planCampaign({ store: services }, wish, expectedVersion(request), act));
      return tagged(reply, stored).send(stored);
    },
  );
};

const approveCampaign: AddRoutes = (server, services) => {
  server.post(
    `${CAMPAIGN_PATH}/approval`,
    operation('campaign.approve', {
      summary: 'Approve a draft; never by who planned it',
      tags: TAGS,
      params: CampaignName,
      response: { 200: CampaignView },
    }),
    async (request) => {
      const { campaign } = await reachedCampaign(services, request, 'campaign.approve');
      must(checkSeparation('approve', callerOf(request).actor.id, [campaign.plannedBy]));
      if (campaign.rules === null) refuse('campaign.no-rule-set', { campaign: campaign.id });
      return must(await services.approveCampaign(campaign.id, actOf(request, services.now())));
    },
  );
};
