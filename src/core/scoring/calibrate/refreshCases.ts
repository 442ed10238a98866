import { compileRuleSet } from '../compileRuleSet.js';
import type { RuleCase, RuleSet } from '../ruleSet.js';

/**
 * Restates what the rule set's own test cases expect: new points change scores, and a rule that was dropped
 * fires no more. The facts of the cases stay; the person who approves the version reads what became of them.
 */
export function refreshCases(ruleSet: RuleSet): RuleSet {
  const assess = compileRuleSet(ruleSet);
  const cases = ruleSet.cases.map((each): RuleCase => {
    const { score, tier, fired, certainty, excluded } = assess(each.facts, each.asOf);
    const expect = { score, tier, fired: fired.map(({ rule }) => rule), excluded };
    const ground = certainty === null ? {} : { certainty: certainty.ground, due: certainty.due };
    return { ...each, expect: { ...expect, ...ground } };
  });
  return { ...ruleSet, cases };
}
