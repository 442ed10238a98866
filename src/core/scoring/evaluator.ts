import { newCaps } from './caps.js';
import type { Facts } from './assessment.js';
import type { CompiledRule } from './compileRules.js';
import type { Rule, RuleSet } from './ruleSet.js';
import { boundTier, tierOfScore } from './tiers.js';

/** What fired, in arrays that the next evaluation overwrites: a population passes without leaving garbage. */
export interface Evaluation {
  score: number;
  tier: string;
  /** How many rules fired. */
  count: number;
  /** Positions of the fired rules, and their points after caps. */
  readonly hits: number[];
  readonly points: number[];
  /** Fired rules that do more than score. */
  special: Rule[];
}

const NOTHING: Rule[] = [];

export function newEvaluator(ruleSet: RuleSet, rules: readonly CompiledRule[]): (facts: Facts) => Evaluation {
  const tests = rules.map(({ test }) => test);
  const caps = newCaps(ruleSet, rules);
  const tierOf = tierOfScore(ruleSet.tiers);
  const zeros = rules.map(() => 0);
  const evaluation: Evaluation = {
    score: 0,
    tier: '',
    count: 0,
    hits: [...zeros],
    points: zeros,
    special: NOTHING,
  };
  const { hits, points } = evaluation;
  return (facts) => {
    let [count, total] = [0, 0];
    let special = NOTHING;
    if (caps !== null) caps.reset();
    for (let i = 0; i < tests.length; i++) {
      if (tests[i]?.(facts) !== true) continue;
      const compiled = rules[i];
      if (compiled === undefined) continue;
      let given = 0;
      if (compiled.points !== null) {
        given = compiled.points(facts);
        if (caps !== null) given = caps.limit(i, given);
      } else if (special === NOTHING) special = [compiled.rule];
      else special.push(compiled.rule);
      hits[count] = i;
      points[count++] = given;
      total += given;
    }
    evaluation.count = count;
    evaluation.special = special;
    evaluation.score = total > 0 ? total : 0;
    const tier = tierOf(evaluation.score);
    evaluation.tier = special === NOTHING ? tier : boundTier(ruleSet.tiers, special, tier);
    return evaluation;
  };
}
