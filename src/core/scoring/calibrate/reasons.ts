import type { ProblemOf } from '../../kernel/problem.js';

export interface CalibrateReasons {
  'calibrate.no-training-visits': { until: string };
  'calibrate.one-outcome': { visits: number; serious: number };
  'calibrate.no-candidates': { id: string };
  'calibrate.points-not-constant': { rules: readonly string[] };
  'calibrate.nothing-found': { candidates: number };
  'calibrate.periods-overlap': { until: string; from: string };
}

export type CalibrateProblem = ProblemOf<CalibrateReasons>;
