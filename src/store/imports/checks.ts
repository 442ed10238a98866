import type { ImportCounts, ImportScope, ImportView, StagedRows } from '../../app/ports/importStore.js';
import type { ImportStep } from '../../app/imports/kinds.js';
import type { Act } from '../../app/ports/act.js';
import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.js';
import { audited } from '../audited.js';
import type { Database } from '../client.js';
import type { Sql } from '../pool.js';
import { holdImport, readImport, trace } from './importRows.js';
import { LIBRARIES, merged, type Library } from './libraries.js';

/** A step that has not moved for so long died with its process. */
const DEAD_MS = 300_000;
/** Documents that one statement looks at: few enough that others wait for milliseconds only. */
const CHUNK = 1_000;

export async function beginStep(
  prisma: PrismaClient,
  id: string,
  step: ImportStep,
  now: Date,
): Promise<Result<ImportView, Problem>> {
  const wanted = {
    checking: ['uploaded', 'checked'],
    applying: ['checked'],
    undoing: ['applied'],
  } as const satisfies Record<ImportStep, readonly ImportView['state'][]>;
  return prisma.$transaction(async (database) => {
    const held = await holdImport(database, id, wanted[step]);
    if (!held.ok) return held;
    const { step: busy, changedAt } = held.value;
    if (busy !== null && now.getTime() - Date.parse(changedAt) < DEAD_MS) {
      return err({ code: 'imports.busy', params: { id, step: busy } });
    }
    const data = { step, failure: Prisma.DbNull, done: 0, total: 0, changedAt: now };
    await database.import.update({ where: { id }, data });
    return ok({ ...held.value, step });
  });
}

export async function beginCheck(
  prisma: PrismaClient,
  id: string,
  mapping: Json,
  complete: boolean,
  now: Date,
): Promise<Result<ImportView, Problem>> {
  const begun = await beginStep(prisma, id, 'checking', now);
  if (!begun.ok) return begun;
  await prisma.importRow.deleteMany({ where: { import: id } });
  await prisma.importProblem.deleteMany({ where: { import: id } });
  const kept = mapping === null ? Prisma.DbNull : (mapping as Prisma.InputJsonValue);
  const data = { state: 'uploaded', mapping: kept, complete, counts: Prisma.DbNull };
  await prisma.import.update({ where: { id }, data });
  return ok({ ...begun.value, mapping, complete, state: 'uploaded' });
}

/** JSON goes as bytes: a text of that size would have to be copied twice on the thread that answers requests. */
const STAGE = `WITH held AS (UPDATE imports SET done = $4, total = $5, changed_at = $6
    WHERE id = $1 AND step = 'checking' AND state = 'uploaded' RETURNING id),
  staged AS (INSERT INTO import_rows (import, position, id, file_row, document)
    SELECT held.id, $3::int4 + nth - 1, x->>'id', (x->>'row')::int4, x->'document'
    FROM held, jsonb_array_elements($2::text::jsonb) WITH ORDINALITY AS entries(x, nth))
  SELECT id FROM held`;

export async function stageRows(
  pool: Sql,
  id: string,
  { count, json }: StagedRows,
  done: number,
  total: number,
  now: Date,
): Promise<boolean> {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  const held = await pool.query(STAGE, [id, bytes, done - count, done, total, now]);
  return held.length > 0;
}

export async function stageProblems(
  database: Database,
  id: string,
  problems: readonly Problem[],
): Promise<void> {
  await database.$executeRawUnsafe(
    `INSERT INTO import_problems (import, problem)
      SELECT $1, x FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS entries(x, nth) ORDER BY nth`,
    ...[id, JSON.stringify(problems)],
  );
}

export async function endCheck(
  prisma: PrismaClient,
  id: string,
  scope: ImportScope,
  read: Pick<ImportCounts, 'rows' | 'merged' | 'problems'>,
  act: Act,
): Promise<Result<ImportView, Problem>> {
  const view = await readImport(prisma, id);
  if (view === null) return err({ code: 'store.not-found', params: { kind: 'import', id } });
  const staged = await prisma.importRow.count({ where: { import: id } });
  const counts = { ...EMPTY, ...read };
  for (let from = 0; from < staged; from += CHUNK) {
    const found = await compareChunk(prisma, view, scope, from);
    for (const key of ['added', 'changed', 'unchanged', 'problems', 'ignored'] as const)
      counts[key] += found[key];
  }
  counts.removed = await countMissing(prisma, view, scope);
  return audited(prisma, act, async (database) => {
    const held = await holdImport(database, id, ['uploaded']);
    if (!held.ok) return held;
    const data = { state: 'checked', step: null, counts, changedAt: act.at };
    await database.import.update({ where: { id }, data });
    const after = { ...held.value, state: 'checked', step: null, counts } as const;
    const { organisation } = view;
    const change = { kind: 'import', id, organisation, before: trace(held.value), after: trace(after) };
    return ok({ value: after, ...change });
  });
}

const EMPTY = { rows: 0, merged: 0, ignored: 0, added: 0, changed: 0, unchanged: 0, removed: 0, problems: 0 };

type Compared = Pick<ImportCounts, 'added' | 'changed' | 'unchanged' | 'problems' | 'ignored'>;

/** Counts what a piece of the file would do, and notes the rows that the importer may not write. */
async function compareChunk(
  database: Database,
  { id, kind, mapping }: ImportView,
  scope: ImportScope,
  from: number,
): Promise<Compared> {
  const range = [id, from, from + CHUNK];
  const ignored =
    kind === 'history' && ignoresUnknown(mapping) ? await dropUnknown(database, range, scope) : 0;
  const problems = await noteForeign(database, id, LIBRARIES[kind], range, scope);
  const [counts] = await database.$queryRawUnsafe<Omit<Compared, 'problems' | 'ignored'>[]>(
    `SELECT count(*) FILTER (WHERE was IS NULL)::int AS added,
      count(*) FILTER (WHERE was <> will)::int AS changed, count(*) FILTER (WHERE was = will)::int AS unchanged
      FROM (${merged(LIBRARIES[kind])}) m`,
    ...range,
  );
  return { added: 0, changed: 0, unchanged: 0, ...counts, problems, ignored };
}

const ignoresUnknown = (mapping: Json): boolean =>
  (mapping as { readonly unknownEnterprise?: string } | null)?.unknownEnterprise === 'ignore';

const REACHED = '($4::text[] IS NULL OR COALESCE(# = ANY($4), FALSE))';
const reached = (organisation: string): string => REACHED.replaceAll('#', organisation);

/** An enterprise of elsewhere and one that is nowhere are the same to the importer. */
const holdsEnterprise = `EXISTS (SELECT FROM enterprises e WHERE e.id = d->>'enterprise' AND ${reached('e.organisation')})`;

function dropUnknown(database: Database, range: readonly unknown[], scope: ImportScope): Promise<number> {
  return database.$executeRawUnsafe(
    `DELETE FROM import_rows r USING (SELECT position, document AS d FROM import_rows WHERE import = $1
        AND position >= $2 AND position < $3) m
      WHERE r.import = $1 AND r.position = m.position AND NOT ${holdsEnterprise}`,
    ...range,
    scope,
  );
}

async function noteForeign(
  database: Database,
  id: string,
  library: Library,
  range: readonly unknown[],
  scope: ImportScope,
): Promise<number> {
  const rows = await database.$queryRawUnsafe<Judged[]>(judged(library), ...range, scope);
  const { fileName, mapping } = (await readImport(database, id)) ?? { fileName: '', mapping: null };
  const problems = rows.map((row) => problemOf(row, fileName, mapping));
  if (problems.length > 0) await stageProblems(database, id, problems);
  return problems.length;
}

interface Judged {
  readonly id: string;
  readonly file_row: number;
  /** `not-yours`: it belongs to somebody else now; `elsewhere`: it would come to belong to somebody else. */
  readonly verdict: 'unknown-enterprise' | 'unknown-organisation' | 'not-yours' | 'elsewhere';
  readonly said: string | null;
}

/** Rows of $1 from $2 to $3 that may not be written within $4. */
function judged(library: Library): string {
  const isRecord = library.table === 'history_records';
  const unknown = isRecord
    ? `WHEN NOT ${holdsEnterprise} THEN 'unknown-enterprise'`
    : `WHEN ${library.coming} IS NOT NULL AND NOT EXISTS (SELECT FROM organisations o WHERE o.code = ${library.coming})
        THEN 'unknown-organisation'`;
  return `SELECT id, file_row, verdict, said FROM (SELECT id, file_row,
      ${isRecord ? `d->>'enterprise'` : library.coming} AS said,
      CASE WHEN was IS NOT NULL AND NOT ${reached('owner')} THEN 'not-yours' ${unknown}
        WHEN NOT ${reached(library.coming)} THEN 'elsewhere' END AS verdict
      FROM (SELECT id, file_row, owner, was, will AS d FROM (${merged(library)}) both_sides) m) seen
    WHERE verdict IS NOT NULL ORDER BY file_row`;
}

function problemOf({ id, file_row: row, verdict, said }: Judged, file: string, mapping: unknown): Problem {
  const field =
    verdict === 'not-yours'
      ? null
      : columnOf(mapping, verdict === 'unknown-enterprise' ? 'enterprise' : 'organisation');
  const place = { file, row, ...(field === null ? {} : { field }) };
  if (verdict === 'unknown-enterprise') {
    return { code: 'intake.unknown-enterprise', params: { id: said ?? '' }, place };
  }
  if (verdict === 'unknown-organisation') {
    return { code: 'imports.unknown-organisation', params: { organisation: said ?? '' }, place };
  }
  return { code: 'imports.not-yours', params: { id }, place };
}

/** The column that a mapping reads a field from; null where none is named. */
function columnOf(mapping: unknown, field: 'enterprise' | 'organisation'): string | null {
  const source = (mapping as Readonly<Record<string, { readonly column?: string } | undefined>> | null)?.[
    field
  ];
  return source?.column ?? null;
}

/** Whether any staged row may not be written, asked again at the moment of writing. */
export async function hasForeign(
  database: Database,
  { kind }: ImportView,
  range: readonly unknown[],
  scope: ImportScope,
): Promise<boolean> {
  const sql = `SELECT EXISTS (${judged(LIBRARIES[kind])}) AS found`;
  const [row] = await database.$queryRawUnsafe<{ found: boolean }[]>(sql, ...range, scope);
  return row?.found ?? false;
}

/** Rows of the library, in reach, that a complete register does not hold: $1 the import, $2 the reach. */
export const missing = ({ table, alias, standing }: Library): string =>
  `FROM ${table} ${alias} WHERE ($2::text[] IS NULL OR ${standing} = ANY($2))
    AND NOT EXISTS (SELECT FROM import_rows r WHERE r.import = $1 AND r.id = ${alias}.id)`;

async function countMissing(
  database: Database,
  { id, kind, complete }: ImportView,
  scope: ImportScope,
): Promise<number> {
  if (!complete || kind !== 'register') return 0;
  const sql = `SELECT count(*)::int AS missing ${missing(LIBRARIES[kind])}`;
  const [row] = await database.$queryRawUnsafe<{ missing: number }[]>(sql, id, scope);
  return row?.missing ?? 0;
}
