import type { Hash } from '../../core/kernel/hash.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { FiguresWithIntervals } from '../../core/scoring/backtest/figures.js';
import { gainOf } from '../../core/scoring/backtest/gain.js';
import type { BacktestProblem } from '../../core/scoring/backtest/reasons.js';
import { scoreVisits } from '../../core/scoring/backtest/scoreVisits.js';
import type { Period } from '../../core/scoring/backtest/visitsIn.js';
import {
  calibrate,
  type Calibration,
  type CalibrateOptions,
} from '../../core/scoring/calibrate/calibrate.js';
import type { CalibrateProblem } from '../../core/scoring/calibrate/reasons.js';
import type { Register } from '../../core/scoring/register.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import { bootstrapCoins, runBacktest, type BacktestResult } from './runBacktest.js';

export interface SuggestRequest extends CalibrateOptions {
  readonly register: Register;
  /** The rules to choose among. */
  readonly candidates: RuleSet;
  /** The rule set in use, against which the gain is shown; by default the candidates with their own points. */
  readonly against: RuleSet | null;
  /** A period after the training period, that the fit never sees. */
  readonly heldOut: Period;
  readonly draws: number;
}

export interface Suggestion extends Calibration {
  readonly heldOut: Period;
  readonly before: BacktestResult;
  readonly after: BacktestResult;
  /** After minus before on the held-out period, with paired intervals. */
  readonly gain: FiguresWithIntervals;
}

/** Suggests the next version of a rule set and shows what it would gain on a period it has not seen. */
export function suggestRules(
  hash: Hash,
  request: SuggestRequest,
): Result<Suggestion, CalibrateProblem | BacktestProblem> {
  const { register, candidates, heldOut, until, outcome, draws } = request;
  if (heldOut.from <= until) {
    return err({ code: 'calibrate.periods-overlap', params: { until, from: heldOut.from } });
  }
  const fitted = calibrate(register, candidates, request);
  if (!fitted.ok) return fitted;
  const old = request.against ?? candidates;
  const shared = { register, period: heldOut, outcome, capacity: null, draws };
  const before = runBacktest(hash, { ...shared, ruleSet: old });
  if (!before.ok) return before;
  const after = runBacktest(hash, { ...shared, ruleSet: fitted.value.ruleSet });
  if (!after.ok) return after;
  const window = { period: heldOut, asOf: 'visit', outcome } as const;
  const was = scoreVisits(register, old, window);
  if (!was.ok) return was;
  const is = scoreVisits(register, fitted.value.ruleSet, window);
  if (!is.ok) return is;
  const gain = gainOf(was.value, is.value, { draws, coins: bootstrapCoins(hash) });
  return ok({ ...fitted.value, heldOut, before: before.value, after: after.value, gain });
}
