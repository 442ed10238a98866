import type { Act } from '../../app/ports/act.js';
import type { ImportCounts, ImportProgress, ImportScope, ImportView } from '../../app/ports/importStore.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { audited } from '../audited.js';
import { hasForeign, missing } from './checks.js';
import { holdImport, trace } from './importRows.js';
import { LIBRARIES, merged, writeImages, type Library } from './libraries.js';

/** Documents that one statement writes. */
const CHUNK = 2_000;

/**
 * Applies a checked import in one transaction: an image of every document that it touches, as it was and as it will
 * be, then the documents themselves from their images. What is equal already is not touched.
 */
export function applyImport(
  prisma: PrismaClient,
  id: string,
  scope: ImportScope,
  act: Act,
  progress: ImportProgress,
): Promise<Result<ImportView, Problem>> {
  return audited(prisma, act, async (database) => {
    const ready = await readyImport(database, id);
    if (!ready.ok) return ready;
    const view = ready.value;
    await lockLibraries(database);
    const imaged = await imageAll(database, view, scope, progress);
    if (!imaged.ok) return imaged;
    const counts = { ...(view.counts ?? EMPTY), ...imaged.value };
    await writeAll(database, view, 'current', progress);
    await closeEarlier(database, view);
    await database.importRow.deleteMany({ where: { import: id } });
    const applied = ((await database.import.aggregate({ _max: { applied: true } }))._max.applied ?? 0) + 1;
    const data = { state: 'applied', step: null, counts, applied, changedAt: act.at };
    await database.import.update({ where: { id }, data });
    const after: ImportView = { ...view, state: 'applied', step: null, counts };
    const { organisation } = view;
    return ok({ value: after, kind: 'import', id, organisation, before: trace(view), after: trace(after) });
  });
}

const EMPTY = { rows: 0, merged: 0, ignored: 0, added: 0, changed: 0, unchanged: 0, removed: 0, problems: 0 };

/** Readers go on while a load holds these; other writers of the libraries wait. */
export async function lockLibraries(database: Prisma.TransactionClient): Promise<void> {
  await database.$executeRawUnsafe(
    'LOCK TABLE enterprises, history_records, inspectors IN SHARE ROW EXCLUSIVE MODE',
  );
}

async function readyImport(
  database: Prisma.TransactionClient,
  id: string,
): Promise<Result<ImportView, Problem>> {
  const held = await holdImport(database, id, ['checked']);
  if (!held.ok) return held;
  const problems = held.value.counts?.problems ?? 0;
  return problems > 0 ? err({ code: 'imports.has-problems', params: { count: problems } }) : held;
}

async function imageAll(
  database: Prisma.TransactionClient,
  view: ImportView,
  scope: ImportScope,
  progress: ImportProgress,
): Promise<Result<Pick<ImportCounts, 'added' | 'changed' | 'unchanged' | 'removed'>, Problem>> {
  const { id, kind, complete } = view;
  const library = LIBRARIES[kind];
  const staged = await lastPosition(database, 'import_rows', id);
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  for (let from = 0; from < staged; from += CHUNK) {
    const range = [id, from, from + CHUNK];
    if (await hasForeign(database, view, range, scope)) {
      return err({ code: 'imports.check-again', params: { id } });
    }
    const [found] = await database.$queryRawUnsafe<(typeof counts)[]>(imageSql(library), ...range);
    counts.added += found?.added ?? 0;
    counts.changed += found?.changed ?? 0;
    counts.unchanged += found?.unchanged ?? 0;
    progress(Math.min(from + CHUNK, staged), staged * 2);
  }
  if (complete && kind === 'register') {
    counts.removed = await database.$executeRawUnsafe(goneSql(library), id, scope, staged);
  }
  return ok(counts);
}

const imageSql = (library: Library): string => `WITH m AS MATERIALIZED (${merged(library)}),
  kept AS (INSERT INTO import_images (import, position, id, former, current)
    SELECT $1, position, id, was, will FROM m WHERE was IS DISTINCT FROM will)
  SELECT count(*) FILTER (WHERE was IS NULL)::int AS added, count(*) FILTER (WHERE was <> will)::int AS changed,
    count(*) FILTER (WHERE was = will)::int AS unchanged FROM m`;

const goneSql = (
  library: Library,
): string => `INSERT INTO import_images (import, position, id, former, current)
  SELECT $1, $3::int4 + row_number() OVER (ORDER BY ${library.alias}.id) - 1, ${library.alias}.id,
    (${library.item})::jsonb, NULL ${missing(library)}`;

/** Makes one side of the images of an import stand in its library. */
export async function writeAll(
  database: Prisma.TransactionClient,
  { id, kind }: ImportView,
  side: 'former' | 'current',
  progress: ImportProgress,
): Promise<void> {
  const images = await lastPosition(database, 'import_images', id);
  const statements = writeImages(LIBRARIES[kind], side);
  for (let from = 0; from < images; from += CHUNK) {
    for (const sql of statements) await database.$executeRawUnsafe(sql, id, from, from + CHUNK);
    progress(images + Math.min(from + CHUNK, images), images * 2);
  }
}

/** One more than the last position. */
async function lastPosition(
  database: Prisma.TransactionClient,
  table: 'import_rows' | 'import_images',
  id: string,
): Promise<number> {
  const sql = `SELECT COALESCE(max(position) + 1, 0)::int AS positions FROM ${table} WHERE import = $1`;
  const [row] = await database.$queryRawUnsafe<{ positions: number }[]>(sql, id);
  return row?.positions ?? 0;
}

/** Earlier imports of the organisation can no longer be undone: their files and images go. */
async function closeEarlier(
  database: Prisma.TransactionClient,
  { id, organisation }: ImportView,
): Promise<void> {
  const earlier = { whole: { organisation, state: 'applied', id: { not: id } } };
  await database.importImage.deleteMany({ where: earlier });
  await database.importPart.deleteMany({ where: earlier });
  // What has no number any more is not the last, whatever becomes of those after it.
  await database.import.updateMany({ where: earlier.whole, data: { applied: null } });
}
