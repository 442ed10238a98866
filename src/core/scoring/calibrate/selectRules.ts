import type { Outcomes, RuleColumn } from './column.js';
import { chance, fitLogistic, logOdds, sumOver, type Logistic } from './logistic.js';

export interface SelectionLimits {
  /** At most so many rules. */
  readonly maxRules: number;
  /** A rule must have fired at so many training visits. */
  readonly minHits: number;
  /** A rule must raise the log-likelihood by so much; 2 is what AIC asks of one, and a little more. */
  readonly minGain: number;
}

export interface Selection {
  readonly columns: readonly RuleColumn[];
  readonly model: Logistic;
}

/**
 * Takes the rule that promises most (Rao's score statistic), fits all taken rules anew, drops those whose
 * weight fell to nothing, and goes on until no rule promises enough or the limit is reached.
 */
export function selectRules(
  columns: readonly RuleColumn[],
  outcomes: Outcomes,
  limits: SelectionLimits,
): Selection {
  const open = new Set(columns.filter(({ hits }) => hits.length >= limits.minHits));
  let taken: readonly RuleColumn[] = [];
  let model = fitLogistic(taken, outcomes);
  while (taken.length < limits.maxRules) {
    const next = mostPromising(open, taken, outcomes, model);
    if (next === null || next.gain < limits.minGain) break;
    open.delete(next.column);
    [taken, model] = refit([...taken, next.column], outcomes);
  }
  return { columns: taken, model };
}

function refit(columns: readonly RuleColumn[], outcomes: Outcomes): [readonly RuleColumn[], Logistic] {
  const model = fitLogistic(columns, outcomes);
  const kept = columns.filter((_, j) => (model.weights[j] ?? 0) > 0);
  return kept.length === columns.length ? [columns, model] : [kept, fitLogistic(kept, outcomes)];
}

/** The open rule with the largest score statistic in its own direction; ties go to the first. */
function mostPromising(
  open: Iterable<RuleColumn>,
  taken: readonly RuleColumn[],
  outcomes: Outcomes,
  { intercept, weights }: Logistic,
): { column: RuleColumn; gain: number } | null {
  const eta = logOdds(taken, outcomes.length, [intercept, ...weights]);
  const residual = eta.map((x, i) => (outcomes[i] ?? 0) - chance(x));
  const variance = eta.map((x) => chance(x) * (1 - chance(x)));
  const total = variance.reduce((sum, v) => sum + v, 0);
  let best: { column: RuleColumn; gain: number } | null = null;
  for (const column of open) {
    const gradient = column.sign * sumOver(column.hits, residual);
    const own = sumOver(column.hits, variance);
    const information = own - (own * own) / total;
    const gain = gradient > 0 && information > 1e-9 ? gradient ** 2 / information / 2 : 0;
    if (gain > (best?.gain ?? 0)) best = { column, gain };
  }
  return best;
}
