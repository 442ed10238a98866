import type { Act } from '../../app/ports/act.js';
import type { ComplaintIntake, Complaints } from '../../app/ports/complaints.js';
import { checkVersion } from '../../app/versions/version.js';
import { stepComplaint, type Complaint, type ComplaintStep } from '../../core/duties/complaint.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { audited, type Change } from '../audited.js';
import type { Database } from '../client.js';
import { listPage, type ListShape } from '../listPage.js';
import { dateOf, dateOrNull } from './day.js';

const ITEM = `json_build_object('id', c.id, 'organisation', c.organisation, 'enterprise', c.enterprise,
  'receivedOn', c.received_on, 'channel', c.channel, 'subject', c.subject, 'matter', c.matter, 'state', c.state,
  'handling', c.handling, 'handler', c.handler, 'dueOn', c.due_on, 'finding', c.finding, 'answer', c.answer,
  'answeredOn', c.answered_on, 'answeredBy', c.answered_by, 'closedOn', c.closed_on,
  'hasContact', c.contact IS NOT NULL)`;

const COMPLAINTS: ListShape = {
  from: 'complaints c',
  item: ITEM,
  key: 'c.id',
  sorts: { id: { column: 'c.id', type: 'text' }, receivedOn: { column: 'c.received_on', type: 'date' } },
  filters: {
    state: 'c.state = #',
    handling: 'c.handling = #',
    enterprise: 'c.enterprise = #',
    overdueOn: "c.state IN ('received', 'assigned') AND c.due_on < #::text::date",
  },
  within: 'c.organisation = ANY(#)',
};

export function complaints(prisma: PrismaClient): Complaints {
  return {
    listComplaints: (query, filters) => listPage<Complaint>(prisma, COMPLAINTS, query, filters),
    readComplaint: (id) => readComplaint(prisma, id),
    putComplaint: (intake, contact, expected, act) => putComplaint(prisma, intake, contact, expected, act),
    stepComplaint: (id, step, act) => makeStep(prisma, id, step, act),
    readContact: (id, act) => readContact(prisma, id, act),
  };
}

async function readComplaint(database: Database, id: string): Promise<Complaint | null> {
  const sql = `SELECT ${ITEM} AS item FROM complaints c WHERE c.id = $1`;
  const [row] = await database.$queryRawUnsafe<{ item: Complaint }[]>(sql, id);
  return row?.item ?? null;
}

const unknown = (id: string): Problem => ({ code: 'store.not-found', params: { kind: 'complaint', id } });

/** What the trail says of a complaint: that there is a contact, not which. */
function change(before: Complaint | null, after: Complaint): Change<Complaint> {
  const { id, organisation } = after;
  return { value: after, kind: 'complaint', id, organisation, before, after };
}

async function held(database: Prisma.TransactionClient, id: string): Promise<Complaint | null> {
  await database.$queryRaw`SELECT 1 FROM complaints WHERE id = ${id} FOR UPDATE`;
  return readComplaint(database, id);
}

function putComplaint(
  prisma: PrismaClient,
  { id, receivedOn, ...intake }: ComplaintIntake,
  contact: Uint8Array | null | undefined,
  expected: string | null,
  act: Act,
): Promise<Result<Complaint, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<Complaint>, Problem>> => {
    const before = await held(database, id);
    const same = checkVersion('complaint', id, before, expected);
    if (!same.ok) return same;
    if (before !== null && before.state !== 'received') {
      const params = { complaint: id, from: before.state, step: 'put' };
      return err({ code: 'duties.complaint-step', params });
    }
    const sealed = contact === undefined ? {} : { contact: contact === null ? null : Buffer.from(contact) };
    const data = { ...intake, receivedOn: dateOf(receivedOn), ...sealed };
    await database.complaint.upsert({ where: { id }, create: { id, ...data }, update: data });
    const after = await readComplaint(database, id);
    return after === null ? err(unknown(id)) : ok(change(before, after));
  });
}

function makeStep(
  prisma: PrismaClient,
  id: string,
  step: ComplaintStep,
  act: Act,
): Promise<Result<Complaint, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<Complaint>, Problem>> => {
    const before = await held(database, id);
    if (before === null) return err(unknown(id));
    const stepped = stepComplaint(before, step);
    if (!stepped.ok) return stepped;
    const after = stepped.value;
    const { state, handling, handler, finding, answer, answeredBy } = after;
    const days = {
      ...{ dueOn: dateOrNull(after.dueOn), answeredOn: dateOrNull(after.answeredOn) },
      closedOn: dateOrNull(after.closedOn),
    };
    const data = { state, handling, handler, finding, answer, answeredBy, ...days };
    await database.complaint.update({ where: { id }, data });
    if (step.kind === 'answer' && step.finding !== 'unfounded') await becomeFact(database, after);
    return ok(change(before, after));
  });
}

/** From the day of the finding on, and not before, scores know of it. */
async function becomeFact(database: Database, { id, enterprise, answeredOn }: Complaint): Promise<void> {
  const sql = `INSERT INTO history_records (id, enterprise, date, kind, numbers, words)
    VALUES ('complaint:' || $1::text, $2, $3::text::date, 'complaint', '{}', '{"state": "verified"}')
    ON CONFLICT (id) DO NOTHING`;
  await database.$executeRawUnsafe(sql, id, enterprise, answeredOn);
}

function readContact(
  prisma: PrismaClient,
  id: string,
  act: Act,
): Promise<Result<Uint8Array | null, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<Uint8Array | null>, Problem>> => {
    const read = await held(database, id);
    if (read === null) return err(unknown(id));
    const { contact, contactReads } = await database.complaint.update({
      where: { id },
      data: { contactReads: { increment: 1 } },
      select: { contact: true, contactReads: true },
    });
    const { organisation } = read;
    const [before, after] = [{ contactReads: contactReads - 1 }, { contactReads }];
    return ok({ value: contact, kind: 'complaint', id, organisation, before, after });
  });
}
