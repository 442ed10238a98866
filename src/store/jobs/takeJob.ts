import type { JobKind } from '../../app/jobs/kinds.js';
import type { TakenJob } from '../../app/ports/jobQueue.js';
import type { SqlPool } from '../pool.js';
import type { JobRow } from './jobRow.js';
import type { Messages } from './messages.js';

/** One cheap question while idle; messages are only fetched of kinds that have work. */
export async function takeJob(
  pool: SqlPool,
  messages: Messages,
  owner: string,
  kinds: readonly JobKind[],
): Promise<TakenJob | null> {
  const waiting = await pool.query<{ kind: JobKind }>(
    `SELECT DISTINCT kind FROM jobs WHERE state = 'waiting' AND kind = ANY ($1)`,
    [kinds],
  );
  const asked = new Set(waiting.map(({ kind }) => kind));
  for (const kind of kinds) {
    if (!asked.has(kind)) continue;
    const taken = await takeOfKind(pool, messages, owner, kind);
    if (taken !== null) return taken;
  }
  return null;
}

/** Message and row change hands together. A message whose job has ended meanwhile is put away. */
async function takeOfKind(
  pool: SqlPool,
  messages: Messages,
  owner: string,
  kind: JobKind,
): Promise<TakenJob | null> {
  for (;;) {
    const turn = await pool.transaction(async (sql) => {
      const message = await messages.take(sql, kind);
      if (message === null) return null;
      const [row] = await sql.query<JobRow>(
        `UPDATE jobs SET state = 'running', attempt = attempt + 1, owner = $2, message = $3, heartbeat_at = now(),
           started_at = COALESCE(started_at, now())
         WHERE id = $1 AND state = 'waiting' RETURNING *`,
        [message.job, owner, message.id],
      );
      if (row === undefined) await messages.complete(sql, kind, message.id);
      return row ?? 'stale';
    });
    if (turn === null) return null;
    if (turn !== 'stale') return takenOf(turn, owner);
  }
}

function takenOf(row: JobRow, owner: string): TakenJob {
  const { id, kind, subject, payload, turn, attempt, requested_by: requestedBy, organisation } = row;
  const asked = { kind, subject, payload: payload as TakenJob['payload'], requestedBy, organisation };
  return { id, ...asked, turn, attempt, owner };
}
