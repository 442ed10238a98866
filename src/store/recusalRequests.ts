import type { Act } from '../app/ports/act.js';
import type { RecusalRequest, RecusalRequests } from '../app/ports/recusalRequests.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { canonical, type Json } from '../core/kernel/canonical.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { audited, type Change } from './audited.js';
import { listPage, type ListShape } from './listPage.js';

const REQUESTS: ListShape = {
  from: 'recusal_requests q JOIN inspectors i ON i.id = q.inspector',
  item: `json_build_object('id', q.id, 'inspector', q.inspector, 'enterprise', q.enterprise, 'ground', q.ground,
    'requestedBy', q.requested_by, 'decidedBy', q.decided_by, 'granted', q.granted)`,
  key: 'q.id',
  sorts: {},
  filters: {},
  within: 'i.organisation = ANY(#)',
};

export function recusalRequests(prisma: PrismaClient): RecusalRequests {
  return {
    listRecusals: (query) => listPage(prisma, REQUESTS, query, {}),
    readRecusal: (id) => readRecusal(prisma, id),
    requestRecusal: (request, act) => requestRecusal(prisma, request, act),
    decideRecusal: (id, granted, act) => decideRecusal(prisma, id, granted, act),
  };
}

async function readRecusal(database: Prisma.TransactionClient, id: string): Promise<RecusalRequest | null> {
  const row = await database.recusalRequest.findUnique({ where: { id } });
  if (row === null) return null;
  const { inspector, enterprise, ground, requestedBy, decidedBy, granted } = row;
  return {
    id,
    inspector,
    enterprise,
    ground: ground as RecusalRequest['ground'],
    requestedBy,
    decidedBy,
    granted,
  };
}

type Changed = Promise<Result<Change<RecusalRequest>, StoreProblem>>;

async function changed(
  database: Prisma.TransactionClient,
  before: RecusalRequest | null,
  after: RecusalRequest,
): Changed {
  const { id } = after;
  const owner = await database.inspector.findUnique({ where: { id: after.inspector } });
  const organisation = owner?.organisation ?? null;
  return ok({ value: after, kind: 'recusal', id, organisation, before, after });
}

function requestRecusal(
  prisma: PrismaClient,
  request: RecusalRequest,
  act: Act,
): Promise<Result<RecusalRequest, StoreProblem>> {
  return audited(prisma, act, async (database): Changed => {
    const data = { ...request, requestedAt: act.at };
    const { count } = await database.recusalRequest.createMany({ data: [data], skipDuplicates: true });
    const stored = await readRecusal(database, request.id);
    const same = canonical(stored as unknown as Json) === canonical(request as unknown as Json);
    if (!same) return err({ code: 'store.already-there', params: { kind: 'recusal', id: request.id } });
    return changed(database, count === 0 ? request : null, request);
  });
}

function decideRecusal(
  prisma: PrismaClient,
  id: string,
  granted: boolean,
  act: Act,
): Promise<Result<RecusalRequest, StoreProblem>> {
  return audited(prisma, act, async (database): Changed => {
    await database.$queryRaw`SELECT 1 FROM recusal_requests WHERE id = ${id} FOR UPDATE`;
    const before = await readRecusal(database, id);
    if (before === null) return err({ code: 'store.not-found', params: { kind: 'recusal', id } });
    if (before.granted === granted && before.decidedBy === act.actor)
      return changed(database, before, before);
    if (before.granted !== null)
      return err({ code: 'store.already-there', params: { kind: 'decision', id } });
    const data = { decidedBy: act.actor, decidedAt: act.at, granted };
    await database.recusalRequest.update({ where: { id }, data });
    if (granted) await bar(database, before, act.actor);
    return changed(database, before, { ...before, decidedBy: act.actor, granted });
  });
}

/** From now on the inspector's own record says that this enterprise is not for them. */
async function bar(
  database: Prisma.TransactionClient,
  { inspector, enterprise, ground }: RecusalRequest,
  decidedBy: string,
): Promise<void> {
  const position = await database.recusal.count({ where: { inspector } });
  await database.recusal.create({ data: { inspector, position, enterprise, ground, decidedBy } });
}
