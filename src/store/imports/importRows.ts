import type { ImportView } from '../../app/ports/importStore.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Database } from '../client.js';
import type { ListShape } from '../listPage.js';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const ITEM = `json_build_object('id', m.id, 'organisation', m.organisation, 'source', m.source, 'kind', m.kind,
  'state', m.state, 'step', m.step, 'fileName', m.file_name, 'size', m.size, 'sha256', m.sha256, 'found', m.found,
  'mapping', m.mapping, 'complete', m.complete, 'done', m.done, 'total', m.total, 'counts', m.counts,
  'failure', m.failure, 'createdBy', m.created_by,
  'createdAt', to_char(m.created_at AT TIME ZONE 'UTC', ${INSTANT}),
  'changedAt', to_char(m.changed_at AT TIME ZONE 'UTC', ${INSTANT}))`;

export const IMPORTS: ListShape = {
  from: 'imports m',
  item: ITEM,
  key: 'm.id',
  sorts: { id: { column: 'm.id', type: 'text' } },
  filters: { state: 'm.state = #', kind: 'm.kind = #', source: 'm.source = #' },
  within: 'm.organisation = ANY(#)',
};

export async function readImport(database: Database, id: string): Promise<ImportView | null> {
  const sql = `SELECT ${ITEM} AS item FROM imports m WHERE m.id = $1`;
  const [row] = await database.$queryRawUnsafe<{ item: ImportView }[]>(sql, id);
  return row?.item ?? null;
}

/** The import, held until the end of the transaction, if it is in the state that a step needs. */
export async function holdImport(
  database: Database,
  id: string,
  wanted: readonly ImportView['state'][],
): Promise<Result<ImportView, Problem>> {
  await database.$queryRawUnsafe('SELECT id FROM imports WHERE id = $1 FOR UPDATE', id);
  const found = await readImport(database, id);
  if (found === null) return err({ code: 'store.not-found', params: { kind: 'import', id } });
  if (wanted.includes(found.state)) return ok(found);
  const params = { id, state: found.state, wanted: wanted.join(' / ') };
  return err({ code: 'imports.wrong-state', params });
}

/** What the trail says of an import: not its rows, which may be many, but what file it was and what came of it. */
export const trace = ({ state, kind, source, fileName, sha256, size, counts }: ImportView): object => ({
  ...{ state, kind, source, fileName, sha256, size, counts },
});
