import { newCaps } from './caps.js';
import type { Facts } from './assessment.js';
import type { CompiledRules } from './compileRules.js';
import type { Rule, RuleSet } from './ruleSet.js';
import { boundTier, tierOfScore } from './tiers.js';

/** What rules make of an enterprise; the next evaluation overwrites all but `fired`. */
export interface Evaluation<R> {
  score: number;
  tier: string;
  /** Reports of the rules that fired, in their order. */
  fired: readonly R[];
  /** Fired rules that do more than score. */
  special: readonly Rule[];
}

const NOTHING: Rule[] = [];

/** `reporters` make the report of a rule, by its position, from its points after caps. */
export function newEvaluator<R>(
  ruleSet: RuleSet,
  { rules, facts: { slots, read, next } }: CompiledRules,
  reporters: readonly ((points: number) => R)[],
): (facts: Facts) => Evaluation<R> {
  const tests = rules.map(({ test }) => test);
  const caps = newCaps(ruleSet, rules);
  const tierOf = tierOfScore(ruleSet.tiers);
  const reports: R[] = [];
  const evaluation: Evaluation<R> = { score: 0, tier: '', fired: reports, special: NOTHING };
  return (facts) => {
    read(facts);
    let [count, total] = [0, 0];
    let special = NOTHING;
    if (caps !== null) caps.reset();
    for (let i = next(); i >= 0; i = next()) {
      if (tests[i]?.(slots) !== true) continue;
      const [compiled, report] = [rules[i], reporters[i]];
      if (compiled === undefined || report === undefined) continue;
      let given = 0;
      if (compiled.points !== null) {
        given = compiled.points(slots);
        if (caps !== null) given = caps.limit(i, given);
      } else if (special === NOTHING) special = [compiled.rule];
      else special.push(compiled.rule);
      reports[count++] = report(given);
      total += given;
    }
    evaluation.fired = reports.slice(0, count);
    evaluation.special = special;
    evaluation.score = total > 0 ? total : 0;
    const tier = tierOf(evaluation.score);
    evaluation.tier = special === NOTHING ? tier : boundTier(ruleSet.tiers, special, tier);
    return evaluation;
  };
}
