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
  return population.map(assessorOf(ruleSet, population, asOf));
}

/**
 * The function that assesses each member of a population. Where tiers are shares, the population is run
 * through once before, and its scores are held, but nothing else.
 */
export function assessorOf(
  ruleSet: RuleSet,
  population: Iterable<Facts>,
  asOf: Day,
): (facts: Facts) => Assessment {
  const assess = compileRuleSet(ruleSet);
  const { tiers } = ruleSet;
  if (tiers.kind === 'thresholds') return (facts) => assess(facts, asOf);
  const scores: number[] = [];
  for (const facts of population) {
    const { excluded, score } = assess(facts, asOf);
    if (excluded === null) scores.push(score);
  }
  const settle = settleTiers(ruleSet, scores);
  return (facts) => {
    const assessment = assess(facts, asOf);
    const fired = assessment.fired.map(({ rule }) => rule);
    return { ...assessment, tier: settle(assessment.score, fired) };
  };
}

/**
 * The tier of a score and the ids of its fired rules, once the scores of all that are not excluded are known:
 * those settle the thresholds where tiers are shares.
 */
export function settleTiers(
  { tiers, rules }: RuleSet,
  scores: readonly number[],
): (score: number, fired: readonly string[]) => string {
  const settled = tiers.kind === 'shares' ? thresholdsOfShares(tiers, scores) : tiers;
  const tierOf = tierOfScore(settled);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return (score, fired) =>
    boundTier(
      tiers,
      fired.flatMap((id) => byId.get(id) ?? []),
      tierOf(score),
    );
}
