import type { Act } from '../../app/ports/act.js';
import type { FollowUpStore, SealLine, Stepped } from '../../app/ports/followUpStore.js';
import type { KeptFinding } from '../../app/ports/visitStore.js';
import { checkVersion } from '../../app/versions/version.js';
import type { FollowUp, FollowUpKind, FollowUpOf, Order } from '../../core/followUps/followUp.js';
import { DEFAULT_SETTINGS, type FollowUpSettings } from '../../core/followUps/settings.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { HazardGrade } from '../../core/visits/words.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { audited, type Change } from '../audited.js';
import { databaseError, UNIQUE_VIOLATION } from '../databaseError.js';
import { listPage, type ListShape } from '../listPage.js';
import { addHistory } from '../visits/addHistory.js';
import { insertVisits, withdrawVisits } from '../visits/issueVisits.js';
import { changeOf, insertFollowUp, openWithin, readFollowUp, updateFollowUp } from './followUpRows.js';

type Database = Prisma.TransactionClient;

const FOLLOW_UPS: ListShape = {
  from: 'follow_ups f',
  item: 'f.document',
  key: 'f.id',
  sorts: { id: { column: 'f.id', type: 'text' }, opened: { column: 'f.opened_on', type: 'date' } },
  filters: {
    kind: 'f.kind = #',
    state: 'f.state = #',
    visit: 'f.visit = #',
    enterprise: 'f.enterprise = #',
    due: 'f.closed_on IS NULL AND f.deadline < #::text::date',
    inspector: 'EXISTS (SELECT FROM visit_officers o WHERE o.visit = f.visit AND o.inspector = #)',
  },
  within: 'f.organisation = ANY(#)',
};

const SEALS: ListShape = {
  from: 'seals s',
  item: `json_build_object('measure', s.measure, 'seal', s.seal, 'device', s.device, 'place', s.place,
    'enterprise', s.enterprise, 'organisation', s.organisation, 'sealedOn', s.sealed_on, 'releasedOn', s.released_on)`,
  key: `(s.measure || ' ' || s.seal)`,
  sorts: { sealed: { column: 's.sealed_on', type: 'date' } },
  filters: {
    enterprise: 's.enterprise = #',
    measure: 's.measure = #',
    inForce: '(s.released_on IS NULL) = (# = 1)',
  },
  within: 's.organisation = ANY(#)',
};

/** What follows visits, on the database. */
export function followUpStore(prisma: PrismaClient): FollowUpStore {
  return {
    listFollowUps: (kind, query, filters) => listPage(prisma, FOLLOW_UPS, query, { ...filters, kind }),
    readFollowUp: (id) => readFollowUp(prisma, id),
    findingsOf: (visit) => findingsOf(prisma, visit),
    openFollowUp: (stepped, act) => openFollowUp(prisma, stepped, act),
    stepFollowUp: (kind, id, step, act) => stepFollowUp(prisma, kind, id, step, act),
    listSeals: (query, filters) => listPage<SealLine>(prisma, SEALS, query, filters),
    overdueOrders: async (today) => {
      const rows = await prisma.followUp.findMany({
        where: { kind: 'order', state: 'open', deadline: { lt: new Date(`${today}T00:00:00Z`) } },
        orderBy: { id: 'asc' },
        select: { document: true },
      });
      return rows.map(({ document }) => document as unknown as Order);
    },
    readFollowUpSettings: () => readSettings(prisma),
    putFollowUpSettings: (settings, expected, act) => putSettings(prisma, settings, expected, act),
  };
}

async function findingsOf(prisma: PrismaClient, visit: string): Promise<readonly KeptFinding[]> {
  const rows = await prisma.finding.findMany({ where: { visit }, orderBy: { id: 'asc' } });
  return rows.map(({ id, grade, domain, item, text, evidence, corrected }) => ({
    ...{ id, grade: grade as HazardGrade, domain, item, text, evidence, corrected },
  }));
}

async function keepBeside(database: Database, stepped: Stepped<FollowUp>, act: Act): Promise<void> {
  const { opened = [], visits = [], withdrawn = [], history = [] } = stepped;
  await addHistory(database, history);
  for (const { visit, reason } of withdrawn) await withdrawVisits(database, { id: visit }, reason, act);
  await insertVisits(database, visits, act);
  for (const followUp of opened) await openWithin(database, followUp, act);
}

/** A seal number that is in force elsewhere is refused by the register itself. */
async function sealsRefused<T>(work: () => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  try {
    return await work();
  } catch (error) {
    if (databaseError(error)?.state !== UNIQUE_VIOLATION) throw error;
    return err({ code: 'store.already-there', params: { kind: 'seal', id: '' } });
  }
}

function openFollowUp<F extends FollowUp>(
  prisma: PrismaClient,
  stepped: Stepped<F>,
  act: Act,
): Promise<Result<F, Problem>> {
  return sealsRefused(() =>
    audited(prisma, act, async (database) => {
      await insertFollowUp(database, stepped.next);
      await keepBeside(database, stepped, act);
      return ok(changeOf(null, stepped.next));
    }),
  );
}

function stepFollowUp<K extends FollowUpKind>(
  prisma: PrismaClient,
  kind: K,
  id: string,
  step: (standing: FollowUpOf<K>) => Result<Stepped<FollowUpOf<K>>, Problem>,
  act: Act,
): Promise<Result<FollowUpOf<K>, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<FollowUpOf<K>>, Problem>> => {
    await database.$queryRaw`SELECT 1 FROM follow_ups WHERE id = ${id} FOR UPDATE`;
    const before = await readFollowUp(database, id);
    if (before?.kind !== kind) return err({ code: 'store.not-found', params: { kind, id } });
    const stepped = step(before as FollowUpOf<K>);
    if (!stepped.ok) return stepped;
    await updateFollowUp(database, stepped.value.next);
    await keepBeside(database, stepped.value, act);
    return ok(changeOf(before, stepped.value.next));
  });
}

const SETTINGS = 'follow-up';

async function readSettings(database: Database): Promise<FollowUpSettings> {
  const row = await database.storedSettings.findUnique({ where: { id: SETTINGS } });
  return row === null ? DEFAULT_SETTINGS : (row.document as unknown as FollowUpSettings);
}

function putSettings(
  prisma: PrismaClient,
  settings: FollowUpSettings,
  expected: string | null,
  act: Act,
): ReturnType<FollowUpStore['putFollowUpSettings']> {
  return audited(prisma, act, async (database) => {
    const before = await readSettings(database);
    const same = checkVersion('settings', SETTINGS, before, expected);
    if (!same.ok) return same;
    const document = settings as unknown as Prisma.InputJsonObject;
    await database.storedSettings.upsert({
      where: { id: SETTINGS },
      create: { id: SETTINGS, document },
      update: { document },
    });
    return ok({
      ...{ value: settings, kind: 'settings', id: SETTINGS, organisation: null },
      ...{ before, after: settings },
    });
  });
}
