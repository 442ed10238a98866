import type { Day } from '../../kernel/date.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { BacktestProblem } from '../backtest/reasons.js';
import { settleTiers } from '../backtest/settleTiers.js';
import { factDays, visitsIn } from '../backtest/visitsIn.js';
import type { Register } from '../register.js';
import type { RuleSet } from '../ruleSet.js';
import { applyPoints } from './applyPoints.js';
import { fitScorecard, type FitLimits } from './fitScorecard.js';
import type { Points } from './integerPoints.js';
import type { CalibrateProblem } from './reasons.js';
import { isCandidate, trainingTable } from './ruleColumns.js';
import { refreshCases } from './refreshCases.js';

export interface CalibrateOptions {
  /** Last day whose inspections are learnt from. */
  readonly until: Day;
  /** The number of an inspection record that makes it serious when above zero. */
  readonly outcome: string;
  readonly limits: FitLimits;
  readonly author: string;
}

export interface Calibration {
  readonly ruleSet: RuleSet;
  readonly points: Points;
  readonly candidates: number;
  readonly trainingVisits: number;
  readonly trainingSerious: number;
}

const FIRST_DAY = '0001-01-01';

/**
 * Suggests the next version of a rule set: whole points for at most `maxRules` of its rules, fitted to the
 * inspections up to a day, each seen with the facts of the day before it. Nothing later is looked at.
 */
export function calibrate(
  register: Register,
  ruleSet: RuleSet,
  { until, outcome, limits, author }: CalibrateOptions,
): Result<Calibration, CalibrateProblem | BacktestProblem> {
  const unfit = unfitRules(ruleSet);
  if (unfit !== null) return err(unfit);
  const known = upTo(register, until);
  const period = { from: FIRST_DAY, to: until };
  const visits = visitsIn(known, period);
  if (!visits.ok) return err({ code: 'calibrate.no-training-visits', params: { until } });
  const { columns, outcomes } = trainingTable(
    known,
    ruleSet,
    visits.value,
    factDays('visit', period),
    outcome,
  );
  const points = fitScorecard(columns, outcomes, limits);
  if (!points.ok) return points;
  const fitted = settleTiers(applyPoints(ruleSet, points.value, author), known, until);
  return ok({
    ruleSet: refreshCases(fitted),
    points: points.value,
    candidates: columns.length,
    trainingVisits: outcomes.length,
    trainingSerious: outcomes.reduce((sum, y) => sum + y, 0),
  });
}

function unfitRules(ruleSet: RuleSet): CalibrateProblem | null {
  const scoring = ruleSet.rules.filter(({ kind }) => kind === 'score' || kind === 'credit');
  const graded = scoring.filter((rule) => !isCandidate(rule)).map(({ id }) => id);
  if (graded.length > 0) return { code: 'calibrate.points-not-constant', params: { rules: graded } };
  return scoring.length === 0 ? { code: 'calibrate.no-candidates', params: { id: ruleSet.id } } : null;
}

/** The register without anything that was recorded later. */
function upTo({ enterprises, history }: Register, until: Day): Register {
  return { enterprises, history: history.filter(({ date }) => date <= until) };
}
