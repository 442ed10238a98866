import type { JobOutcome, JobProgress, TakenJob } from '../ports/jobQueue.js';
import type { JobKind } from './kinds.js';

export interface JobContext {
  /** Aborted when the job was cancelled, was taken over by another worker, or has to make way for the end of the process. */
  readonly signal: AbortSignal;
  readonly report: (progress: JobProgress) => Promise<void>;
}

/** One turn of a job. What it throws is a fault; what the answer is, it returns. It may be run again from the start. */
export type JobHandler<K extends JobKind> = (job: TakenJob<K>, context: JobContext) => Promise<JobOutcome>;

export type JobHandlers = { readonly [K in JobKind]?: JobHandler<K> };
