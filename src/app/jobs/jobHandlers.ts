import { deadlinesJob, type DeadlineTools } from '../duties/deadlinesJob.js';
import { exportJob } from '../exports/exportJob.js';
import type { ExportContext } from '../exports/prepareExport.js';
import { scoringJob, scoringShardJob, type ScoringTools } from '../scoring/scoringJob.js';
import type { JobHandlers } from './handler.js';

/** What the work on jobs needs, kind by kind. */
export interface JobTools {
  readonly scoring: ScoringTools;
  readonly deadlines: DeadlineTools;
  readonly exports: ExportContext;
}

/** Who does the work of each kind of job. A kind that is missing here stays in the queue. */
export function jobHandlers({ scoring, deadlines, exports }: JobTools): JobHandlers {
  const score = scoringJob(scoring);
  return {
    scoring: score,
    retier: score,
    scoringShard: scoringShardJob(scoring),
    deadlines: deadlinesJob(deadlines),
    export: exportJob(exports),
  };
}
