import type { FoundColumns, ImportView, NewImport } from '../../app/ports/importStore.js';
import type { Act } from '../../app/ports/act.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { audited } from '../audited.js';
import type { Sql } from '../pool.js';
import { readImport, trace } from './importRows.js';

/** Uploads that broke off are forgotten after an hour. */
const ABANDONED_MS = 3_600_000;

export async function beginUpload(prisma: PrismaClient, upload: NewImport, act: Act): Promise<void> {
  const abandoned = new Date(act.at.getTime() - ABANDONED_MS);
  await prisma.import.deleteMany({ where: { state: 'uploading', changedAt: { lt: abandoned } } });
  const stamps = { createdBy: act.actor, createdAt: act.at, changedAt: act.at };
  await prisma.import.create({ data: { ...upload, state: 'uploading', ...stamps } });
}

export async function addPart(pool: Sql, id: string, position: number, bytes: Uint8Array): Promise<void> {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await pool.query('INSERT INTO import_parts (import, position, bytes) VALUES ($1, $2, $3)', [
    ...[id, position, part],
  ]);
}

/** One part after the other: the file itself is all of it that is ever in memory. */
export async function importFile(pool: Sql, id: string): Promise<Uint8Array> {
  const [whole] = await pool.query<{ parts: number; size: number }>(
    `SELECT count(*)::int AS parts, COALESCE(sum(length(bytes)), 0)::int AS size FROM import_parts WHERE import = $1`,
    [id],
  );
  const { parts, size } = whole ?? { parts: 0, size: 0 };
  const file = new Uint8Array(size);
  let at = 0;
  for (let position = 0; position < parts; position++) {
    const [part] = await pool.query<{ bytes: Uint8Array }>(
      'SELECT bytes FROM import_parts WHERE import = $1 AND position = $2',
      [id, position],
    );
    if (part === undefined) throw new Error(`part ${position} of import ${id} is gone`);
    file.set(part.bytes, at);
    at += part.bytes.length;
  }
  return file;
}

/** The same file again, while an import of it is open, is that import. */
export function endUpload(
  prisma: PrismaClient,
  id: string,
  { size, sha256, found }: { readonly size: number; readonly sha256: string; readonly found: FoundColumns },
  act: Act,
): Promise<Result<ImportView, Problem>> {
  return audited(prisma, act, async (database) => {
    const { organisation, source, kind } = await database.import.findUniqueOrThrow({ where: { id } });
    const open = await database.import.findFirst({
      where: { organisation, source, kind, sha256, state: { in: ['uploaded', 'checked'] } },
    });
    if (open !== null) await database.import.delete({ where: { id } });
    else {
      const content = found as unknown as Prisma.InputJsonObject;
      await database.import.update({
        where: { id },
        data: { state: 'uploaded', size, sha256, found: content },
      });
    }
    const view = await readImport(database, open?.id ?? id);
    if (view === null) return err({ code: 'store.not-found', params: { kind: 'import', id } });
    const before = open === null ? null : trace(view);
    return ok({ value: view, kind: 'import', id: view.id, organisation, before, after: trace(view) });
  });
}
