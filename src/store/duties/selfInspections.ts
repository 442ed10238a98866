import type { Act } from '../../app/ports/act.js';
import type { SelfInspection, SelfInspections } from '../../app/ports/selfInspections.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { audited, type Change } from '../audited.js';
import type { Database } from '../client.js';
import { listPage, type ListShape } from '../listPage.js';
import { dateOf } from './day.js';
import { findForm, FORMS, issueForms, noteCheck, returnForm } from './forms.js';
import { held, ITEM, readRound, traceOf, unknown } from './rounds.js';

const ROUNDS: ListShape = {
  from: 'self_inspections s',
  item: ITEM,
  key: 's.id',
  sorts: {},
  filters: {},
  within: 's.organisation = ANY(#)',
};

export function selfInspections(prisma: PrismaClient): SelfInspections {
  return {
    listSelfInspections: (query) => listPage<SelfInspection>(prisma, ROUNDS, query, {}),
    readSelfInspection: (id) => readRound(prisma, id),
    issueForms: (issue, scope, fingerprintOf, act) => issueForms(prisma, issue, scope, fingerprintOf, act),
    listForms: (id, query, filters) => listPage(prisma, FORMS, query, { ...filters, round: id }),
    findForm: (fingerprint) => findForm(prisma, fingerprint),
    returnForm: (fingerprint, given, act) => returnForm(prisma, fingerprint, given, act),
    remind: (id, on, act) => remind(prisma, id, on, act),
    closeSelfInspection: (id, on, rootOf, act) => close(prisma, id, on, rootOf, act),
    drawChecks: (id, dice, pick, act) => drawChecks(prisma, id, dice, pick, act),
    noteCheck: (id, enterprise, check, act) => noteCheck(prisma, id, enterprise, check, act),
  };
}

type Changed<T = SelfInspection> = Promise<Result<Change<T>, Problem>>;

const wrongState = (id: string, state: string, needed: string): Problem => ({
  code: 'duties.self-inspection-state',
  params: { selfInspection: id, state, needed },
});

async function changed(database: Database, before: SelfInspection): Changed {
  const after = await readRound(database, before.id);
  if (after === null) return err(unknown(before.id));
  const { id, organisation } = after;
  return ok({
    value: after,
    kind: 'selfInspection',
    ...{ id, organisation, before: traceOf(before), after: traceOf(after) },
  });
}

function remind(
  prisma: PrismaClient,
  id: string,
  on: Day,
  act: Act,
): Promise<Result<{ readonly reminded: number }, Problem>> {
  return audited(prisma, act, async (database): Changed<{ readonly reminded: number }> => {
    const round = await held(database, id);
    if (round === null) return err(unknown(id));
    if (round.state !== 'issued') return err(wrongState(id, round.state, 'issued'));
    const { count: reminded } = await database.selfInspectionForm.updateMany({
      where: {
        ...{ selfInspection: id, state: 'issued' },
        OR: [{ remindedOn: null }, { remindedOn: { lt: dateOf(on) } }],
      },
      data: { reminders: { increment: 1 }, remindedOn: dateOf(on) },
    });
    const { organisation } = round;
    const after = reminded === 0 ? null : { on, reminded };
    return ok({ value: { reminded }, kind: 'selfInspection', id, organisation, before: null, after });
  });
}

async function returnedOf(database: Database, id: string): Promise<readonly string[]> {
  const rows = await database.$queryRawUnsafe<{ enterprise: string }[]>(
    `SELECT enterprise FROM self_inspection_forms WHERE self_inspection = $1 AND state = 'returned'
     ORDER BY enterprise`,
    id,
  );
  return rows.map(({ enterprise }) => enterprise);
}

function close(
  prisma: PrismaClient,
  id: string,
  on: Day,
  rootOf: (returned: readonly string[]) => string,
  act: Act,
): Promise<Result<SelfInspection, Problem>> {
  return audited(prisma, act, async (database): Changed => {
    const round = await held(database, id);
    if (round === null) return err(unknown(id));
    if (round.state === 'closed') return changed(database, round);
    if (on < round.dueOn)
      return err({ code: 'duties.day-order', params: { first: round.dueOn, second: on } });
    await database.selfInspectionForm.updateMany({
      where: { selfInspection: id, state: 'issued' },
      data: { state: 'missing' },
    });
    const returnedRoot = rootOf(await returnedOf(database, id));
    const data = { state: 'closed', closedOn: dateOf(on), returnedRoot };
    await database.selfInspection.update({ where: { id }, data });
    await becomeFacts(database, id, on);
    return changed(database, round);
  });
}

/** A form that came back is known from that day on, one that did not from the day of the closing. */
async function becomeFacts(database: Database, id: string, on: Day): Promise<void> {
  const sql = `INSERT INTO history_records (id, enterprise, date, kind, numbers, words)
    SELECT 'selfInspection:' || self_inspection || ':' || enterprise, enterprise, COALESCE(returned_on, $2::text::date),
      'selfInspection', '{}', jsonb_build_object('state', CASE state WHEN 'returned' THEN state ELSE 'notReturned' END)
    FROM self_inspection_forms WHERE self_inspection = $1 ON CONFLICT (id) DO NOTHING`;
  await database.$executeRawUnsafe(sql, id, on);
}

function drawChecks(
  prisma: PrismaClient,
  id: string,
  dice: string,
  pick: (returned: readonly string[]) => Result<readonly string[], Problem>,
  act: Act,
): Promise<Result<SelfInspection, Problem>> {
  return audited(prisma, act, async (database): Changed => {
    const round = await held(database, id);
    if (round === null) return err(unknown(id));
    if (round.state !== 'closed') return err(wrongState(id, round.state, 'closed'));
    const picked = pick(await returnedOf(database, id));
    if (!picked.ok) return picked;
    if (round.dice !== null) {
      const same = round.dice === dice && round.picked === picked.value.length;
      return same
        ? changed(database, round)
        : err({ code: 'duties.check-drawn', params: { selfInspection: id } });
    }
    await database.selfInspection.update({ where: { id }, data: { dice } });
    await keepPicks(database, id, picked.value);
    return changed(database, round);
  });
}

async function keepPicks(
  database: Prisma.TransactionClient,
  id: string,
  enterprises: readonly string[],
): Promise<void> {
  const sql = `UPDATE self_inspection_forms f SET pick = p.place
    FROM unnest($2::text[]) WITH ORDINALITY p(enterprise, place)
    WHERE f.self_inspection = $1 AND f.enterprise = p.enterprise`;
  await database.$executeRawUnsafe(sql, id, enterprises);
}
