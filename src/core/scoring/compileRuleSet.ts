import type { Day } from '../kernel/date.js';
import type { Assessment, Facts, FactValue, FiredRule } from './assessment.js';
import { slotRules } from './slotRules.js';
import { newDemands } from './demands.js';
import { newEvaluator } from './evaluator.js';
import type { Rule, RuleSet } from './ruleSet.js';
import { newLayout, slotReader, type Slots } from './slots.js';

export { factsOfRuleSet } from './slotRules.js';

/** An assessment without the values behind it and without what triggers and exclusions demand. */
export interface Score {
  readonly score: number;
  readonly tier: string;
  readonly fired: readonly ScoredRule[];
}
export type ScoredRule = Omit<FiredRule, 'values'>;

/** One rule by itself: whether it fires, apart from all the others. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly test: (facts: Facts) => boolean;
}

/** The rules of a set one by one, in the order of their ids, for those who ask which of them fire where. */
export function compileRules(ruleSet: RuleSet): CompiledRule[] {
  const layout = newLayout();
  const rules = slotRules(ruleSet, layout);
  const read = slotReader(layout);
  return rules.map(({ rule, test }) => ({ rule, test: (facts) => test(read(facts)) }));
}

/**
 * Compiles a checked rule set into one function. With tier shares the tier depends on everybody's scores:
 * use `assessAll`; alone, an enterprise then has the lowest tier that overrides allow.
 */
export function compileRuleSet(ruleSet: RuleSet): (facts: Facts, asOf: Day) => Assessment {
  const layout = newLayout();
  const rules = slotRules(ruleSet, layout);
  const evaluate = newEvaluator(ruleSet, rules);
  const read = slotReader(layout);
  const demands = newDemands();
  return (facts, asOf) => {
    const slots = read(facts);
    const { score, tier, count, hits, points, special } = evaluate(slots);
    const fired: FiredRule[] = [];
    for (let i = 0; i < count; i++) {
      const compiled = rules[hits[i] ?? 0];
      if (compiled === undefined) continue;
      const values = valuesOf(compiled.reads, layout.names, slots);
      fired.push({ rule: compiled.rule.id, points: points[i] ?? 0, values });
    }
    if (special.length === 0) return { score, tier, fired, excluded: null, certainty: null };
    return { score, tier, fired, ...demands(special, asOf) };
  };
}

function valuesOf(reads: readonly number[], names: readonly string[], slots: Slots): Facts {
  const values: Record<string, FactValue> = {};
  for (const slot of reads) {
    const value = slots[slot];
    if (value !== undefined) values[names[slot] ?? ''] = value;
  }
  return values;
}

/**
 * As `compileRuleSet`, for bulk work that needs score, tier and the rules behind them, and no values. Equal
 * reports are one object: they are to be read, never changed.
 */
export function compileScore(ruleSet: RuleSet): (facts: Facts) => Score {
  const layout = newLayout();
  const rules = slotRules(ruleSet, layout);
  const evaluate = newEvaluator(ruleSet, rules);
  const read = slotReader(layout);
  const latest: ScoredRule[] = rules.map(({ rule }) => ({ rule: rule.id, points: 0 }));
  return (facts) => {
    const { score, tier, count, hits, points } = evaluate(read(facts));
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
