import type { ProblemOf } from '../kernel/problem.js';

/** Reason codes of the sampling folder. Counts are numbers of enterprises; fractions are exact ("3/100"). */
export interface SamplingReasons {
  'sampling.no-rate': { cell: string };
  'sampling.negative-rate': { cell: string; rate: string };
  'sampling.rate-above-one': { cell: string; rate: string };
  'sampling.more-than-frame': { asked: number; available: number };
  'sampling.cell-too-small': { cell: string; asked: number; available: number };
  'sampling.unknown-cell': { id: string; cell: string };
}

export type SamplingProblem = ProblemOf<SamplingReasons>;
