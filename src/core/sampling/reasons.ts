import type { ProblemOf } from '../kernel/problem.js';

/** Reason codes of the sampling folder. Counts are numbers of enterprises; fractions are exact ("3/100"). */
export interface SamplingReasons {
  'sampling.no-rate': { cell: string };
  'sampling.negative-rate': { cell: string; rate: string };
  'sampling.rate-above-one': { cell: string; rate: string };
  'sampling.more-than-frame': { asked: number; available: number };
  'sampling.cell-too-small': { cell: string; asked: number; available: number };
  'sampling.unknown-cell': { id: string; cell: string };
  'sampling.bad-size': { id: string; size: string };
  'sampling.three-margins': { margins: readonly string[] };
  'sampling.unknown-margin': { margin: string };
  'sampling.unknown-class': { margin: string; name: string };
  'sampling.not-a-leaf': { margin: string; name: string };
  'sampling.bad-class': { margin: string; name: string };
  'sampling.class-circle': { margin: string; name: string };
  'sampling.bad-limit': { value: string };
  /** Limits that cannot hold together, and changes each of which makes the design feasible. */
  'sampling.quotas-conflict': { limits: readonly string[]; relaxations: readonly string[] };
}

export type SamplingProblem = ProblemOf<SamplingReasons>;
