import type { ProblemOf } from '../../kernel/problem.js';
import { isParameterRef, type Condition } from '../condition.js';
import type { Rule, RuleSet } from '../ruleSet.js';
import { tierRank } from '../tiers.js';
import type { AdviceReasons } from './reasons.js';
import { runCases } from './runCases.js';
import { comparisonsIn, satisfiable } from './satisfiable.js';

export type Advice = ProblemOf<AdviceReasons>;

/**
 * What is wrong with a rule set that can be used all the same: rules that never fire or never matter, rules
 * that contradict each other, names that nobody uses, rules without a test case.
 */
export function adviceOn(ruleSet: RuleSet): readonly Advice[] {
  return [
    ...ruleSet.rules.flatMap((rule, index) => adviceOnRule(rule, index, ruleSet)),
    ...pairs(ruleSet.rules).flatMap(([a, b]) => adviceOnPair(a, b, ruleSet)),
    ...unusedNames(ruleSet),
    ...runCases(ruleSet).uncovered.map((rule): Advice => {
      return { code: 'advice.no-case', params: { rule }, place: placeOf(rule, ruleSet) };
    }),
  ];
}

const placeOf = (id: string, { rules }: RuleSet): { field: string } => ({
  field: `/rules/${rules.findIndex((rule) => rule.id === id)}`,
});

function adviceOnRule(rule: Rule, index: number, ruleSet: RuleSet): readonly Advice[] {
  const place = { field: `/rules/${index}/when` };
  const found: Advice[] = [];
  if (satisfiable(rule.when, ruleSet) === 'no') {
    found.push({ code: 'advice.never-fires', params: { rule: rule.id }, place });
  } else if (satisfiable({ not: rule.when }, ruleSet) === 'no') {
    found.push({ code: 'advice.always-fires', params: { rule: rule.id }, place });
  }
  if (emptyAny(rule.when)) found.push({ code: 'advice.empty-any', params: { rule: rule.id }, place });
  return found;
}

/** Adding and taking away for the same reason; bounds that cannot both hold; a trigger that is always shut out. */
function adviceOnPair(a: Rule, b: Rule, ruleSet: RuleSet): readonly Advice[] {
  const params = { rule: a.id, other: b.id };
  const place = placeOf(b.id, ruleSet);
  if (kinds(a, b, 'score', 'credit') && implies(a, b, ruleSet) && implies(b, a, ruleSet)) {
    return [{ code: 'advice.contradiction-points', params, place }];
  }
  if (a.kind === 'tierOverride' && b.kind === 'tierOverride' && boundsClash(a, b, ruleSet)) {
    const together = satisfiable({ all: [a.when, b.when] }, ruleSet) === 'yes';
    return together ? [{ code: 'advice.contradiction-tiers', params, place }] : [];
  }
  return shutOut(a, b, ruleSet);
}

function shutOut(a: Rule, b: Rule, ruleSet: RuleSet): readonly Advice[] {
  const [trigger, exclusion] = a.kind === 'trigger' ? [a, b] : [b, a];
  if (trigger.kind !== 'trigger' || exclusion.kind !== 'exclusion') return [];
  if (exclusion.yieldsToTriggers || !implies(trigger, exclusion, ruleSet)) return [];
  const params = { rule: trigger.id, other: exclusion.id };
  return [{ code: 'advice.trigger-shut-out', params, place: placeOf(trigger.id, ruleSet) }];
}

const kinds = (a: Rule, b: Rule, x: Rule['kind'], y: Rule['kind']): boolean =>
  (a.kind === x && b.kind === y) || (a.kind === y && b.kind === x);

const implies = (a: Rule, b: Rule, ruleSet: RuleSet): boolean =>
  satisfiable({ all: [a.when, { not: b.when }] }, ruleSet) === 'no';

type TierRule = Extract<Rule, { kind: 'tierOverride' }>;

function boundsClash(a: TierRule, b: TierRule, { tiers }: RuleSet): boolean {
  const [least, most] = a.bound === 'atLeast' ? [a, b] : [b, a];
  if (least.bound !== 'atLeast' || most.bound !== 'atMost') return false;
  return tierRank(tiers, least.tier) > tierRank(tiers, most.tier);
}

const pairs = (rules: readonly Rule[]): [Rule, Rule][] =>
  rules.flatMap((a, i) => rules.slice(i + 1).map((b): [Rule, Rule] => [a, b]));

function emptyAny(condition: Condition): boolean {
  if ('any' in condition) return condition.any.length === 0 || condition.any.some(emptyAny);
  if ('all' in condition) return condition.all.some(emptyAny);
  return 'not' in condition && emptyAny(condition.not);
}

function unusedNames({ parameters, conditions, rules }: RuleSet): Advice[] {
  const roots = [...rules.map(({ when }) => when), ...Object.values(conditions)];
  const used = new Set(
    roots
      .flatMap((root) => comparisonsIn(root, conditions))
      .flatMap(({ value }) => (isParameterRef(value) ? [value.parameter] : [])),
  );
  for (const rule of rules) {
    if (rule.kind !== 'score' && rule.kind !== 'credit') continue;
    for (const amount of Object.values(rule.points)) if (isParameterRef(amount)) used.add(amount.parameter);
  }
  const referred = new Set(roots.flatMap(referencesIn));
  return [
    ...Object.keys(parameters)
      .filter((name) => !used.has(name))
      .map((parameter): Advice => {
        const place = { field: `/parameters/${parameter}` };
        return { code: 'advice.unused-parameter', params: { parameter }, place };
      }),
    ...Object.keys(conditions)
      .filter((name) => !referred.has(name))
      .map((condition): Advice => {
        const place = { field: `/conditions/${condition}` };
        return { code: 'advice.unused-condition', params: { condition }, place };
      }),
  ];
}

function referencesIn(condition: Condition): readonly string[] {
  if ('condition' in condition) return [condition.condition];
  if ('all' in condition) return condition.all.flatMap(referencesIn);
  if ('any' in condition) return condition.any.flatMap(referencesIn);
  return 'not' in condition ? referencesIn(condition.not) : [];
}
