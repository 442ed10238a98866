import type { Act } from '../../app/ports/act.js';
import type { ImportProgress, ImportView } from '../../app/ports/importStore.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { audited } from '../audited.js';
import { lockLibraries, writeAll } from './applyImport.js';
import { holdImport, trace } from './importRows.js';
import { LIBRARIES, type Library } from './libraries.js';

/**
 * Takes the last import of an organisation back in one transaction: every document that it touched is again as its
 * image says. Refused where somebody changed one of them since, for undoing would lose that.
 */
export function undoImport(
  prisma: PrismaClient,
  id: string,
  act: Act,
  progress: ImportProgress,
): Promise<Result<ImportView, Problem>> {
  return audited(prisma, act, async (database) => {
    const held = await holdImport(database, id, ['applied']);
    if (!held.ok) return held;
    const view = held.value;
    await lockLibraries(database);
    const free = await canUndo(database, view);
    if (!free.ok) return free;
    await writeAll(database, view, 'former', progress);
    await database.importImage.deleteMany({ where: { import: id } });
    await database.importPart.deleteMany({ where: { import: id } });
    const data = { state: 'undone', step: null, applied: null, changedAt: act.at };
    await database.import.update({ where: { id }, data });
    const after: ImportView = { ...view, state: 'undone', step: null };
    const { organisation } = view;
    return ok({ value: after, kind: 'import', id, organisation, before: trace(view), after: trace(after) });
  });
}

async function canUndo(
  database: Prisma.TransactionClient,
  { id, organisation, kind }: ImportView,
): Promise<Result<void, Problem>> {
  const last = await database.import.findFirst({
    where: { organisation, applied: { not: null } },
    orderBy: { applied: 'desc' },
    select: { id: true },
  });
  if (last === null) return err({ code: 'imports.closed', params: { id } });
  if (last.id !== id) return err({ code: 'imports.not-the-last', params: { id, last: last.id } });
  const [changed] = await database.$queryRawUnsafe<{ count: number; first: string | null }[]>(
    changedSince(LIBRARIES[kind]),
    id,
  );
  if (changed === undefined || changed.count === 0) return ok(undefined);
  return err({ code: 'imports.changed-since', params: { count: changed.count, first: changed.first ?? '' } });
}

/** Documents of an import ($1) that no longer stand as it left them. */
const changedSince = ({
  table,
  alias,
  item,
}: Library): string => `SELECT count(*)::int AS count, min(m.id) AS first
  FROM import_images m LEFT JOIN ${table} ${alias} ON ${alias}.id = m.id
  WHERE m.import = $1
    AND CASE WHEN ${alias}.id IS NOT NULL THEN (${item})::jsonb END IS DISTINCT FROM m.current`;
