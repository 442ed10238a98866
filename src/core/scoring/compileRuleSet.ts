import type { Day } from '../kernel/date.js';
import { compareText } from '../kernel/text.js';
import type { Assessment, Facts, FactValue, FiredRule } from './assessment.js';
import { compileCondition, type Test } from './compileCondition.js';
import { factsIn } from './condition.js';
import { newCaps } from './caps.js';
import { demands } from './demands.js';
import { compilePoints } from './points.js';
import type { Rule, RuleSet } from './ruleSet.js';
import { tierOfScore, tierRank } from './tiers.js';

export interface CompiledRule {
  readonly rule: Rule;
  readonly test: Test;
  /** Points before caps; 0 for rules that give none. */
  readonly points: (facts: Facts) => number;
  /** Facts that the rule looks at, in the order of their names. */
  readonly reads: readonly string[];
}

/** The rules of a set as closures, in the order of their ids, which is the order of everything reported. */
export function compileRules(ruleSet: RuleSet): CompiledRule[] {
  return [...ruleSet.rules]
    .sort((a, b) => compareText(a.id, b.id))
    .map((rule) => ({
      rule,
      test: compileCondition(rule.when, ruleSet),
      points: hasPoints(rule) ? compilePoints(rule.points, ruleSet.parameters) : () => 0,
      reads: factsOfRule(rule, ruleSet),
    }));
}

const hasPoints = (rule: Rule): rule is Extract<Rule, { kind: 'score' | 'credit' }> =>
  rule.kind === 'score' || rule.kind === 'credit';

function factsOfRule(rule: Rule, ruleSet: RuleSet): string[] {
  const facts = factsIn(rule.when, ruleSet.conditions);
  if (hasPoints(rule) && rule.points.kind === 'perUnit') facts.add(rule.points.fact);
  if (hasPoints(rule) && rule.points.kind === 'decaying') facts.add(rule.points.age);
  return [...facts].sort(compareText);
}

/** The facts that a rule set reads: what has to be derived, and all that records need to carry. */
export function factsOfRuleSet(ruleSet: RuleSet): string[] {
  return [...new Set(ruleSet.rules.flatMap((rule) => factsOfRule(rule, ruleSet)))].sort(compareText);
}

/**
 * Compiles a checked rule set into one function. With tier shares the tier depends on everybody's scores:
 * use `assessAll`; alone, an enterprise then has the lowest tier that overrides allow.
 */
export function compileRuleSet(ruleSet: RuleSet): (facts: Facts, asOf: Day) => Assessment {
  const rules = compileRules(ruleSet);
  const caps = newCaps(ruleSet);
  const tierOf = tierOfScore(ruleSet.tiers);
  return (facts, asOf) => {
    const hits = rules.filter(({ test }) => test(facts));
    const fates = hits.map(({ rule }) => rule);
    const points = caps(
      hits.map((hit) => hit.points(facts)),
      fates,
    );
    const fired = hits.map(({ rule, reads }, index): FiredRule => {
      return { rule: rule.id, points: points[index] ?? 0, values: valuesOf(reads, facts) };
    });
    const score = Math.max(
      0,
      points.reduce((total, each) => total + each, 0),
    );
    return { score, tier: boundTier(ruleSet, fates, tierOf(score)), fired, ...demands(fates, asOf) };
  };
}

function valuesOf(reads: readonly string[], facts: Facts): Facts {
  const values: Record<string, FactValue> = {};
  for (const name of reads) {
    const value = facts[name];
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** Upper bounds are applied first, so that where bounds disagree the graver tier stands. */
export function boundTier(ruleSet: RuleSet, fired: readonly Rule[], tier: string): string {
  const { tiers } = ruleSet.tiers;
  let rank = tierRank(ruleSet.tiers, tier);
  for (const bound of ['atMost', 'atLeast'] as const) {
    for (const rule of fired) {
      if (rule.kind !== 'tierOverride' || rule.bound !== bound) continue;
      const limit = tierRank(ruleSet.tiers, rule.tier);
      rank = bound === 'atMost' ? Math.min(rank, limit) : Math.max(rank, limit);
    }
  }
  return tiers[rank]?.tier ?? tier;
}
