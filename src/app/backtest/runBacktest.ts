import { utf8 } from '../../core/kernel/text.js';
import type { Coins } from '../../core/kernel/coins.js';
import { addDays, type Day } from '../../core/kernel/date.js';
import type { Hash } from '../../core/kernel/hash.js';
import { ok, type Result } from '../../core/kernel/result.js';
import { seeded } from '../../core/kernel/seeded.js';
import { backtest, type BacktestReport } from '../../core/scoring/backtest/backtest.js';
import type { FiguresWithIntervals } from '../../core/scoring/backtest/figures.js';
import type { BacktestProblem } from '../../core/scoring/backtest/reasons.js';
import { scoreVisits } from '../../core/scoring/backtest/scoreVisits.js';
import type { ScoredVisit } from '../../core/scoring/backtest/visit.js';
import type { Period } from '../../core/scoring/backtest/visitsIn.js';
import type { Register } from '../../core/scoring/register.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';

export interface BacktestRequest {
  readonly register: Register;
  readonly ruleSet: RuleSet;
  readonly period: Period;
  /** The number of an inspection record that makes it serious when above zero, such as `critical`. */
  readonly outcome: string;
  /** A number of visits at which the precision is wanted; null for none in particular. */
  readonly capacity: number | null;
  /** Bootstrap resamples. */
  readonly draws: number;
}

export interface BacktestResult extends BacktestReport {
  readonly period: Period;
  /** Each visit is scored from what was known on the day before it. */
  readonly asOf: 'day before each visit';
  readonly draws: number;
  /** The same visits in the order of a list made once, before the window opened. */
  readonly frozenList: FiguresWithIntervals & { readonly asOf: Day };
}

/** Twentieths of the window's visits, at which lift and precision are read. */
const CAPACITIES = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

/** The bootstrap's coins: fixed, so that a report can be made again to the last digit. */
export function bootstrapCoins(hash: Hash): Coins {
  return seeded(hash, hash.sha256(utf8('evenhand/backtest/v1'))).coins('bootstrap');
}

/** Tests a rule set on what happened in a period, walking forward, and beside it a list that stood still. */
export function runBacktest(hash: Hash, request: BacktestRequest): Result<BacktestResult, BacktestProblem> {
  const { register, ruleSet, period, outcome, capacity, draws } = request;
  const scored = (asOf: 'visit' | 'window'): Result<ScoredVisit[], BacktestProblem> =>
    scoreVisits(register, ruleSet, { period, asOf, outcome });
  const report = (visits: readonly ScoredVisit[]): Result<BacktestReport, BacktestProblem> => {
    const tiers = ruleSet.tiers.tiers.map(({ tier }) => tier);
    const coins = bootstrapCoins(hash);
    return backtest(visits, { tiers, capacity, capacities: CAPACITIES, draws, coins });
  };
  const [walking, still] = [scored('visit'), scored('window')];
  if (!walking.ok) return walking;
  if (!still.ok) return still;
  const [main, frozen] = [report(walking.value), report(still.value)];
  if (!main.ok) return main;
  if (!frozen.ok) return frozen;
  const frozenList = { asOf: addDays(period.from, -1), ...headlineOf(frozen.value) };
  return ok({ period, asOf: 'day before each visit', draws, ...main.value, frozenList });
}

function headlineOf(report: BacktestReport): FiguresWithIntervals {
  return {
    firstHalfShare: report.firstHalfShare,
    firstHalfShareInterval: report.firstHalfShareInterval,
    meanDaysEarlier: report.meanDaysEarlier,
    meanDaysEarlierInterval: report.meanDaysEarlierInterval,
    auc: report.auc,
    aucInterval: report.aucInterval,
  };
}
