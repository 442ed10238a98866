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

/** `report` says what a rule that fired reports, from its position and its points after caps. */
export function newEvaluator<R>(
  ruleSet: RuleSet,
  { rules, facts: { slots, read, next } }: CompiledRules,
  report: (position: number, points: number) => R,
): (facts: Facts) => Evaluation<R> {
  const tests = rules.map(({ test }) => test);
  const points = rules.map((rule) => rule.points);
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
      const worth = points[i] ?? null;
      let given = 0;
      if (worth !== null) {
        given = typeof worth === 'number' ? worth : worth(slots);
        if (caps !== null) given = caps.limit(i, given);
      } else special = withRule(special, rules[i]);
      fired.push(report(i, given));
      total += given;
    }
    const score = total > 0 ? total : 0;
    const tier = special === NOTHING ? tierOf(score) : boundTier(ruleSet.tiers, special, tierOf(score));
    return { score, tier, fired, special };
  };
}

/** Most enterprises have no special rule: their list is one and the same empty one. */
function withRule(special: Rule[], compiled: CompiledRule | undefined): Rule[] {
  if (compiled === undefined) return special;
  if (special === NOTHING) return [compiled.rule];
  special.push(compiled.rule);
  return special;
}
