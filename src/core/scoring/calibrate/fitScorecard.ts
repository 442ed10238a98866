import { err, ok, type Result } from '../../kernel/result.js';
import type { Outcomes, RuleColumn } from './column.js';
import { integerPoints, type PointLimits, type Points } from './integerPoints.js';
import type { CalibrateProblem } from './reasons.js';
import { selectRules, type SelectionLimits } from './selectRules.js';

export type FitLimits = SelectionLimits & PointLimits;

/**
 * Whole points for at most `maxRules` of the given rules, fitted to the training visits: a scorecard that
 * people can add up. No rule gets points against its sign. The same input gives the same points.
 */
export function fitScorecard(
  columns: readonly RuleColumn[],
  outcomes: Outcomes,
  limits: FitLimits,
): Result<Points, CalibrateProblem> {
  const serious = outcomes.reduce((sum, y) => sum + y, 0);
  if (serious === 0 || serious === outcomes.length) {
    return err({ code: 'calibrate.one-outcome', params: { visits: outcomes.length, serious } });
  }
  const points = integerPoints(selectRules(columns, outcomes, limits), outcomes, limits);
  if (points.size === 0) {
    return err({ code: 'calibrate.nothing-found', params: { candidates: columns.length } });
  }
  return ok(points);
}
