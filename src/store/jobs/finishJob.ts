import { randomUUID } from 'node:crypto';
import type { JobOutcome, TakenJob } from '../../app/ports/jobQueue.js';
import type { JobProblem } from '../../app/jobs/reasons.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Sql, SqlPool } from '../pool.js';
import { stopParts } from './endJob.js';
import type { JobRow } from './jobRow.js';
import type { Messages } from './messages.js';
import { setMessage } from './requestJob.js';

type Split = Extract<JobOutcome, { kind: 'split' }>;
type End = 'done' | 'refused' | 'failed' | 'cancelled';

/** Row, message and whatever follows for the whole are one transaction; false when somebody else has the job. */
export function finishJob(
  pool: SqlPool,
  messages: Messages,
  job: TakenJob,
  outcome: JobOutcome,
): Promise<boolean> {
  return pool.transaction(async (sql) => {
    const row = await hold(sql, job);
    if (row === undefined) return false;
    await settle(sql, messages, row, outcome);
    return true;
  });
}

/** The whole is locked before the part, as everywhere. */
export async function hold(sql: Sql, { id, owner, attempt }: TakenJob): Promise<JobRow | undefined> {
  await sql.query('SELECT FROM jobs WHERE id = (SELECT parent FROM jobs WHERE id = $1) FOR UPDATE', [id]);
  const [row] = await sql.query<JobRow>(
    `SELECT * FROM jobs WHERE id = $1 AND owner = $2 AND attempt = $3 AND state = 'running' FOR UPDATE`,
    [id, owner, attempt],
  );
  return row;
}

/** A worker that was taken for dead and lost its job writes nothing any more. */
export function whileHeld(
  pool: SqlPool,
  job: TakenJob,
  write: (sql: Sql) => Promise<void>,
): Promise<boolean> {
  return pool.transaction(async (sql) => {
    if ((await hold(sql, job)) === undefined) return false;
    await write(sql);
    return true;
  });
}

async function settle(sql: Sql, messages: Messages, row: JobRow, outcome: JobOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'done':
      await end(sql, row, 'done', { result: outcome.result });
      await complete(sql, messages, row);
      await partDone(sql, messages, row);
      return;
    case 'refused':
      await end(sql, row, 'refused', { problem: outcome.problem });
      await complete(sql, messages, row);
      await partFailed(sql, row, outcome.problem);
      return;
    case 'cancelled':
      if (row.cancel_requested) return cancel(sql, messages, row);
      return giveBack(sql, messages, row, failed(row, 'stopped'));
    case 'split':
      await complete(sql, messages, row);
      await split(sql, messages, row, outcome);
      return;
    case 'failed':
      await complete(sql, messages, row);
      await messages.bury(sql, row.kind, row.id);
      await fail(sql, row, failed(row, outcome.detail));
      return;
    case 'fault':
      if (row.cancel_requested) return cancel(sql, messages, row);
      await giveBack(sql, messages, row, failed(row, outcome.detail));
      return;
  }
}

/** A handler that was stopped for another reason, as at the end of its process, makes way only. */
async function cancel(sql: Sql, messages: Messages, row: JobRow): Promise<void> {
  await end(sql, row, 'cancelled', {});
  await complete(sql, messages, row);
}

const failed = ({ attempt }: JobRow, detail: string): JobProblem => ({
  code: 'jobs.failed',
  params: { attempts: attempt, detail },
});

/** Back to the queue for another attempt; after the last one the job has failed. A restored job has no message. */
export async function giveBack(
  sql: Sql,
  messages: Messages,
  row: JobRow,
  problem: JobProblem,
): Promise<void> {
  const fate = row.message === null ? 'missing' : await messages.fail(sql, row.kind, row.message);
  if (fate === 'dead') return fail(sql, row, problem);
  await sql.query(`UPDATE jobs SET state = 'waiting', owner = NULL, problem = $2::jsonb WHERE id = $1`, [
    row.id,
    JSON.stringify(problem),
  ]);
  if (fate === 'missing') await setMessage(sql, row.id, await messages.send(sql, row.kind, row.id));
}

async function fail(sql: Sql, row: JobRow, problem: Problem): Promise<void> {
  await end(sql, row, 'failed', { problem });
  await partFailed(sql, row, { code: 'jobs.part-failed', params: { subject: row.subject } });
}

async function end(
  sql: Sql,
  { id }: JobRow,
  state: End,
  { result, problem }: { result?: unknown; problem?: unknown },
): Promise<void> {
  await sql.query(
    `UPDATE jobs SET state = $2, owner = NULL, finished_at = now(), result = $3::jsonb, problem = $4::jsonb,
       done = CASE $2 WHEN 'done' THEN total ELSE done END WHERE id = $1`,
    [id, state, jsonOrNull(result), jsonOrNull(problem)],
  );
}

const jsonOrNull = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

async function complete(sql: Sql, messages: Messages, { kind, message }: JobRow): Promise<void> {
  if (message !== null) await messages.complete(sql, kind, message);
}

async function split(sql: Sql, messages: Messages, row: JobRow, { parts, step }: Split): Promise<void> {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const given = parts.map((part) => ({ id: randomUUID(), ...part }));
  await sql.query('DELETE FROM jobs WHERE parent = $1', [row.id]);
  await sql.query(
    `INSERT INTO jobs (id, kind, subject, payload, message, parent, total)
     SELECT id, kind, subject, payload, id, $2, weight FROM jsonb_to_recordset($1::jsonb)
       AS given(id uuid, kind text, subject text, payload jsonb, weight int)`,
    [JSON.stringify(given), row.id],
  );
  await messages.sendAll(
    sql,
    given.map(({ kind, id }) => ({ kind, job: id })),
  );
  await sql.query(
    `UPDATE jobs SET state = 'split', owner = NULL, step = $2, done = 0, total = $3, parts_left = $4 WHERE id = $1`,
    [row.id, step, total, parts.length],
  );
  if (parts.length === 0) await startJoin(sql, messages, row);
}

/** The last part to end brings the whole back for its join. */
async function partDone(sql: Sql, messages: Messages, { parent, total }: JobRow): Promise<void> {
  if (parent === null) return;
  const [whole] = await sql.query<JobRow & { parts_left: number }>(
    `UPDATE jobs SET parts_left = parts_left - 1, done = done + $2 WHERE id = $1 AND state = 'split' RETURNING *`,
    [parent, total],
  );
  if (whole?.parts_left === 0) await startJoin(sql, messages, whole);
}

async function startJoin(sql: Sql, messages: Messages, { id, kind }: JobRow): Promise<void> {
  await sql.query(`UPDATE jobs SET state = 'waiting', turn = 'join', attempt = 0 WHERE id = $1`, [id]);
  await setMessage(sql, id, await messages.send(sql, kind, id));
}

async function partFailed(sql: Sql, { parent }: JobRow, problem: Problem): Promise<void> {
  if (parent === null) return;
  const failed = await sql.query(
    `UPDATE jobs SET state = 'failed', finished_at = now(), problem = $2::jsonb WHERE id = $1 AND state = 'split'
     RETURNING id`,
    [parent, JSON.stringify(problem)],
  );
  if (failed.length > 0) await stopParts(sql, parent);
}
