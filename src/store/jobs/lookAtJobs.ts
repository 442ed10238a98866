import type { Filters } from '../../app/ports/documentStore.js';
import type { JobView } from '../../app/ports/jobQueue.js';
import type { Page, PageQuery } from '../../app/ports/listing.js';
import type { StoreProblem } from '../../app/ports/storeReasons.js';
import type { Result } from '../../core/kernel/result.js';
import type { Database } from '../client.js';
import { instant, listPage, type ListShape } from '../listPage.js';
import type { Sql } from '../pool.js';
import { viewOf, type JobRow } from './jobRow.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isJobId = (id: string): boolean => UUID.test(id);

export async function findJob(sql: Sql, id: string): Promise<JobView | null> {
  if (!isJobId(id)) return null;
  const [row] = await sql.query<JobRow>('SELECT * FROM jobs WHERE id = $1', [id]);
  return row === undefined ? null : viewOf(row);
}

const JOBS: ListShape = {
  from: '(SELECT * FROM jobs WHERE parent IS NULL) j',
  item: `json_build_object('id', j.id, 'kind', j.kind, 'subject', j.subject, 'state', j.state, 'attempt', j.attempt,
    'cancelRequested', j.cancel_requested, 'step', j.step, 'done', j.done, 'total', j.total, 'result', j.result,
    'problem', j.problem, 'requestedBy', j.requested_by, 'organisation', j.organisation,
    'createdAt', ${instant('j.created_at')}, 'startedAt', ${instant('j.started_at')},
    'finishedAt', ${instant('j.finished_at')})`,
  key: 'j.id',
  keyType: 'uuid',
  sorts: { createdAt: { column: 'j.created_at', type: 'timestamptz' } },
  filters: { kind: 'j.kind = #', state: 'j.state = #' },
  within: 'j.organisation = ANY(#)',
};

export function listJobs(
  database: Database,
  query: PageQuery,
  filters: Filters,
): Promise<Result<Page<JobView>, StoreProblem>> {
  return listPage(database, JOBS, { ...query, sort: query.sort ?? '-createdAt' }, filters);
}
