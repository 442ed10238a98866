import { isParameterRef } from '../condition.js';
import { mostPoints, amountOf } from '../points.js';
import type { Amount, Points, Rule, ScoringRule } from '../ruleSet.js';
import { checkCondition, type ConditionContext } from './conditions.js';
import { checkFactName } from './factNames.js';
import { below } from './faults.js';

/** Scores stay far inside exact integers, whatever fires. */
const MAX_TOTAL = 1_000_000_000;

export function checkRules(context: ConditionContext): void {
  const { ruleSet, faults } = context;
  const seen = new Set<string>();
  let total = 0;
  ruleSet.rules.forEach((rule, index) => {
    const pointer = `/rules/${index}`;
    if (seen.has(rule.id)) faults.add(below(pointer, 'id'), 'scoring.duplicate-rule', { rule: rule.id });
    seen.add(rule.id);
    checkCondition(rule.when, below(pointer, 'when'), context);
    if (rule.kind === 'score' || rule.kind === 'credit') {
      checkPoints(rule, pointer, context);
      checkGroup(rule, pointer, context);
      total += mostPoints(rule.points, ruleSet.parameters);
    }
    checkTierName(rule, pointer, context);
  });
  if (total > MAX_TOTAL) {
    faults.add('/rules', 'scoring.points-overflow', { points: total, limit: MAX_TOTAL });
  }
}

function checkPoints(rule: ScoringRule, pointer: string, context: ConditionContext): void {
  const { points } = rule;
  const place = below(pointer, 'points');
  for (const [key, amount] of amounts(points)) checkAmount(amount, below(place, key), context);
  if (points.kind === 'perUnit') checkNumberFact(points.fact, below(place, 'fact'), context, false);
  if (points.kind === 'decaying') {
    checkNumberFact(points.age, below(place, 'age'), context, true);
    checkPositive(points.overDays, below(place, 'overDays'), rule, context);
  }
  const signed = points.kind === 'perUnit' ? (['points', 'cap'] as const) : (['points'] as const);
  for (const key of signed) {
    const amount = (points as { points: Amount; cap?: Amount })[key] ?? 0;
    const value = amountOf(amount, context.ruleSet.parameters);
    if (rule.kind === 'score' ? value < 0 : value > 0) {
      context.faults.add(below(place, key), 'scoring.points-sign', { rule: rule.id, points: value });
    }
  }
}

function amounts(points: Points): readonly (readonly [string, Amount])[] {
  if (points.kind === 'constant') return [['points', points.points]];
  if (points.kind === 'perUnit')
    return [
      ['points', points.points],
      ['cap', points.cap],
    ];
  return [
    ['points', points.points],
    ['overDays', points.overDays],
  ];
}

function checkAmount(amount: Amount, pointer: string, { ruleSet, faults }: ConditionContext): void {
  if (!isParameterRef(amount)) return;
  const name = amount.parameter;
  const parameter = Object.hasOwn(ruleSet.parameters, name) ? ruleSet.parameters[name] : undefined;
  if (parameter === undefined) {
    faults.add(below(pointer, 'parameter'), 'scoring.unknown-parameter', { parameter: name });
  } else if (typeof parameter.value !== 'number') {
    const found = JSON.stringify(parameter.value);
    faults.add(pointer, 'scoring.wrong-type', { fact: name, expected: 'integer', found });
  }
}

function checkNumberFact(fact: string, pointer: string, context: ConditionContext, days: boolean): void {
  const definition = checkFactName(fact, pointer, context.faults);
  if (definition === undefined) return;
  if (definition.type !== 'integer') {
    context.faults.add(pointer, 'scoring.wrong-type', { fact, expected: 'integer', found: definition.type });
  } else if (days && definition.unit !== 'days') context.faults.add(pointer, 'scoring.not-days', { fact });
}

function checkPositive(amount: Amount, pointer: string, rule: Rule, context: ConditionContext): void {
  const value = amountOf(amount, context.ruleSet.parameters);
  if (value < 1) context.faults.add(pointer, 'scoring.points-sign', { rule: rule.id, points: value });
}

function checkGroup({ group }: ScoringRule, pointer: string, { ruleSet, faults }: ConditionContext): void {
  if (group === undefined || ruleSet.caps.some((cap) => cap.group === group)) return;
  faults.add(below(pointer, 'group'), 'scoring.unknown-group', { group });
}

function checkTierName(rule: Rule, pointer: string, { ruleSet, faults }: ConditionContext): void {
  if (rule.kind !== 'tierOverride') return;
  const known = ruleSet.tiers.tiers.map(({ tier }) => tier);
  if (!known.includes(rule.tier)) {
    faults.add(below(pointer, 'tier'), 'scoring.unknown-tier', { tier: rule.tier, known });
  }
}
