import type { Day } from '../kernel/date.js';
import type { Assessment, Facts, FiredRule } from './assessment.js';
import { compileRules, valuesRead, type CompiledRule } from './compileRules.js';
import { newDemands } from './demands.js';
import { newEvaluator } from './evaluator.js';
import type { Slots } from './factSlots.js';
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
 * use `assessAll`; alone, an enterprise then has the lowest tier that overrides allow. A rule that fires on
 * the same values again gives the same report object: reports are to be read, never changed.
 */
export function compileRuleSet(ruleSet: RuleSet): (facts: Facts, asOf: Day) => Assessment {
  const compiled = compileRules(ruleSet);
  const { slots } = compiled.facts;
  const evaluate = newEvaluator(ruleSet, compiled, newReports(compiled.rules, slots));
  const demands = newDemands();
  return (facts, asOf) => {
    const { score, tier, fired, special } = evaluate(facts);
    if (special.length === 0) return { score, tier, fired, excluded: null, certainty: null };
    return { score, tier, fired, ...demands(special, asOf) };
  };
}

/** Reports of rules; the latest of a rule is given again while its points and values stay the same. */
function newReports(
  rules: readonly CompiledRule[],
  slots: Slots,
): (position: number, points: number) => FiredRule {
  const latest = rules.map((compiled) => newLatest(compiled));
  return (position, points) => {
    const last = latest[position] ?? noReport();
    const { compiled, read, seen } = last;
    let same = last.report.points === points;
    for (let i = 0; i < read.length; i++) {
      const value = slots[read[i] ?? 0];
      if (seen[i] === value) continue;
      seen[i] = value;
      same = false;
    }
    if (!same) last.report = { rule: compiled.rule.id, points, values: valuesRead(compiled, slots) };
    return last.report;
  };
}

interface Latest {
  readonly compiled: CompiledRule;
  readonly read: readonly number[];
  readonly seen: (Slots[number] | null)[];
  report: FiredRule;
}

function newLatest(compiled: CompiledRule): Latest {
  const read = compiled.reads.map(({ slot }) => slot);
  return {
    compiled,
    read,
    seen: read.map(() => null),
    report: { rule: compiled.rule.id, points: 0, values: {} },
  };
}

function noReport(): never {
  throw new TypeError('no rule at this position');
}

/**
 * As `compileRuleSet`, for bulk work that needs score, tier and the rules behind them, and no values. Equal
 * reports are one object: they are to be read, never changed.
 */
export function compileScore(ruleSet: RuleSet): (facts: Facts) => Score {
  const compiled = compileRules(ruleSet);
  const latest = compiled.rules.map(({ rule: { id: rule } }): ScoredRule => ({ rule, points: 0 }));
  const evaluate = newEvaluator(ruleSet, compiled, (position, points): ScoredRule => {
    const last = latest[position] ?? noReport();
    if (last.points === points) return last;
    const report = { rule: last.rule, points };
    latest[position] = report;
    return report;
  });
  return (facts) => {
    const { score, tier, fired } = evaluate(facts);
    return { score, tier, fired };
  };
}
