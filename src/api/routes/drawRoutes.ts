import Type from 'typebox';
import { commitCampaign } from '../../app/campaigns/commitCampaign.js';
import { drawCampaign } from '../../app/campaigns/drawCampaign.js';
import { openCampaign } from '../../app/campaigns/openCampaign.js';
import { voidCampaign } from '../../app/campaigns/voidCampaign.js';
import { issueCampaign } from '../../app/visits/issueCampaign.js';
import type { CampaignState } from '../../app/ports/campaignStore.js';
import type { Action } from '../../core/access/actions.js';
import { VOID_GROUNDS, VoidRecord } from '../../core/audit/voidRecord.js';
import { readRecord } from '../../core/kernel/schema.js';
import { shortCode } from '../../core/kernel/shortCode.js';
import { Plan } from '../../core/replay/plan.js';
import { Commitment } from '../../core/replay/commitment.js';
import { DrawRecord } from '../../core/replay/drawRecord.js';
import { SecretHex } from '../../core/replay/secrets.js';
import { BeaconValue } from '../../core/replay/seedSources.js';
import { actOf, callerOf } from '../caller.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { closed, Hex64, oneOf, orNull, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import {
  CAMPAIGN_PATH,
  CampaignListed,
  CampaignName,
  listed,
  reachedCampaign,
  TAGS,
} from './campaignParts.js';

/** From the holders' secrets to the opening: each step of the protocol, each by who may take it. */
export const drawRoutes: AddRoutes = (server, services, options) => {
  holdSecret(server, services, options);
  commit(server, services, options);
  draw(server, services, options);
  for (const each of STEPS) step(each)(server, services, options);
  endAttempt(server, services, options);
  open(server, services, options);
};

const Held = closed({ holder: Text, sha256: Hex64, person: Text });

const holdSecret: AddRoutes = (server, services) => {
  server.put(
    `${CAMPAIGN_PATH}/secrets/:holder`,
    operation('campaign.secret', {
      summary: 'A holder commits to a secret by its SHA-256; the secret itself stays with the holder',
      tags: TAGS,
      params: closed({ ...CampaignName.properties, holder: Text }),
      body: closed({ sha256: Hex64 }),
      response: { 200: Held },
    }),
    async (request) => {
      const { campaign } = await reachedCampaign(services, request, 'campaign.secret');
      const { holder } = request.params;
      const plan = must(readRecord(Plan, campaign.plan));
      if (!plan.seed.holders.includes(holder)) refuse('campaign.unknown-holder', { holder });
      const secret = { holder, sha256: request.body.sha256, person: callerOf(request).actor.id };
      const act = actOf(request, services.now());
      return must(await services.holdSecret(campaign.id, campaign.sequence, secret, act));
    },
  );
};

const commit: AddRoutes = (server, services) => {
  server.post(
    `${CAMPAIGN_PATH}/commitment`,
    operation('campaign.commit', {
      summary: 'T0: freeze the population and publish the commitment, before any seed exists',
      tags: TAGS,
      params: CampaignName,
      body: closed({ round: Type.Optional(orNull(Type.Integer({ minimum: 1 }))) }),
      response: {
        201: closed({
          campaign: CampaignListed,
          commitment: Commitment,
          commitmentHash: Hex64,
          shortCode: Text,
        }),
      },
    }),
    async (request, reply) => {
      const { campaign } = await reachedCampaign(services, request, 'campaign.commit');
      const act = actOf(request, services.now());
      const done = must(await commitCampaign(services.campaigns, campaign, request.body.round ?? null, act));
      const { commitmentHash } = done;
      const commitment = must(readRecord(Commitment, done.commitment));
      const said = { commitment, commitmentHash, shortCode: shortCode(commitmentHash) };
      return reply.code(201).send({ campaign: listed(done.campaign), ...said });
    },
  );
};

const draw: AddRoutes = (server, services) => {
  server.post(
    `${CAMPAIGN_PATH}/draw`,
    operation('campaign.draw', {
      summary: 'T1: draw with the dice, the beacon and the secrets that were committed',
      tags: TAGS,
      params: CampaignName,
      body: closed({
        dice: orNull(Type.String({ pattern: '^\\d{20,1000}$' })),
        beacon: orNull(BeaconValue),
        secrets: Type.Array(closed({ holder: Text, secret: SecretHex }), { maxItems: 50 }),
      }),
      response: { 200: closed({ campaign: CampaignListed, record: DrawRecord }) },
    }),
    async (request) => {
      const { campaign } = await reachedCampaign(services, request, 'campaign.draw');
      const { dice, beacon, secrets } = request.body;
      const brought = { dice, beacon, holders: secrets };
      const act = actOf(request, services.now());
      const done = must(await drawCampaign(services.campaigns, campaign, brought, act));
      return { campaign: listed(done.campaign), record: done.record };
    },
  );
};

interface Step {
  readonly path: string;
  readonly summary: string;
  readonly action: Action;
  readonly from: CampaignState;
  readonly to: CampaignState;
  /** What the step does besides; the step alone without it. */
  readonly take?: typeof issueCampaign;
}

const STEPS: readonly Step[] = [
  {
    ...{ path: 'pairing', action: 'campaign.issue', from: 'drawn', to: 'paired' },
    summary: 'Confirm the teams that were drawn',
  },
  {
    ...{ path: 'issue', action: 'campaign.issue', from: 'paired', to: 'issued', take: issueCampaign },
    summary: 'Hand out the list: officers see their own targets from now on',
  },
  {
    ...{ path: 'start', action: 'campaign.issue', from: 'issued', to: 'inProgress' },
    summary: 'The first visit has begun: no void from here on',
  },
  {
    ...{ path: 'closing', action: 'campaign.close', from: 'inProgress', to: 'closed' },
    summary: 'All visits are done or accounted for',
  },
];

const step =
  ({ path, summary, action, from, to, take }: Step): AddRoutes =>
  (server, services) => {
    server.post(
      `${CAMPAIGN_PATH}/${path}`,
      operation(action, { summary, tags: TAGS, params: CampaignName, response: { 200: CampaignListed } }),
      async (request) => {
        const { campaign } = await reachedCampaign(services, request, action);
        const act = actOf(request, services.now());
        const taken =
          take === undefined
            ? await services.stepCampaign(campaign.id, from, to, act)
            : await take(services.campaigns, campaign, act);
        return listed(must(taken));
      },
    );
  };

const endAttempt: AddRoutes = (server, services) => {
  server.post(
    `${CAMPAIGN_PATH}/void`,
    operation('campaign.void', {
      summary: 'End the live attempt in public; never by who planned it',
      tags: TAGS,
      params: CampaignName,
      body: closed({ ground: oneOf(VOID_GROUNDS), explanation: Text }),
      response: { 200: closed({ campaign: CampaignListed, record: VoidRecord }) },
    }),
    async (request) => {
      const { campaign } = await reachedCampaign(services, request, 'campaign.void');
      const act = actOf(request, services.now());
      const done = must(await voidCampaign(services.campaigns, campaign, request.body, act));
      return { campaign: listed(done.campaign), record: done.record };
    },
  );
};

const open: AddRoutes = (server, services) => {
  server.post(
    `${CAMPAIGN_PATH}/opening`,
    operation('campaign.open', {
      summary: 'T2: perform the draw again, and publish the bundle that proves it',
      tags: TAGS,
      params: CampaignName,
      response: { 200: CampaignListed },
    }),
    async (request) => {
      const { campaign } = await reachedCampaign(services, request, 'campaign.open');
      return listed(must(await openCampaign(services.campaigns, campaign, actOf(request, services.now()))));
    },
  );
};
