import type { Day } from '../kernel/date.js';
import type { Assessment, Facts } from './assessment.js';
import { compileRuleSet } from './compileRuleSet.js';
import type { RuleSet } from './ruleSet.js';
import { boundTier, thresholdsOfShares, tierOfScore } from './tiers.js';

/**
 * Assesses a whole population, in its order. Needed where tiers are shares: then the scores of those that
 * are not excluded settle the thresholds.
 */
export function assessAll(ruleSet: RuleSet, population: readonly Facts[], asOf: Day): Assessment[] {
  const assess = compileRuleSet(ruleSet);
  const assessments = population.map((facts) => assess(facts, asOf));
  const { tiers } = ruleSet;
  if (tiers.kind === 'thresholds') return assessments;
  const scores = assessments.filter(({ excluded }) => excluded === null).map(({ score }) => score);
  const tierOf = tierOfScore(thresholdsOfShares(tiers, scores));
  const rules = new Map(ruleSet.rules.map((rule) => [rule.id, rule]));
  return assessments.map((assessment) => {
    const fired = assessment.fired.flatMap(({ rule }) => rules.get(rule) ?? []);
    return { ...assessment, tier: boundTier(tiers, fired, tierOf(assessment.score)) };
  });
}
