import type { Day } from '../kernel/date.js';
import type { Assessment, Facts, FactValue, FiredRule } from './assessment.js';
import { compileRules } from './compileRules.js';
import { newDemands } from './demands.js';
import { newEvaluator } from './evaluator.js';
import type { RuleSet } from './ruleSet.js';

export { compileRules, factsOfRuleSet, type CompiledRule } from './compileRules.js';

/** An assessment without the values behind it and without what triggers and exclusions demand. */
export interface Score {
  readonly score: number;
  readonly tier: string;
  readonly fired: readonly ScoredRule[];
}
export type ScoredRule = Omit<FiredRule, 'values'>;

/**
 * Compiles a checked rule set into one function. With tier shares the tier depends on everybody's scores:
 * use `assessAll`; alone, an enterprise then has the lowest tier that overrides allow.
 */
export function compileRuleSet(ruleSet: RuleSet): (facts: Facts, asOf: Day) => Assessment {
  const rules = compileRules(ruleSet);
  const evaluate = newEvaluator(ruleSet, rules);
  const demands = newDemands();
  return (facts, asOf) => {
    const { score, tier, count, hits, points, special } = evaluate(facts);
    const fired: FiredRule[] = [];
    for (let i = 0; i < count; i++) {
      const compiled = rules[hits[i] ?? 0];
      if (compiled === undefined) continue;
      const values = valuesOf(compiled.reads, facts);
      fired.push({ rule: compiled.rule.id, points: points[i] ?? 0, values });
    }
    if (special.length === 0) return { score, tier, fired, excluded: null, certainty: null };
    return { score, tier, fired, ...demands(special, asOf) };
  };
}

function valuesOf(reads: readonly string[], facts: Facts): Facts {
  const values: Record<string, FactValue> = {};
  for (const name of reads) {
    const value = facts[name];
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/**
 * As `compileRuleSet`, for bulk work that needs score, tier and the rules behind them, and no values. Equal
 * reports are one object: they are to be read, never changed.
 */
export function compileScore(ruleSet: RuleSet): (facts: Facts) => Score {
  const rules = compileRules(ruleSet);
  const evaluate = newEvaluator(ruleSet, rules);
  const latest: ScoredRule[] = rules.map(({ rule }) => ({ rule: rule.id, points: 0 }));
  return (facts) => {
    const { score, tier, count, hits, points } = evaluate(facts);
    const fired: ScoredRule[] = [];
    for (let i = 0; i < count; i++) {
      const hit = hits[i] ?? 0;
      let report = latest[hit];
      if (report === undefined) continue;
      if (report.points !== points[i]) {
        report = { rule: report.rule, points: points[i] ?? 0 };
        latest[hit] = report;
      }
      fired.push(report);
    }
    return { score, tier, fired };
  };
}
