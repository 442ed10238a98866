import type { TrackedGroup, TrackedSubstitution, Tracking } from '../../app/ports/tracking.js';
import type { PrismaClient } from '../../generated/prisma/client.js';
import { nothingOpen, PUBLIC_FROM, rectified } from './sources.js';

const TODAY = '$2::text::date';

/** Targets of the live draw with their visits, and the visits of replacements, whose tier is that of their cell. */
const TARGETS = `SELECT COALESCE(t.tier, r.cell) AS tier, e.district, e.hazard_class::text AS hazard,
    COALESCE(o.inspector, s.inspector) AS team, t.enterprise IS NOT NULL AS drawn, v.id AS visit,
    COALESCE(v.planned_on, t.date) AS planned_on, v.completed_on,
    EXISTS (SELECT FROM visits w WHERE w.commitment = t.commitment AND w.enterprise = t.enterprise) AS issued,
    ${PUBLIC_FROM} <= ${TODAY} AS disclosed, NOT ${nothingOpen(TODAY)} AS open,
    (SELECT count(*) FROM findings f WHERE f.visit = v.id) AS findings,
    (SELECT count(*) FROM findings f WHERE f.visit = v.id AND ${rectified(TODAY)}) AS rectified
  FROM commitments m LEFT JOIN list_targets t ON t.commitment = m.hash
    FULL JOIN (SELECT * FROM visits WHERE campaign = $1 AND kind = 'campaign' AND withdrawn_at IS NULL) v
      ON v.commitment = t.commitment AND v.enterprise = t.enterprise
    LEFT JOIN enterprises e ON e.id = COALESCE(t.enterprise, v.enterprise)
    LEFT JOIN reserves r ON r.commitment = v.commitment AND r.enterprise = v.enterprise
    LEFT JOIN visit_officers o ON o.visit = v.id AND o.seat = 0 AND o.left_at IS NULL
    LEFT JOIN list_seats s ON s.commitment = t.commitment AND s.enterprise = t.enterprise AND s.seat = 0
  WHERE (m.campaign = $1 AND m.voided_at IS NULL AND t.enterprise IS NOT NULL) OR v.id IS NOT NULL`;

const COUNTS = `count(*) FILTER (WHERE drawn)::int AS drawn,
  count(*) FILTER (WHERE visit IS NOT NULL OR NOT issued)::int AS due,
  count(completed_on)::int AS visited,
  count(*) FILTER (WHERE completed_on IS NULL AND planned_on < ${TODAY} AND (visit IS NOT NULL OR NOT issued))::int AS late,
  count(*) FILTER (WHERE findings > 0)::int AS "withFindings",
  count(*) FILTER (WHERE findings > 0 AND rectified = findings)::int AS rectified,
  count(*) FILTER (WHERE completed_on IS NOT NULL AND disclosed)::int AS disclosed,
  count(*) FILTER (WHERE completed_on IS NOT NULL AND disclosed AND NOT open)::int AS closed`;

/** All groupings in one pass over the campaign. */
const TRACK = `SELECT (ARRAY['all', 'tier', 'district', 'hazardClass', 'team'])[1 + CASE
      WHEN GROUPING(tier) = 0 THEN 1 WHEN GROUPING(district) = 0 THEN 2 WHEN GROUPING(hazard) = 0 THEN 3
      WHEN GROUPING(team) = 0 THEN 4 ELSE 0 END] AS "group",
    COALESCE(tier, district, hazard, team) AS value, ${COUNTS}
  FROM (${TARGETS}) t GROUP BY GROUPING SETS ((), (tier), (district), (hazard), (team))
  ORDER BY GROUPING(tier, district, hazard, team) DESC, value`;

const SUBSTITUTIONS = `SELECT s.record::json->>'replaced' AS replaced, s.record::json->>'replacement' AS replacement,
    s.record::json->>'ground' AS ground, s.record::json->>'at' AS at
  FROM substitutions s JOIN campaigns c ON c.id = s.campaign AND c.sequence = s.sequence
  WHERE s.campaign = $1 ORDER BY s.position`;

export function tracking(prisma: PrismaClient): Tracking {
  return {
    trackCampaign: (campaign, today) => prisma.$queryRawUnsafe<TrackedGroup[]>(TRACK, campaign, today),
    substitutionsOf: (campaign) => prisma.$queryRawUnsafe<TrackedSubstitution[]>(SUBSTITUTIONS, campaign),
  };
}
