import { compareText } from '../../kernel/text.js';
import type { Facts, FactValue } from '../assessment.js';
import { compileScore } from '../compileRuleSet.js';
import { isParameterRef, type Condition } from '../condition.js';
import { factCatalogue } from '../facts/catalogue.js';
import { amountOf } from '../points.js';
import type { Rule, RuleSet } from '../ruleSet.js';
import { isScoring } from '../compileRules.js';
import { tierRank } from '../tiers.js';
import { comparisonsIn } from './satisfiable.js';

/** One fact that, were it another, would give another tier. */
export interface TierChange {
  readonly fact: string;
  /** Null when it is unknown. */
  readonly from: FactValue | null;
  readonly to: FactValue;
  readonly tier: string;
  readonly score: number;
}

/** Steps of a scale that are tried; finer scales than this are thinned. */
const MOST_STEPS = 400;

/**
 * What would change the tier of an enterprise: for each fact and each other tier that it alone could bring
 * about, the nearest value that does. All other facts stay as they are. Lower tiers come first.
 */
export function whatWouldChangeTier(ruleSet: RuleSet, facts: Facts): readonly TierChange[] {
  const score = compileScore(ruleSet);
  const { tier: current } = score(facts);
  const changes = [...candidateValues(ruleSet)].flatMap(([fact, values]) => {
    const from = facts[fact] ?? null;
    const nearest = new Map<string, TierChange>();
    for (const to of values) {
      const result = score({ ...facts, [fact]: to });
      if (result.tier === current) continue;
      const change = { fact, from, to, tier: result.tier, score: result.score };
      const known = nearest.get(result.tier);
      if (known === undefined || distance(from, to) < distance(from, known.to))
        nearest.set(result.tier, change);
    }
    return [...nearest.values()];
  });
  const rank = (tier: string): number => tierRank(ruleSet.tiers, tier);
  return changes.sort((a, b) => rank(a.tier) - rank(b.tier) || compareText(a.fact, b.fact));
}

const distance = (from: FactValue | null, to: FactValue): number =>
  typeof from === 'number' && typeof to === 'number' ? Math.abs(from - to) : Infinity;

/** For each fact the values at which some rule begins or ends to hold, or gives other points. */
function candidateValues(ruleSet: RuleSet): ReadonlyMap<string, ReadonlySet<FactValue>> {
  const found = new Map<string, Set<FactValue>>();
  const add = (fact: string, value: FactValue): void => {
    const least = factCatalogue.get(fact)?.unit === 'class' ? 1 : 0;
    if (typeof value === 'number' && value < least) return;
    const values = found.get(fact) ?? new Set();
    found.set(fact, values.add(value));
  };
  for (const rule of ruleSet.rules) {
    for (const [fact, value] of constantsIn(rule.when, ruleSet)) {
      add(fact, value);
      if (typeof value === 'number') for (const near of [value - 1, value + 1]) add(fact, near);
      if (factCatalogue.get(fact)?.type === 'boolean') for (const truth of [true, false]) add(fact, truth);
    }
    for (const [fact, value] of stepsOf(rule, ruleSet)) add(fact, value);
  }
  return found;
}

function constantsIn(
  when: Condition,
  { conditions, parameters }: RuleSet,
): readonly (readonly [string, FactValue])[] {
  return comparisonsIn(when, conditions).flatMap(({ fact, value }) => {
    const actual = isParameterRef(value) ? parameters[value.parameter]?.value : value;
    const all = (Array.isArray(actual) ? actual : [actual]) as readonly FactValue[];
    return all.map((each) => [fact, each] as const);
  });
}

/** The values of a fact at which a rule's points step up or down. */
function stepsOf(rule: Rule, { parameters }: RuleSet): readonly (readonly [string, number])[] {
  if (!isScoring(rule)) return [];
  const { points } = rule;
  if (points.kind === 'perUnit') {
    const { fact, per = 1, above = 0 } = points;
    const each = Math.max(1, Math.abs(amountOf(points.points, parameters)));
    const units = Math.ceil(Math.abs(amountOf(points.cap, parameters)) / each);
    return thinned(units).flatMap((k) => [
      [fact, above + k * per] as const,
      [fact, above + k * per - 1] as const,
    ]);
  }
  if (points.kind !== 'decaying') return [];
  const over = amountOf(points.overDays, parameters);
  return thinned(over).map((day) => [points.age, day] as const);
}

function thinned(count: number): readonly number[] {
  const step = Math.max(1, Math.ceil(count / MOST_STEPS));
  return Array.from({ length: Math.floor(count / step) + 1 }, (_, i) => i * step);
}
