import { compareText } from '../kernel/text.js';
import type { FactValue } from './assessment.js';
import { conditionCompiler, type CompileCondition, type Test } from './compileCondition.js';
import { factsIn, type Condition } from './condition.js';
import { newFactSlots, QUIET, slotFinder, type FactSlots, type SlotOf, type Slots } from './factSlots.js';
import { compilePoints, type CompiledPoints } from './points.js';
import type { Rule, RuleSet, ScoringRule } from './ruleSet.js';

export interface CompiledRule {
  readonly rule: Rule;
  readonly test: Test;
  /** Points before caps; null for rules that give none. */
  readonly points: CompiledPoints | null;
  /** Facts that the rule looks at, in the order of their names, with their slots. */
  readonly reads: readonly { readonly fact: string; readonly slot: number }[];
}

export interface CompiledRules {
  /** In the order of their ids, which is the order of everything reported. */
  readonly rules: readonly CompiledRule[];
  readonly facts: FactSlots;
}

/** The rules of a set as closures over the facts' slots. */
export function compileRules(ruleSet: RuleSet): CompiledRules {
  const names = factsOfRuleSet(ruleSet);
  const slotOf = slotFinder(names);
  const compile = conditionCompiler(ruleSet, slotOf);
  const rules = [...ruleSet.rules]
    .sort((a, b) => compareText(a.id, b.id))
    .map((rule) => ({
      rule,
      test: compile(rule.when),
      points: isScoring(rule) ? compilePoints(rule.points, ruleSet.parameters, slotOf) : null,
      reads: factsOfRule(rule, ruleSet).map((fact) => ({ fact, slot: slotOf(fact) })),
    }));
  const waking = rules.map(({ rule }) => wakingSlot(rule.when, compile, slotOf));
  return { rules, facts: newFactSlots(names, waking) };
}

/**
 * The slot that a rule waits for: a comparison without which it cannot fire fails for every quiet value of it.
 * Null for a rule that may fire on quiet facts.
 */
function wakingSlot(when: Condition, compile: CompileCondition, slotOf: SlotOf): number | null {
  const needed = 'all' in when ? when.all : [when];
  for (const part of needed) {
    if (!('fact' in part)) continue;
    const [slot, test] = [slotOf(part.fact), compile(part)];
    const holds = QUIET.some((value) => {
      const slots: Slots[number][] = [];
      slots[slot] = value;
      return test(slots);
    });
    if (!holds) return slot;
  }
  return null;
}

/** The values that a rule looked at; facts that are unknown have none. */
export function valuesRead({ reads }: CompiledRule, slots: Slots): Record<string, FactValue> {
  const values: Record<string, FactValue> = {};
  for (const { fact, slot } of reads) {
    const value = slots[slot];
    if (value !== undefined) values[fact] = value;
  }
  return values;
}

export const isScoring = (rule: Rule): rule is ScoringRule => rule.kind === 'score' || rule.kind === 'credit';

/** The facts that a rule looks at, in the order of their names. */
function factsOfRule(rule: Rule, ruleSet: Pick<RuleSet, 'conditions'>): string[] {
  const facts = factsIn(rule.when, ruleSet.conditions);
  if (isScoring(rule) && rule.points.kind === 'perUnit') facts.add(rule.points.fact);
  if (isScoring(rule) && rule.points.kind === 'decaying') facts.add(rule.points.age);
  return [...facts].sort(compareText);
}

/** The facts that a rule set reads: what has to be derived, and all that records need to carry. */
export function factsOfRuleSet(ruleSet: Pick<RuleSet, 'conditions' | 'rules'>): string[] {
  return [...new Set(ruleSet.rules.flatMap((rule) => factsOfRule(rule, ruleSet)))].sort(compareText);
}
