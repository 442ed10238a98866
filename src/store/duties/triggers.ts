import type { Act } from '../../app/ports/act.js';
import type { KeptTrigger, TriggerRun, Triggers } from '../../app/ports/triggers.js';
import type { Trigger } from '../../core/duties/triggers.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { PrismaClient } from '../../generated/prisma/client.js';
import { audited, type Change } from '../audited.js';
import type { Database } from '../client.js';
import { listPage, type ListShape } from '../listPage.js';
import { triggerSources } from './triggerSources.js';

const FROM = 'triggers t LEFT JOIN enterprises e ON e.id = t.enterprise';
const ITEM = `json_build_object('id', t.id, 'ground', t.ground, 'enterprise', t.enterprise, 'name', e.name,
  'cause', t.cause, 'organisation', t.organisation, 'disposition', t.disposition, 'foundOn', t.found_on,
  'month', t.month, 'dueOn', t.due_on, 'state', t.state, 'takenBy', t.taken_by, 'decidedBy', t.decided_by,
  'reason', t.reason)`;

const TRIGGERS: ListShape = {
  from: FROM,
  item: ITEM,
  key: 't.id',
  sorts: { dueOn: { column: 't.due_on', type: 'date' } },
  filters: {
    state: 't.state = #',
    ground: 't.ground = #',
    disposition: 't.disposition = #',
    month: 't.month = #',
    enterprise: 't.enterprise = #',
  },
  within: 't.organisation = ANY(#)',
};

export function triggers(prisma: PrismaClient): Triggers {
  return {
    listTriggers: (query, filters) => listPage<KeptTrigger>(prisma, TRIGGERS, query, filters),
    readTrigger: (id) => readTrigger(prisma, id),
    triggerSources: (day, lookBackDays) => triggerSources(prisma, day, lookBackDays),
    keepTriggers: (found, day, act) => keepTriggers(prisma, found, day, act),
    dismissTrigger: (id, act) => dismiss(prisma, id, act),
  };
}

async function readTrigger(database: Database, id: string): Promise<KeptTrigger | null> {
  const sql = `SELECT ${ITEM} AS item FROM ${FROM} WHERE t.id = $1`;
  const [row] = await database.$queryRawUnsafe<{ item: KeptTrigger }[]>(sql, id);
  return row?.item ?? null;
}

/** One trigger for each ground, enterprise and cause, whenever and however often it is found. */
const KEEP = `INSERT INTO triggers (id, ground, enterprise, cause, organisation, disposition, found_on, month, due_on)
  SELECT left(encode(sha256(convert_to(concat_ws(E'\\n', f.ground, f.enterprise, f.cause), 'UTF8')), 'hex'), 32),
    f.ground, f.enterprise, f.cause, e.organisation, f.disposition, f."foundOn", f.month, f."dueOn"
  FROM json_to_recordset($1::text::json) AS f(ground text, enterprise text, cause text, disposition text,
    "foundOn" date, month text, "dueOn" date) JOIN enterprises e ON e.id = f.enterprise
  ON CONFLICT (ground, enterprise, cause) DO NOTHING`;

/** A certainty is taken up by the draw of its month or a later one, a case by the next recorded inspection. */
const TAKE = `UPDATE triggers t SET state = 'taken', taken_by = s.taker
  FROM (SELECT t.id, CASE t.disposition
      WHEN 'certainty' THEN (SELECT min(c.id) FROM list_targets l JOIN commitments m ON m.hash = l.commitment
          AND m.voided_at IS NULL JOIN campaigns c ON c.id = m.campaign
        WHERE l.enterprise = t.enterprise AND c.month >= t.month)
      ELSE (SELECT min(h.id) FROM history_records h WHERE h.enterprise = t.enterprise AND h.kind = 'inspection'
          AND h.date >= t.found_on AND h.date <= $1::text::date)
    END AS taker FROM triggers t WHERE t.state = 'open') s
  WHERE s.id = t.id AND s.taker IS NOT NULL`;

async function keepTriggers(
  prisma: PrismaClient,
  found: readonly Trigger[],
  day: Day,
  act: Act,
): Promise<TriggerRun> {
  const kept = await audited(prisma, act, async (database): Promise<Result<Change<TriggerRun>, Problem>> => {
    const added = await database.$executeRawUnsafe(KEEP, JSON.stringify(found));
    const taken = await database.$executeRawUnsafe(TAKE, day);
    const [late] = await database.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM triggers WHERE state = 'open' AND due_on < $1::text::date`,
      day,
    );
    const value: TriggerRun = { found: added, taken, overdue: late?.count ?? 0 };
    const after = added + taken === 0 ? null : { found: added, taken };
    return ok({ value, kind: 'triggerRun', id: day, organisation: null, before: null, after });
  });
  if (!kept.ok) throw new Error(`triggers of ${day} were refused: ${kept.error.code}`);
  return kept.value;
}

function dismiss(prisma: PrismaClient, id: string, act: Act): Promise<Result<KeptTrigger, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<KeptTrigger>, Problem>> => {
    await database.$queryRaw`SELECT 1 FROM triggers WHERE id = ${id} FOR UPDATE`;
    const before = await readTrigger(database, id);
    if (before === null) return err({ code: 'store.not-found', params: { kind: 'trigger', id } });
    const { state, organisation } = before;
    const same = state === 'dismissed' && before.reason === act.reason && before.decidedBy === act.actor;
    if (state !== 'open' && !same)
      return err({ code: 'duties.trigger-decided', params: { trigger: id, state } });
    const data = { state: 'dismissed', decidedBy: act.actor, reason: act.reason };
    await database.trigger.update({ where: { id }, data });
    const after: KeptTrigger = { ...before, ...data, state: 'dismissed' };
    return ok({ value: after, kind: 'trigger', id, organisation, before, after });
  });
}
