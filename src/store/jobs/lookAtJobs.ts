import type { JobFilter, JobView } from '../../app/ports/jobQueue.js';
import type { Sql } from '../pool.js';
import { viewOf, type JobRow } from './jobRow.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isJobId = (id: string): boolean => UUID.test(id);

export async function findJob(sql: Sql, id: string): Promise<JobView | null> {
  if (!isJobId(id)) return null;
  const [row] = await sql.query<JobRow>('SELECT * FROM jobs WHERE id = $1', [id]);
  return row === undefined ? null : viewOf(row);
}

export async function listJobs(sql: Sql, filter: JobFilter): Promise<readonly JobView[]> {
  const { kind = null, state = null, before = null } = filter;
  if (before !== null && !isJobId(before)) return [];
  const rows = await sql.query<JobRow>(
    `SELECT * FROM jobs WHERE parent IS NULL AND ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR state = $2)
       AND ($3::uuid IS NULL OR (created_at, id) < (SELECT created_at, id FROM jobs WHERE id = $3))
     ORDER BY created_at DESC, id DESC LIMIT $4`,
    [kind, state, before, Math.min(filter.limit, 200)],
  );
  return rows.map(viewOf);
}
