import type { JobProblem } from '../../app/jobs/reasons.js';
import type { Act } from '../../app/ports/act.js';
import type { JobView } from '../../app/ports/jobQueue.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { appendAuditOn } from '../audited.js';
import { UNIQUE_VIOLATION } from '../databaseError.js';
import type { Sql, SqlPool } from '../pool.js';
import { viewOf, type JobRow } from './jobRow.js';
import { isJobId } from './lookAtJobs.js';
import type { Messages } from './messages.js';
import { auditOf, setMessage } from './requestJob.js';

const ENDED = ['done', 'refused', 'failed', 'cancelled'];

const unknown = (id: string): Result<never, JobProblem> => err({ code: 'jobs.unknown-job', params: { id } });

/**
 * What nobody works on ends here; a running job is told, and its worker ends it. Messages are left alone: one
 * that comes for an ended job is put away by the worker that takes it.
 */
export async function cancelJob(pool: SqlPool, id: string, act: Act): Promise<Result<JobView, JobProblem>> {
  if (!isJobId(id)) return unknown(id);
  return pool.transaction(async (sql) => {
    const found = await lock(sql, id);
    if (found === undefined) return unknown(id);
    if (ENDED.includes(found.state))
      return err({ code: 'jobs.already-ended', params: { id, state: found.state } });
    const [row] = await sql.query<JobRow>(
      `UPDATE jobs SET cancel_requested = true,
         state = CASE state WHEN 'running' THEN state ELSE 'cancelled' END,
         finished_at = CASE state WHEN 'running' THEN NULL ELSE now() END
       WHERE id = $1 RETURNING *`,
      [id],
    );
    if (row === undefined) return unknown(id);
    await stopParts(sql, id);
    await appendAuditOn(sql, act, auditOf(found, row));
    return ok(viewOf(row));
  });
}

export async function stopParts(sql: Sql, parent: string): Promise<void> {
  await sql.query(
    `UPDATE jobs SET cancel_requested = true,
       state = CASE state WHEN 'running' THEN state ELSE 'cancelled' END,
       finished_at = CASE state WHEN 'running' THEN NULL ELSE now() END
     WHERE parent = $1 AND state IN ('waiting', 'running')`,
    [parent],
  );
}

/** Its parts are made anew: what an old worker may still write to them finds nothing. */
export async function retryJob(
  pool: SqlPool,
  messages: Messages,
  id: string,
  act: Act,
): Promise<Result<JobView, JobProblem>> {
  if (!isJobId(id)) return unknown(id);
  try {
    return await pool.transaction(async (sql) => {
      const found = await lock(sql, id);
      if (found === undefined) return unknown(id);
      if (!ENDED.includes(found.state) || found.state === 'done') return notEnded(found);
      await sql.query('DELETE FROM jobs WHERE parent = $1', [id]);
      const [row] = await sql.query<JobRow>(
        `UPDATE jobs SET state = 'waiting', turn = 'run', attempt = 0, cancel_requested = false, step = NULL, done = 0,
           total = 0, result = NULL, problem = NULL, parts_left = 0, finished_at = NULL WHERE id = $1 RETURNING *`,
        [id],
      );
      if (row === undefined) return unknown(id);
      await setMessage(sql, id, await messages.send(sql, found.kind, id));
      await appendAuditOn(sql, act, auditOf(found, row));
      return ok(viewOf(row));
    });
  } catch (error) {
    // Another job of the same kind and subject was asked for meanwhile.
    if ((error as { code?: unknown }).code === UNIQUE_VIOLATION)
      return err({ code: 'jobs.not-ended', params: { id, state: 'waiting' } });
    throw error;
  }
}

const notEnded = ({ id, state }: JobRow): Result<never, JobProblem> =>
  err({ code: 'jobs.not-ended', params: { id, state } });

async function lock(sql: Sql, id: string): Promise<JobRow | undefined> {
  const [row] = await sql.query<JobRow>('SELECT * FROM jobs WHERE id = $1 FOR UPDATE', [id]);
  return row;
}
