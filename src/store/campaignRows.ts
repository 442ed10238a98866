import type { PlannedCampaign } from '../app/ports/campaignBook.js';
import type { Json } from '../core/kernel/canonical.js';
import type { Database } from './client.js';
import { valueRefused } from './databaseError.js';
import type { ListShape } from './listPage.js';

const ITEM = `json_build_object('id', c.id, 'kind', c.kind, 'month', c.month, 'state', c.state, 'sequence', c.sequence,
  'organisation', c.organisation, 'title', json_build_object('zh', c.title_zh, 'en', c.title_en), 'plan', c.plan,
  'rules', c.rules, 'plannedBy', c.planned_by, 'approvedBy', c.approved_by,
  'commitment', (SELECT m.hash FROM commitments m WHERE m.campaign = c.id AND m.voided_at IS NULL))`;

/** A campaign as SQL gives it: the plan is still text. */
export type CampaignRow = Omit<PlannedCampaign, 'plan'> & { readonly plan: string | null };

export const CAMPAIGNS: ListShape = {
  from: 'campaigns c',
  item: ITEM,
  key: 'c.id',
  sorts: { id: { column: 'c.id', type: 'text' } },
  filters: { month: 'c.month = #', state: 'c.state = #' },
  within: 'c.organisation = ANY(#)',
};

export function campaignOf({ plan, ...row }: CampaignRow): PlannedCampaign {
  return { ...row, plan: plan === null ? null : (JSON.parse(plan) as Json) };
}

export async function readPlanned(database: Database, id: string): Promise<PlannedCampaign | null> {
  try {
    const sql = `SELECT ${ITEM} AS item FROM campaigns c WHERE c.id = $1`;
    const [row] = await database.$queryRawUnsafe<{ item: CampaignRow }[]>(sql, id);
    return row === undefined ? null : campaignOf(row.item);
  } catch (error) {
    // An id that no text of the database can hold is nobody's.
    valueRefused(error);
    return null;
  }
}

const LINE = `'id', t.enterprise, 'name', t.name, 'tier', t.tier, 'score', t.score, 'reasons', t.reasons,
  'ground', t.ground, 'cell', t.cell, 'pi', t.pi, 'ticket', t.ticket, 'lead', t.lead, 'members', t.members,
  'date', t.date, 'team', (SELECT json_agg(s.inspector ORDER BY s.seat) FROM list_seats s
    WHERE s.commitment = t.commitment AND s.enterprise = t.enterprise)`;

/** Lines of the live list of one campaign. */
export const TARGETS: ListShape = {
  from: 'list_targets t JOIN commitments m ON m.hash = t.commitment AND m.voided_at IS NULL',
  item: `json_build_object(${LINE})`,
  key: 't.enterprise',
  sorts: {
    position: { column: 't.position', type: 'int8' },
    date: { column: 't.date', type: 'date' },
  },
  filters: { campaign: 'm.campaign = #' },
  within: 'EXISTS (SELECT FROM enterprises e WHERE e.id = t.enterprise AND e.organisation = ANY(#))',
};

/** Lines of one inspector in campaigns that are issued. */
export const OWN_TARGETS: ListShape = {
  from: `list_seats own JOIN list_targets t ON t.commitment = own.commitment AND t.enterprise = own.enterprise
    JOIN commitments m ON m.hash = t.commitment AND m.voided_at IS NULL
    JOIN campaigns c ON c.id = m.campaign AND c.state IN ('issued', 'inProgress', 'closed', 'opened')`,
  item: `json_build_object('campaign', c.id, ${LINE})`,
  key: "(c.id || ' ' || t.enterprise)",
  sorts: { date: { column: 't.date', type: 'date' } },
  filters: { inspector: 'own.inspector = #' },
  within: 'c.organisation = ANY(#)',
};
