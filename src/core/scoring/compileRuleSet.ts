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
  const evaluate = newEvaluator(ruleSet, compiled, (rule) => newReport(rule, slots));
  const demands = newDemands();
  return (facts, asOf) => {
    const { score, tier, fired, special } = evaluate(facts);
    if (special.length === 0) return { score, tier, fired, excluded: null, certainty: null };
    return { score, tier, fired, ...demands(special, asOf) };
  };
}

/** Reports of one rule; the latest is given again while its points and values stay the same. */
function newReport(compiled: CompiledRule, slots: Slots): (points: number) => FiredRule {
  const { rule, reads } = compiled;
  const read = reads.map(({ slot }) => slot);
  const seen: (Slots[number] | null)[] = read.map(() => null);
  let latest: FiredRule = { rule: rule.id, points: 0, values: {} };
  return (points) => {
    let same = latest.points === points;
    for (let i = 0; i < read.length; i++) {
      const value = slots[read[i] ?? 0];
      if (seen[i] === value) continue;
      seen[i] = value;
      same = false;
    }
    if (!same) latest = { rule: rule.id, points, values: valuesRead(compiled, slots) };
    return latest;
  };
}

/**
 * As `compileRuleSet`, for bulk work that needs score, tier and the rules behind them, and no values. Equal
 * reports are one object: they are to be read, never changed.
 */
export function compileScore(ruleSet: RuleSet): (facts: Facts) => Score {
  const evaluate = newEvaluator(ruleSet, compileRules(ruleSet), ({ rule: { id: rule } }) => {
    let latest: ScoredRule = { rule, points: 0 };
    return (points): ScoredRule => {
      if (latest.points !== points) latest = { rule, points };
      return latest;
    };
  });
  return (facts) => {
    const { score, tier, fired } = evaluate(facts);
    return { score, tier, fired };
  };
}
