import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { JobKind, JobPayload } from '../jobs/kinds.js';
import type { JobProblem } from '../jobs/reasons.js';
import type { Act } from './act.js';
import type { Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';
import type { StoreProblem } from './storeReasons.js';

export const JOB_STATES = ['waiting', 'running', 'split', 'done', 'refused', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A job as people see it. */
export interface JobView {
  readonly id: string;
  readonly kind: JobKind;
  readonly subject: string;
  /** `split`: its parts are at work. `refused`: the work was done and the answer is no. `failed`: it could not be done. */
  readonly state: JobState;
  readonly attempt: number;
  readonly cancelRequested: boolean;
  /** What it is at, a word of the handler's. */
  readonly step: string | null;
  readonly done: number;
  readonly total: number;
  readonly result: Json;
  readonly problem: Problem | null;
  readonly requestedBy: string | null;
  /** Whose people see it; null for what concerns the whole office. */
  readonly organisation: string | null;
  /** Instants as ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface JobRequest<K extends JobKind = JobKind> {
  readonly kind: K;
  /** What the work is about: of one kind and subject there is one effect, however often it is asked for. */
  readonly subject: string;
  readonly payload: JobPayload<K>;
  readonly requestedBy?: string;
  readonly organisation?: string | null;
}

/** Asking for work and looking at it. */
export interface JobQueue {
  /** The standing job of that kind and subject, or a new one. One that ended without effect makes room for another. */
  requestJob<K extends JobKind>(request: JobRequest<K>, act?: Act): Promise<Result<JobView, JobProblem>>;
  /** As above, for what the calendar asks for: once asked, never again, whatever became of it. */
  scheduleJob<K extends JobKind>(request: JobRequest<K>): Promise<Result<JobView, JobProblem>>;
  findJob(id: string): Promise<JobView | null>;
  /** By `createdAt`, the newest first unless told; parts of jobs are left out. Filters: `kind`, `state`. */
  listJobs(query: PageQuery, filters: Filters): Promise<Result<Page<JobView>, StoreProblem>>;
  /** A waiting job ends at once, a running one as soon as its handler looks. */
  cancelJob(id: string, act: Act): Promise<Result<JobView, JobProblem>>;
  /** Asks again for a job that failed, was refused or was cancelled. */
  retryJob(id: string, act: Act): Promise<Result<JobView, JobProblem>>;
}

/** A job in the hands of a worker. It is the worker's as long as nobody took it over: every write checks. */
export interface TakenJob<K extends JobKind = JobKind> {
  readonly id: string;
  readonly kind: K;
  readonly subject: string;
  readonly payload: JobPayload<K>;
  /** `join` once all parts are done. */
  readonly turn: 'run' | 'join';
  readonly attempt: number;
  readonly owner: string;
  readonly requestedBy: string | null;
  readonly organisation: string | null;
}

export interface JobPart {
  readonly kind: JobKind;
  readonly subject: string;
  readonly payload: object;
  /** Units of the whole's progress. */
  readonly weight: number;
}

/** How a turn of a job ended. */
export type JobOutcome =
  | { readonly kind: 'done'; readonly result: Json }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'cancelled' }
  /** Its parts are queued, and it comes back for its join when all are done. */
  | { readonly kind: 'split'; readonly parts: readonly JobPart[]; readonly step: string }
  /** Worth another attempt, after a pause that doubles. */
  | { readonly kind: 'fault'; readonly detail: string }
  /** Not worth another attempt. */
  | { readonly kind: 'failed'; readonly detail: string };

export interface JobProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** The workers' side of the queue. */
export interface JobSource {
  /** The next job of these kinds, now this owner's; null when there is none. */
  takeJob(owner: string, kinds: readonly JobKind[]): Promise<TakenJob | null>;
  /** Says that the owner lives, and tells which jobs are still its own and are to go on. */
  beat(owner: string): Promise<ReadonlySet<string>>;
  reportProgress(job: TakenJob, progress: JobProgress): Promise<void>;
  /** False when the job is no longer this worker's; then nothing was written. */
  finishJob(job: TakenJob, outcome: JobOutcome): Promise<boolean>;
  /** Results of a job's parts, by subject. */
  resultsOfParts(job: TakenJob): Promise<ReadonlyMap<string, Json>>;
  /** Gives the jobs of vanished owners to others. How many there were. */
  takeOver(): Promise<number>;
}
