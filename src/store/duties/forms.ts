import type { Act } from '../../app/ports/act.js';
import type {
  FormReturn,
  FormScope,
  OpenForm,
  SelfInspection,
  SelfInspectionForm,
  SelfInspectionIssue,
} from '../../app/ports/selfInspections.js';
import { checkAnswers } from '../../core/duties/questions.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { sameJson } from '../../core/kernel/sameJson.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { audited, type Change } from '../audited.js';
import { chunks } from '../chunks.js';
import type { Database } from '../client.js';
import { type ListShape } from '../listPage.js';
import { dateOf } from './day.js';
import { held, readRound, traceOf, unknown } from './rounds.js';

const CHUNK = 2_000;

const ITEM = `json_build_object('enterprise', f.enterprise, 'name', f.name, 'organisation', f.organisation,
  'state', f.state, 'answers', f.answers, 'returnedOn', f.returned_on, 'reminders', f.reminders,
  'remindedOn', f.reminded_on, 'pick', f.pick, 'checkedOn', f.checked_on, 'agrees', f.agrees, 'note', f.note)`;

export const FORMS: ListShape = {
  from: 'self_inspection_forms f',
  item: ITEM,
  key: 'f.enterprise',
  sorts: {},
  filters: {
    round: 'f.self_inspection = #',
    state: 'f.state = #',
    picked: '(f.pick IS NOT NULL) = (# = 1)',
  },
  within: 'f.organisation = ANY(#)',
};

type Changed<T> = Promise<Result<Change<T>, Problem>>;

export function issueForms(
  prisma: PrismaClient,
  issue: SelfInspectionIssue,
  scope: FormScope,
  fingerprintOf: (enterprise: string) => string,
  act: Act,
): Promise<Result<SelfInspection, Problem>> {
  return audited(prisma, act, async (database): Changed<SelfInspection> => {
    const { id, organisation } = issue;
    const standing = await held(database, id);
    if (standing !== null) return repeated(standing, issue);
    const { questions, issuedOn, dueOn, ...words } = issue;
    const days = { issuedOn: dateOf(issuedOn), dueOn: dateOf(dueOn) };
    const asked = { questions: questions as unknown as Prisma.InputJsonArray };
    await database.selfInspection.create({ data: { ...words, ...days, ...asked, createdBy: act.actor } });
    const receivers = await receiversOf(database, scope);
    if (receivers.length === 0) return err({ code: 'duties.nobody-to-ask', params: { selfInspection: id } });
    for (const chunk of chunks(receivers, CHUNK)) {
      const data = chunk.map(({ id: enterprise, name, organisation: own }) => ({
        ...{ selfInspection: id, enterprise, name, organisation: own },
        fingerprint: fingerprintOf(enterprise),
      }));
      await insertForms(database, data);
    }
    const after = await readRound(database, id);
    if (after === null) return err(unknown(id));
    return ok({
      value: after,
      kind: 'selfInspection',
      id,
      organisation,
      before: null,
      after: traceOf(after),
    });
  });
}

/** The same round again changes nothing; another under its id is refused. */
function repeated(
  standing: SelfInspection,
  issue: SelfInspectionIssue,
): Result<Change<SelfInspection>, Problem> {
  const { id, organisation, title, questions, issuedOn, dueOn } = standing;
  const told = { id, organisation, title, questions: [...questions], issuedOn, dueOn };
  if (!sameJson(told, { ...issue, questions: [...issue.questions] }))
    return err({ code: 'store.already-there', params: { kind: 'selfInspection', id } });
  const same = traceOf(standing);
  return ok({ value: standing, kind: 'selfInspection', id, organisation, before: same, after: same });
}

type Receiver = Pick<SelfInspectionForm, 'name' | 'organisation'> & { readonly id: string };

function receiversOf(database: Database, scope: FormScope): Promise<readonly Receiver[]> {
  const sql = `SELECT id, name, organisation FROM enterprises WHERE status <> 'closed'
    AND ($1::text[] IS NULL OR organisation = ANY($1)) AND ($2::text IS NULL OR category = $2)
    AND ($3::int IS NULL OR hazard_class = $3) ORDER BY id`;
  return database.$queryRawUnsafe(sql, scope.within, scope.category, scope.hazardClass);
}

async function insertForms(database: Database, forms: readonly object[]): Promise<void> {
  const sql = `INSERT INTO self_inspection_forms (self_inspection, enterprise, name, organisation, fingerprint)
    SELECT * FROM json_to_recordset($1::text::json) AS f("selfInspection" text, enterprise text, name text,
      organisation text, fingerprint text)`;
  await database.$executeRawUnsafe(sql, JSON.stringify(forms));
}

const OPEN = `json_build_object('selfInspection', s.id, 'title', s.title, 'questions', s.questions, 'dueOn', s.due_on,
  'enterprise', f.enterprise, 'name', f.name, 'state', f.state)`;

export async function findForm(database: Database, fingerprint: string): Promise<OpenForm | null> {
  const sql = `SELECT ${OPEN} AS item FROM self_inspection_forms f JOIN self_inspections s ON s.id = f.self_inspection
    WHERE f.fingerprint = $1`;
  const [row] = await database.$queryRawUnsafe<{ item: OpenForm }[]>(sql, fingerprint);
  return row?.item ?? null;
}

export function returnForm(
  prisma: PrismaClient,
  fingerprint: string,
  { answers, filler, on }: FormReturn,
  act: Act,
): Promise<Result<OpenForm, Problem>> {
  return audited(prisma, act, async (database): Changed<OpenForm> => {
    await database.$queryRaw`SELECT 1 FROM self_inspection_forms WHERE fingerprint = ${fingerprint} FOR UPDATE`;
    const form = await findForm(database, fingerprint);
    if (form === null) return err({ code: 'store.not-found', params: { kind: 'form', id: '' } });
    const row = await database.selfInspectionForm.findUniqueOrThrow({ where: { fingerprint } });
    const { organisation } = row;
    const id = `${form.selfInspection}/${form.enterprise}`;
    const trace = { kind: 'selfInspectionForm', id, organisation };
    if (form.state === 'missing') return err(closedRound(form));
    if (form.state === 'returned') {
      const same = sameJson(row.answers as Record<string, string>, { ...answers });
      if (!same) return err({ code: 'duties.form-returned', params: {} });
      return ok({ value: form, ...trace, before: null, after: null });
    }
    const fit = checkAnswers(form.questions, answers);
    if (!fit.ok) return fit;
    const sealed = filler === null ? null : Buffer.from(filler);
    const data = { state: 'returned', answers: { ...answers }, filler: sealed, returnedOn: dateOf(on) };
    await database.selfInspectionForm.update({ where: { fingerprint }, data });
    const after: OpenForm = { ...form, state: 'returned' };
    return ok({ value: after, ...trace, before: { state: form.state }, after: { state: 'returned', on } });
  });
}

const closedRound = ({ selfInspection }: OpenForm): Problem => ({
  code: 'duties.self-inspection-state',
  params: { selfInspection, state: 'closed', needed: 'issued' },
});

export function noteCheck(
  prisma: PrismaClient,
  id: string,
  enterprise: string,
  { on, agrees, note }: { readonly on: Day; readonly agrees: boolean; readonly note: string | null },
  act: Act,
): Promise<Result<SelfInspectionForm, Problem>> {
  return audited(prisma, act, async (database): Changed<SelfInspectionForm> => {
    const key = { selfInspection_enterprise: { selfInspection: id, enterprise } };
    await database.$queryRaw`SELECT 1 FROM self_inspection_forms
      WHERE self_inspection = ${id} AND enterprise = ${enterprise} FOR UPDATE`;
    const before = await readForm(database, id, enterprise);
    if (before === null) return err({ code: 'store.not-found', params: { kind: 'form', id: enterprise } });
    if (before.pick === null) return err({ code: 'duties.form-not-picked', params: { enterprise } });
    const data = { checkedOn: dateOf(on), checkedBy: act.actor, agrees, note };
    await database.selfInspectionForm.update({ where: key, data });
    const after: SelfInspectionForm = { ...before, checkedOn: on, agrees, note };
    const { organisation } = before;
    const subject = `${id}/${enterprise}`;
    return ok({ value: after, kind: 'selfInspectionForm', id: subject, organisation, before, after });
  });
}

async function readForm(
  database: Database,
  id: string,
  enterprise: string,
): Promise<SelfInspectionForm | null> {
  const sql = `SELECT ${ITEM} AS item FROM self_inspection_forms f
    WHERE f.self_inspection = $1 AND f.enterprise = $2`;
  const [row] = await database.$queryRawUnsafe<{ item: SelfInspectionForm }[]>(sql, id, enterprise);
  return row?.item ?? null;
}
