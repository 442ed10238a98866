import type { ProblemOf } from '../../kernel/problem.js';

export interface BacktestReasons {
  'backtest.period-reversed': { from: string; to: string };
  'backtest.no-visits': { from: string; to: string };
  'backtest.one-outcome': { visits: number; serious: number };
}

export type BacktestProblem = ProblemOf<BacktestReasons>;
