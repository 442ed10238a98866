import type { SqlPool } from '../pool.js';
import { giveBack } from './finishJob.js';
import type { JobRow } from './jobRow.js';
import type { JobTimes, Messages } from './messages.js';
import { setMessage } from './requestJob.js';

/** Waiting jobs whose message is gone, as after a restore, get another one after this long. */
const MESSAGE_MISSING_SECONDS = 60;

/** Jobs of owners that fell silent go back to the queue. Several workers may look at once: each row is taken by one. */
export async function takeOver(pool: SqlPool, messages: Messages, times: JobTimes): Promise<number> {
  const silent = await pool.query<{ id: string }>(
    `SELECT id FROM jobs WHERE state = 'running' AND heartbeat_at < now() - make_interval(secs => $1)`,
    [times.leaseSeconds],
  );
  let count = 0;
  for (const { id } of silent) count += (await takeOverOne(pool, messages, times, id)) ? 1 : 0;
  await sendMissing(pool, messages);
  return count;
}

function takeOverOne(pool: SqlPool, messages: Messages, times: JobTimes, id: string): Promise<boolean> {
  return pool.transaction(async (sql) => {
    await sql.query('SELECT FROM jobs WHERE id = (SELECT parent FROM jobs WHERE id = $1) FOR UPDATE', [id]);
    const [row] = await sql.query<JobRow>(
      `SELECT * FROM jobs WHERE id = $1 AND state = 'running' AND heartbeat_at < now() - make_interval(secs => $2)
       FOR UPDATE SKIP LOCKED`,
      [id, times.leaseSeconds],
    );
    if (row === undefined) return false;
    if (row.cancel_requested) {
      await sql.query(
        `UPDATE jobs SET state = 'cancelled', owner = NULL, finished_at = now() WHERE id = $1`,
        [id],
      );
      return true;
    }
    const lost = { code: 'jobs.worker-lost', params: { attempts: row.attempt } } as const;
    await giveBack(sql, messages, row, lost);
    return true;
  });
}

async function sendMissing(pool: SqlPool, messages: Messages): Promise<void> {
  await pool.transaction(async (sql) => {
    const rows = await sql.query<JobRow>(
      `SELECT j.* FROM jobs j WHERE j.state = 'waiting' AND j.created_at < now() - make_interval(secs => $1)
         AND NOT EXISTS (SELECT FROM pgboss.job m WHERE m.name = j.kind AND m.id = j.message AND m.state < 'completed')
       FOR UPDATE OF j SKIP LOCKED LIMIT 1000`,
      [MESSAGE_MISSING_SECONDS],
    );
    for (const { id, kind } of rows) await setMessage(sql, id, await messages.send(sql, kind, id));
  });
}
