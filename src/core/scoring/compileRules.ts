import { compareText } from '../kernel/text.js';
import { conditionCompiler, type Test } from './compileCondition.js';
import { factsIn } from './condition.js';
import { compilePoints } from './points.js';
import type { Rule, RuleSet, ScoringRule } from './ruleSet.js';
import { asKey } from './asKey.js';
import type { Facts } from './assessment.js';

export interface CompiledRule {
  readonly rule: Rule;
  readonly test: Test;
  /** Points before caps; null for rules that give none. */
  readonly points: ((facts: Facts) => number) | null;
  /** Facts that the rule looks at, in the order of their names. */
  readonly reads: readonly string[];
}

/** The rules of a set as closures, in the order of their ids, which is the order of everything reported. */
export function compileRules(ruleSet: RuleSet): CompiledRule[] {
  const compile = conditionCompiler(ruleSet);
  return [...ruleSet.rules]
    .sort((a, b) => compareText(a.id, b.id))
    .map((rule) => ({
      rule,
      test: compile(rule.when),
      points: isScoring(rule) ? compilePoints(rule.points, ruleSet.parameters) : null,
      reads: factsOfRule(rule, ruleSet).map(asKey),
    }));
}

export const isScoring = (rule: Rule): rule is ScoringRule => rule.kind === 'score' || rule.kind === 'credit';

/** The facts that a rule looks at, in the order of their names. */
export function factsOfRule(rule: Rule, ruleSet: Pick<RuleSet, 'conditions'>): string[] {
  const facts = factsIn(rule.when, ruleSet.conditions);
  if (isScoring(rule) && rule.points.kind === 'perUnit') facts.add(rule.points.fact);
  if (isScoring(rule) && rule.points.kind === 'decaying') facts.add(rule.points.age);
  return [...facts].sort(compareText);
}

/** The facts that a rule set reads: what has to be derived, and all that records need to carry. */
export function factsOfRuleSet(ruleSet: Pick<RuleSet, 'conditions' | 'rules'>): string[] {
  return [...new Set(ruleSet.rules.flatMap((rule) => factsOfRule(rule, ruleSet)))].sort(compareText);
}
