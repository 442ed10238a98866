import type { FigureCode } from '../../core/figures/figure.js';

/** The records of a figure: what they are, where they are, and which of them count. */
interface Source {
  /** Kind of the records. */
  readonly kind: string;
  readonly from: string;
  /** Conditions, with $1 for the first day, $2 for the last one and $3 for the day of the knowledge. */
  readonly where: string;
  readonly id: string;
  readonly day: string;
  readonly organisation: string;
  readonly enterprise: string;
  /** How much of the figure a record is; 1 unless told. */
  readonly amount?: string;
}

const FROM_DAY = '$1::text::date';
const TO_DAY = '$2::text::date';
const AS_OF = '$3::text::date';
const during = (day: string): string => `${day} BETWEEN ${FROM_DAY} AND ${TO_DAY}`;

/** Rehearsals are no inspections; a reinspection belongs to the campaign of the visit whose order it looks at. */
export const REAL = `v.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM campaigns c WHERE c.kind = 'rehearsal'
  AND c.id = COALESCE(v.campaign, (SELECT w.campaign FROM follow_ups o JOIN visits w ON w.id = o.visit
    WHERE o.id = v.reinspects)))`;
/** A result is public from its own day on, or earlier where somebody published it. */
export const PUBLIC_FROM = `LEAST(v.disclosure_due, (SELECT d.published_on FROM early_disclosures d WHERE d.visit = v.id))`;

const VISIT = {
  kind: 'visit',
  from: 'visits v',
  ...{ id: 'v.id', organisation: 'v.organisation', enterprise: 'v.enterprise' },
} as const;

const completed = (kinds: string): Source => ({
  ...VISIT,
  day: 'v.completed_on',
  where: `${during('v.completed_on')} AND v.kind IN (${kinds}) AND ${REAL}`,
});

/** Visits of draws that were to be made in the period, and what became of them. */
const due = (further = ''): Source => ({
  ...VISIT,
  day: 'v.planned_on',
  where: `${during('v.planned_on')} AND v.kind = 'campaign' AND ${REAL}${further}`,
});
const DISCLOSED = ` AND v.completed_on IS NOT NULL AND ${PUBLIC_FROM} <= ${AS_OF}`;
/** Whether nothing that followed a visit was still open on a day. */
export const nothingOpen = (day: string): string => `NOT EXISTS (SELECT FROM follow_ups x WHERE x.visit = v.id
  AND x.opened_on <= ${day} AND (x.closed_on IS NULL OR x.closed_on > ${day}))`;

const followUp = (kind: string, states: string | null, day = 'f.opened_on'): Source => ({
  kind,
  from: 'follow_ups f JOIN visits v ON v.id = f.visit',
  ...{ id: 'f.id', day, organisation: 'f.organisation', enterprise: 'f.enterprise' },
  where: `f.kind = '${kind}' AND ${during(day)} AND ${REAL}${states === null ? '' : ` AND f.state IN (${states})`}`,
});

const finding = (further = ''): Source => ({
  kind: 'finding',
  from: 'findings f JOIN visits v ON v.id = f.visit',
  ...{ id: "f.visit || '/' || f.id", day: 'f.found_on' },
  ...{ organisation: 'f.organisation', enterprise: 'f.enterprise' },
  where: `${during('f.found_on')} AND ${REAL}${further}`,
});
/** Whether a finding was put right on the spot, or its order's recheck was passed by a day. */
export const rectified = (day: string): string => `(f.corrected OR EXISTS (SELECT FROM follow_ups o
    JOIN rechecks k ON k."order" = o.id
  WHERE o.visit = f.visit AND o.kind = 'order' AND o.state IN ('rectified', 'closed')
    AND o.document->'findings' ? f.id AND k.passed AND k.on_day <= ${day}))`;

const accident = (amount?: string): Source => ({
  kind: 'accident',
  from: 'history_records h LEFT JOIN enterprises e ON e.id = h.enterprise',
  ...{ id: 'h.id', day: 'h.date', organisation: 'e.organisation', enterprise: 'h.enterprise' },
  where: `h.kind = 'accident' AND ${during('h.date')}${amount === undefined ? '' : ` AND ${amount} > 0`}`,
  ...(amount === undefined ? {} : { amount }),
});
const number = (name: string): string => `COALESCE((h.numbers->>'${name}')::bigint, 0)`;

const complaint = (further = ''): Source => ({
  kind: 'complaint',
  from: 'complaints p',
  ...{ id: 'p.id', day: 'p.received_on', organisation: 'p.organisation', enterprise: 'p.enterprise' },
  where: `${during('p.received_on')}${further}`,
});

const form = (further = ''): Source => ({
  kind: 'selfInspectionForm',
  from: 'self_inspection_forms f JOIN self_inspections s ON s.id = f.self_inspection',
  ...{ id: "f.self_inspection || '/' || f.enterprise", day: 's.issued_on' },
  ...{ organisation: 'f.organisation', enterprise: 'f.enterprise' },
  where: `${during('s.issued_on')}${further}`,
});

/** Every figure, once: what is counted, what is listed behind it, and what is drawn by month is the same. */
export const SOURCES: Readonly<Record<FigureCode, Source>> = {
  targetsDue: due(),
  unitsChecked: completed("'campaign', 'case'"),
  disclosed: due(DISCLOSED),
  visitsClosed: due(`${DISCLOSED} AND ${nothingOpen(AS_OF)}`),
  reinspections: completed("'reinspection'"),
  orders: followUp('order', null),
  measures: followUp('measure', "'decided', 'released'"),
  devicesSealed: {
    kind: 'seal',
    from: 'seals s JOIN follow_ups f ON f.id = s.measure JOIN visits v ON v.id = f.visit',
    ...{ id: "s.measure || '/' || s.seal", day: 's.sealed_on' },
    ...{ organisation: 's.organisation', enterprise: 's.enterprise' },
    where: `${during('s.sealed_on')} AND ${REAL}`,
  },
  hazardsFound: finding(),
  hazardsRectified: finding(` AND ${rectified(AS_OF)}`),
  penalties: followUp('penalty', "'decided'", 'f.closed_on'),
  penaltyAmount: { ...followUp('penalty', "'decided'", 'f.closed_on'), amount: 'f.amount_fen' },
  criminalReferrals: followUp('referral', "'referred', 'accepted', 'declined'"),
  interviews: followUp('interview', "'held'", 'f.closed_on'),
  substitutions: {
    kind: 'substitution',
    from: 'substitutions s JOIN campaigns c ON c.id = s.campaign',
    id: "concat_ws('/', s.campaign, s.sequence, s.position)",
    ...{ day: "left(s.record::json->>'at', 10)::date", organisation: 'c.organisation' },
    enterprise: "s.record::json->>'replaced'",
    where: `c.kind <> 'rehearsal' AND ${during("left(s.record::json->>'at', 10)::date")}`,
  },
  accidents: accident(),
  deaths: accident(number('deaths')),
  injuries: accident(number('injured')),
  complaints: complaint(),
  complaintsSupervised: complaint(" AND p.handling = 'supervised'"),
  complaintsReferred: complaint(" AND p.handling = 'referred'"),
  complaintsClosed: complaint(` AND p.closed_on <= ${AS_OF}`),
  formsIssued: form(),
  formsReturned: form(` AND f.returned_on <= ${AS_OF}`),
};
