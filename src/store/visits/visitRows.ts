import type { StoredChecklist, VisitView } from '../../app/ports/visitStore.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type { Database } from '../client.js';
import { valueRefused } from '../databaseError.js';
import type { ListShape } from '../listPage.js';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const ITEM = `json_build_object('id', v.id, 'kind', v.kind, 'campaign', v.campaign, 'commitment', v.commitment,
  'ground', v.ground, 'reinspects', v.reinspects, 'enterprise', v.enterprise, 'name', v.name,
  'organisation', v.organisation, 'domain', v.domain, 'plannedOn', v.planned_on, 'dueOn', v.due_on,
  'checklists', v.checklists, 'stage', v.stage, 'resultCode', v.result_code, 'resultDomain', v.result_domain,
  'completedOn', v.completed_on, 'disclosureDue', v.disclosure_due,
  'issuedAt', to_char(v.issued_at AT TIME ZONE 'UTC', ${INSTANT}),
  'completedAt', to_char(v.completed_at AT TIME ZONE 'UTC', ${INSTANT}), 'withdrawn', v.withdrawn_reason,
  'officers', (SELECT COALESCE(json_agg(json_build_object('inspector', o.inspector, 'seat', o.seat, 'name', o.name,
      'certificate', o.certificate, 'left', o.left_at IS NOT NULL) ORDER BY o.seat, o.inspector), '[]'::json)
    FROM visit_officers o WHERE o.visit = v.id))`;

const FILTERS = {
  campaign: 'v.campaign = #',
  stage: 'v.stage = #',
  kind: 'v.kind = #',
  result: 'v.result_code = #',
  enterprise: 'v.enterprise = #',
  from: 'v.planned_on >= #::text::date',
  to: 'v.planned_on <= #::text::date',
} as const;

const SORTS = {
  id: { column: 'v.id', type: 'text' },
  date: { column: 'v.planned_on', type: 'date' },
} as const;

export const VISITS: ListShape = {
  from: 'visits v',
  item: ITEM,
  key: 'v.id',
  sorts: SORTS,
  filters: FILTERS,
  within: 'v.organisation = ANY(#)',
};

export const OWN_VISITS: ListShape = {
  ...VISITS,
  from: `visit_officers own JOIN visits v ON v.id = own.visit AND own.left_at IS NULL AND v.withdrawn_at IS NULL`,
  filters: { ...FILTERS, inspector: 'own.inspector = #' },
};

export async function readVisit(database: Database, id: string): Promise<VisitView | null> {
  try {
    const sql = `SELECT ${ITEM} AS item FROM visits v WHERE v.id = $1`;
    const [row] = await database.$queryRawUnsafe<{ item: VisitView }[]>(sql, id);
    return row?.item ?? null;
  } catch (error) {
    // An id that no text of the database can hold is nobody's.
    valueRefused(error);
    return null;
  }
}

export const readChecklist = (
  prisma: Prisma.TransactionClient,
  hash: string,
): Promise<StoredChecklist | null> => prisma.storedChecklist.findUnique({ where: { hash } });

/** What the trail says of a visit: not its operations, which are kept for ever beside it. */
export const traceOf = ({
  stage,
  resultCode,
  completedOn,
  withdrawn,
  officers,
  plannedOn,
}: VisitView): object => ({
  ...{ stage, resultCode, completedOn, withdrawn, plannedOn },
  officers: officers.filter(({ left }) => !left).map(({ inspector }) => inspector),
});
