import { randomUUID } from 'node:crypto';
import { Check, Errors } from 'typebox/value';
import { JOB_PAYLOADS, type JobKind } from '../../app/jobs/kinds.js';
import type { JobProblem } from '../../app/jobs/reasons.js';
import type { Act } from '../../app/ports/act.js';
import type { JobRequest, JobView } from '../../app/ports/jobQueue.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { appendAuditOn } from '../audited.js';
import type { Sql, SqlPool } from '../pool.js';
import { viewOf, type JobRow } from './jobRow.js';
import type { Messages } from './messages.js';

/** The job and the message that will bring it to a worker are one transaction. */
export async function requestJob<K extends JobKind>(
  pool: SqlPool,
  messages: Messages,
  request: JobRequest<K>,
  { act = null, once = false }: { readonly act?: Act | null; readonly once?: boolean } = {},
): Promise<Result<JobView, JobProblem>> {
  const { kind, subject, payload } = request;
  const schema = JOB_PAYLOADS[kind];
  if (!Check(schema, payload)) {
    const detail = Errors(schema, payload)[0]?.message ?? '';
    return err({ code: 'jobs.bad-payload', params: { kind, detail } });
  }
  const row = await pool.transaction((sql) => addJob(sql, messages, request, act, once));
  const differs = JSON.stringify(sorted(row.payload)) !== JSON.stringify(sorted(payload));
  return differs ? err({ code: 'jobs.request-differs', params: { kind, subject } }) : ok(viewOf(row));
}

/** Of concurrent requests the unique index lets one in; the others wait for it and find its row. */
async function addJob(
  sql: Sql,
  messages: Messages,
  request: JobRequest,
  act: Act | null,
  once: boolean,
): Promise<JobRow> {
  const { kind, subject, payload, requestedBy, organisation } = request;
  if (once) {
    const [earlier] = await sql.query<JobRow>(
      'SELECT * FROM jobs WHERE kind = $1 AND subject = $2 ORDER BY created_at DESC LIMIT 1',
      [kind, subject],
    );
    if (earlier !== undefined) return earlier;
  }
  const id = randomUUID();
  const values = [id, kind, subject, JSON.stringify(payload), requestedBy ?? null, organisation ?? null];
  const [added] = await sql.query<JobRow>(
    `INSERT INTO jobs (id, kind, subject, payload, requested_by, organisation) VALUES ($1, $2, $3, $4::jsonb, $5, $6)
     ON CONFLICT (kind, subject) WHERE state IN ('waiting', 'running', 'split', 'done') DO NOTHING RETURNING *`,
    values,
  );
  if (added !== undefined) {
    await setMessage(sql, id, await messages.send(sql, kind, id));
    if (act !== null) await appendAuditOn(sql, act, auditOf(null, added));
    return added;
  }
  const [standing] = await sql.query<JobRow>(
    `SELECT * FROM jobs WHERE kind = $1 AND subject = $2 AND state IN ('waiting', 'running', 'split', 'done')`,
    [kind, subject],
  );
  return standing ?? addJob(sql, messages, request, act, once);
}

/** A job as the audit trail tells of it. */
export function auditOf(before: JobRow | null, after: JobRow) {
  const told = (row: JobRow | null): object | null =>
    row === null
      ? null
      : {
          ...{ kind: row.kind, subject: row.subject, payload: row.payload },
          ...{ state: row.state, cancelRequested: row.cancel_requested },
        };
  const { id, organisation } = after;
  return { kind: 'job', id, organisation, before: told(before), after: told(after) };
}

export async function setMessage(sql: Sql, job: string, message: string): Promise<void> {
  await sql.query('UPDATE jobs SET message = $2 WHERE id = $1', [job, message]);
}

/** Members in the order of their names: a database keeps objects in an order of its own. */
function sorted(payload: object): [string, unknown][] {
  return Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : 1));
}
