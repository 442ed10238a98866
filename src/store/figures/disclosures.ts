import type { Act } from '../../app/ports/act.js';
import type { Disclosure, Disclosures } from '../../app/ports/disclosures.js';
import type { PublicResult, Result as InspectionResult } from '../../core/disclosure/publicResult.js';
import type { PublishedOfficers } from '../../app/figures/reportSettings.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { sameJson } from '../../core/kernel/sameJson.js';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.js';
import { audited, type Change } from '../audited.js';
import type { Database } from '../client.js';
import { dateOf } from '../duties/day.js';
import { listPage, type ListShape } from '../listPage.js';
import { readReportSettings, putReportSettings } from './reportSettings.js';
import { PUBLIC_FROM, REAL } from './sources.js';

/** Results that can become public; the last correction says what is published. */
const RESULTS = `(SELECT v.id, v.campaign, v.enterprise, v.name, v.organisation, v.domain, v.completed_on,
    v.disclosure_due, ${PUBLIC_FROM} AS public_from,
    CASE WHEN k.visit IS NOT NULL THEN k.after
      ELSE jsonb_build_object('code', v.result_code, 'domain', v.result_domain) END AS result
  FROM visits v LEFT JOIN LATERAL (SELECT * FROM disclosure_corrections k WHERE k.visit = v.id
    ORDER BY k.position DESC LIMIT 1) k ON TRUE
  WHERE v.completed_on IS NOT NULL AND v.kind IN ('campaign', 'case') AND ${REAL}) r`;

const OFFICERS: Readonly<Record<PublishedOfficers, string>> = {
  none: `'[]'::json`,
  certificates: `(SELECT COALESCE(json_agg(o.certificate ORDER BY o.seat), '[]') FROM visit_officers o
    WHERE o.visit = r.id AND o.left_at IS NULL AND o.certificate IS NOT NULL)`,
  names: `(SELECT COALESCE(json_agg(o.name ORDER BY o.seat), '[]') FROM visit_officers o
    WHERE o.visit = r.id AND o.left_at IS NULL)`,
};

const CORRECTIONS = `(SELECT COALESCE(json_agg(json_build_object('on', k.on_day, 'reason', k.reason, 'before', k.before,
    'after', k.after) ORDER BY k.position), '[]') FROM disclosure_corrections k WHERE k.visit = r.id)`;

const publicShape = (officers: PublishedOfficers): ListShape => ({
  from: `${RESULTS} LEFT JOIN campaigns c ON c.id = r.campaign LEFT JOIN organisations g ON g.code = r.organisation`,
  item: `json_build_object('id', r.id, 'campaign', r.campaign,
    'title', CASE WHEN c.id IS NOT NULL THEN json_build_object('zh', c.title_zh, 'en', c.title_en) END,
    'enterprise', json_build_object('id', r.enterprise, 'name', r.name), 'organisation', g.name, 'domain', r.domain,
    'visitedOn', r.completed_on, 'result', r.result, 'publishedOn', r.public_from, 'officers', ${OFFICERS[officers]},
    'corrections', ${CORRECTIONS})`,
  key: 'r.id',
  sorts: { publishedOn: { column: 'r.public_from', type: 'date' } },
  filters: {
    today: 'r.public_from <= #::text::date',
    from: 'r.public_from >= #::text::date',
    to: 'r.public_from <= #::text::date',
    campaign: 'r.campaign = #',
    enterprise: 'r.enterprise = #',
  },
  within: 'r.organisation = ANY(#)',
});

const OFFICE: ListShape = {
  from: `${RESULTS} LEFT JOIN early_disclosures d ON d.visit = r.id`,
  item: `json_build_object('visit', r.id, 'campaign', r.campaign, 'enterprise', r.enterprise, 'name', r.name,
    'organisation', r.organisation, 'completedOn', r.completed_on, 'result', r.result, 'dueOn', r.disclosure_due,
    'publishedOn', d.published_on, 'isPublic', COALESCE(r.public_from <= $1::text::date, FALSE),
    'corrections', (SELECT count(*) FROM disclosure_corrections k WHERE k.visit = r.id))`,
  key: 'r.id',
  sorts: { completedOn: { column: 'r.completed_on', type: 'date' } },
  filters: {
    visit: 'r.id = #',
    campaign: 'r.campaign = #',
    isPublic: 'COALESCE(r.public_from <= $1::text::date, FALSE) = (# = 1)',
  },
  within: 'r.organisation = ANY(#)',
};

export function disclosures(prisma: PrismaClient): Disclosures {
  return {
    listPublicResults: (today, officers, query, filters) =>
      listPage<PublicResult>(prisma, publicShape(officers), query, { ...filters, today }),
    listDisclosures: (today, query, filters) => listPage<Disclosure>(prisma, OFFICE, query, filters, [today]),
    readDisclosure: (visit, today) => readDisclosure(prisma, visit, today),
    publishEarly: (visit, today, act) => publishEarly(prisma, visit, today, act),
    correctDisclosure: (visit, today, after, act) => correct(prisma, visit, today, after, act),
    readReportSettings: () => readReportSettings(prisma),
    putReportSettings: (settings, expected, act) => putReportSettings(prisma, settings, expected, act),
  };
}

async function readDisclosure(database: Database, visit: string, today: Day): Promise<Disclosure | null> {
  const sql = `SELECT ${OFFICE.item} AS item FROM ${OFFICE.from} WHERE r.id = $2`;
  const [row] = await database.$queryRawUnsafe<{ item: Disclosure }[]>(sql, today, visit);
  return row?.item ?? null;
}

const notPublishable = (visit: string): Problem => ({
  code: 'disclosure.not-publishable',
  params: { visit },
});

/** The result, with the visit held so that concurrent callers take turns. */
async function held(
  database: Prisma.TransactionClient,
  visit: string,
  today: Day,
): Promise<Disclosure | null> {
  await database.$queryRaw`SELECT 1 FROM visits WHERE id = ${visit} FOR UPDATE`;
  return readDisclosure(database, visit, today);
}

type Changed = Promise<Result<Change<Disclosure>, Problem>>;

async function changed(database: Database, before: Disclosure, today: Day): Changed {
  const { visit: id, organisation } = before;
  const after = (await readDisclosure(database, id, today)) ?? before;
  return ok({ value: after, kind: 'disclosure', id, organisation, before, after });
}

function publishEarly(
  prisma: PrismaClient,
  visit: string,
  today: Day,
  act: Act,
): Promise<Result<Disclosure, Problem>> {
  return audited(prisma, act, async (database): Changed => {
    const before = await held(database, visit, today);
    if (before === null) return err(notPublishable(visit));
    if (!before.isPublic) {
      const data = { visit, publishedOn: dateOf(today), publishedBy: act.actor };
      await database.earlyDisclosure.create({ data });
    }
    return changed(database, before, today);
  });
}

function correct(
  prisma: PrismaClient,
  visit: string,
  today: Day,
  after: InspectionResult | null,
  act: Act,
): Promise<Result<Disclosure, Problem>> {
  return audited(prisma, act, async (database): Changed => {
    const before = await held(database, visit, today);
    if (before === null) return err(notPublishable(visit));
    if (!before.isPublic) return err({ code: 'disclosure.not-public', params: { visit } });
    if (sameJson(before.result, after)) return err({ code: 'disclosure.unchanged', params: { visit } });
    const json = (value: InspectionResult | null) => (value === null ? Prisma.DbNull : { ...value });
    await database.disclosureCorrection.create({
      data: {
        ...{ visit, position: before.corrections + 1, onDay: dateOf(today) },
        ...{ before: json(before.result), after: json(after), reason: act.reason ?? '', madeBy: act.actor },
      },
    });
    return changed(database, before, today);
  });
}
