import { newCaps } from './caps.js';
import type { Facts } from './assessment.js';
import type { CompiledRule, CompiledRules } from './compileRules.js';
import type { Rule, RuleSet } from './ruleSet.js';
import { boundTier, tierOfScore } from './tiers.js';

/** What rules make of an enterprise. */
export interface Evaluation<R> {
  readonly score: number;
  readonly tier: string;
  /** Reports of the rules that fired, in their order. */
  readonly fired: readonly R[];
  /** Fired rules that do more than score. */
  readonly special: readonly Rule[];
}

const NOTHING: Rule[] = [];

/** `reporterOf` makes what reports a rule that fired, from its points after caps. */
export function newEvaluator<R>(
  ruleSet: RuleSet,
  { rules, facts: { slots, read, next } }: CompiledRules,
  reporterOf: (compiled: CompiledRule) => (points: number) => R,
): (facts: Facts) => Evaluation<R> {
  const tests = rules.map(({ test }) => test);
  const reports = rules.map(reporterOf);
  const caps = newCaps(ruleSet, rules);
  const tierOf = tierOfScore(ruleSet.tiers);
  return (facts) => {
    read(facts);
    const fired: R[] = [];
    let total = 0;
    let special = NOTHING;
    if (caps !== null) caps.reset();
    for (let i = next(); i >= 0; i = next()) {
      if (tests[i]?.(slots) !== true) continue;
      const [compiled, report] = [rules[i], reports[i]];
      if (compiled === undefined || report === undefined) continue;
      let given = 0;
      if (compiled.points !== null) {
        given = compiled.points(slots);
        if (caps !== null) given = caps.limit(i, given);
      } else if (special === NOTHING) special = [compiled.rule];
      else special.push(compiled.rule);
      fired.push(report(given));
      total += given;
    }
    const score = total > 0 ? total : 0;
    const tier = special === NOTHING ? tierOf(score) : boundTier(ruleSet.tiers, special, tierOf(score));
    return { score, tier, fired, special };
  };
}
