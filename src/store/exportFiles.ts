import type { ExportStore } from '../app/ports/exportStore.js';
import { appendAuditOn } from './audited.js';
import { whileHeld } from './jobs/finishJob.js';
import type { SqlPool } from './pool.js';

/** Files of exports, kept with their jobs. */
export function exportFiles(pool: SqlPool): ExportStore {
  return {
    beginExport: (job) =>
      whileHeld(pool, job, async (sql) => {
        await sql.query('DELETE FROM export_pieces WHERE job = $1', [job.id]);
      }),
    putExportPiece: (job, position, bytes) =>
      whileHeld(pool, job, async (sql) => {
        const values = [job.id, position, Buffer.from(bytes)];
        await sql.query('INSERT INTO export_pieces (job, position, bytes) VALUES ($1, $2, $3)', values);
      }),
    exportPiece: async (job, position) => {
      const [row] = await pool.query<{ bytes: Uint8Array }>(
        'SELECT bytes FROM export_pieces WHERE job = $1 AND position = $2',
        [job, position],
      );
      return row?.bytes ?? null;
    },
    dropExports: async (endedBefore) => {
      const dropped = await pool.query(
        `DELETE FROM export_pieces p USING jobs j WHERE j.id = p.job AND j.finished_at < $1 RETURNING p.position`,
        [endedBefore],
      );
      return dropped.length;
    },
    noteExport: ({ list, organisation, ...file }, act) =>
      pool.transaction((sql) =>
        appendAuditOn(sql, act, { kind: 'export', id: list, organisation, before: null, after: file }),
      ),
  };
}
