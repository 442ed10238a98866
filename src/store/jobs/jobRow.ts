import type { JobKind } from '../../app/jobs/kinds.js';
import type { JobState, JobView } from '../../app/ports/jobQueue.js';
import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';

/** A row of `jobs` as the driver gives it. */
export interface JobRow {
  readonly id: string;
  readonly kind: JobKind;
  readonly subject: string;
  readonly payload: object;
  readonly state: JobState;
  readonly turn: 'run' | 'join';
  readonly attempt: number;
  readonly message: string | null;
  readonly owner: string | null;
  readonly cancel_requested: boolean;
  readonly step: string | null;
  readonly done: number;
  readonly total: number;
  readonly result: Json;
  readonly problem: Problem | null;
  readonly parent: string | null;
  readonly requested_by: string | null;
  readonly organisation: string | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

export function viewOf(row: JobRow): JobView {
  const { id, kind, subject, state, attempt, step, done, total, result, problem, organisation } = row;
  return {
    ...{ id, kind, subject, state, attempt, step, done, total, result, problem, organisation },
    cancelRequested: row.cancel_requested,
    requestedBy: row.requested_by,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
