import Type from 'typebox';
import { trackCampaign } from '../../app/figures/trackCampaign.js';
import { TRACKING_GROUPS } from '../../app/ports/tracking.js';
import { sendTagged } from '../conditional.js';
import { operation } from '../operation.js';
import { must } from '../problem.js';
import { closed, oneOf, orNull } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { CAMPAIGN_PATH, CampaignName, reachedCampaign } from './campaignParts.js';
import { today } from './figureParts.js';

const Count = Type.Integer({ minimum: 0 });
const Printed = orNull(Type.String({ description: 'percent, as printed' }));
const Group = closed({
  group: oneOf(TRACKING_GROUPS),
  value: orNull(Type.String()),
  planned: orNull(Type.String({ description: 'expected size by the plan, an exact fraction' })),
  ...{ drawn: Count, due: Count, visited: Count, late: Count, withFindings: Count, rectified: Count },
  ...{ disclosed: Count, closed: Count, completionRate: Printed, closureRate: Printed },
  outlook: oneOf(['met', 'onTrack', 'inDanger', 'missed']),
  expected: Count,
  neededPerDay: orNull(Count),
});

/** Campaign tracking: numbers only, so that whoever reads them learns nothing of who was drawn. */
export const trackingRoutes: AddRoutes = (server, services) => {
  server.get(
    `${CAMPAIGN_PATH}/tracking`,
    operation('figure.read', {
      summary: 'How far a campaign is by tier, district, hazard class and team, and which quota is in danger',
      tags: ['figures'],
      params: CampaignName,
      response: {
        200: closed({
          ...{ daysGone: Count, daysLeft: Count, groups: Type.Array(Group) },
          substitutions: Type.Array(closed({ ground: Type.String(), count: Count })),
        }),
      },
    }),
    async (request, reply) => {
      const { campaign } = await reachedCampaign(services, request, 'figure.read');
      const { calendars } = services.campaigns;
      const tracking = must(await trackCampaign(services, calendars, campaign, today(services)));
      const grounds = tracking.substitutions.map(({ ground }) => ground);
      const substitutions = [...new Set(grounds)].sort().map((ground) => ({
        ground,
        count: grounds.filter((each) => each === ground).length,
      }));
      return sendTagged(request, reply, { ...tracking, groups: [...tracking.groups], substitutions });
    },
  );
};
