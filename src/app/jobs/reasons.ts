import type { ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of jobs. */
export interface JobReasons {
  'jobs.bad-payload': { kind: string; detail: string };
  /** The kind and subject were asked for before, with other particulars. */
  'jobs.request-differs': { kind: string; subject: string };
  'jobs.unknown-job': { id: string };
  /** Only a failed, refused or cancelled job can be asked for again. */
  'jobs.not-ended': { id: string; state: string };
  'jobs.already-ended': { id: string; state: string };
  /** The process that worked on it vanished, and so did those that tried again. */
  'jobs.worker-lost': { attempts: number };
  /** It failed in a way that trying again did not mend. */
  'jobs.failed': { attempts: number; detail: string };
  'jobs.part-failed': { subject: string };
  'jobs.unknown-rule-set': { ruleSet: string };
  /** The register was written to during every attempt. */
  'jobs.register-busy': { attempts: number };
}

export type JobProblem = ProblemOf<JobReasons>;
