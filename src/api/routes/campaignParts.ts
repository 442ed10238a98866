import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Action } from '../../core/access/actions.js';
import type { OrganisationTree } from '../../app/organisations/tree.js';
import type { PlannedCampaign } from '../../app/ports/campaignBook.js';
import { CAMPAIGN_STATES } from '../../app/ports/campaignStore.js';
import type { ApiServices } from '../apiServices.js';
import { mustReach } from '../caller.js';
import { refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Hex64, Month, oneOf, orNull, Text } from '../schemas.js';

export const TAGS = ['campaigns'];
export const CAMPAIGN_PATH = '/api/v1/campaigns/:name/:month';

export const CampaignName = closed({
  name: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,60}$' }),
  month: Month,
});
export type CampaignName = Type.Static<typeof CampaignName>;

const SUMMARY = {
  id: Text,
  kind: oneOf(['production', 'rehearsal']),
  month: Month,
  state: oneOf(CAMPAIGN_STATES),
  /** Number of the attempt: more than 1 after a void. */
  sequence: Type.Integer({ minimum: 1 }),
  organisation: orNull(Code),
  title: closed({ zh: Type.String(), en: Type.String() }),
  rules: orNull(Hex64),
  plannedBy: orNull(Code),
  approvedBy: orNull(Code),
  commitment: orNull(Hex64),
};
export const CampaignListed = closed(SUMMARY);
export const CampaignView = closed({ ...SUMMARY, plan: Type.Unknown() });

export const idOf = ({ name, month }: CampaignName): string => `${name}/${month}`;

/** A campaign that the caller may touch with an action, and the tree in which it lies. */
export async function reachedCampaign(
  services: ApiServices,
  request: FastifyRequest,
  action: Action,
): Promise<{ readonly campaign: PlannedCampaign; readonly tree: OrganisationTree }> {
  const id = idOf(request.params as CampaignName);
  const campaign = (await services.readCampaign(id)) ?? refuse('store.not-found', { kind: 'campaign', id });
  const { tree } = await reachOfRequest(services, request, action);
  mustReach(request, action, { kind: 'campaign', id, path: tree.pathOf(campaign.organisation) });
  return { campaign, tree };
}

/** A campaign as lists show it: the plan is long, and asked for by itself. */
export function listed({
  id,
  kind,
  month,
  state,
  sequence,
  organisation,
  title,
  rules,
  plannedBy,
  approvedBy,
  commitment,
}: PlannedCampaign): Omit<PlannedCampaign, 'plan'> {
  const people = { plannedBy, approvedBy };
  return { id, kind, month, state, sequence, organisation, title, rules, ...people, commitment };
}
