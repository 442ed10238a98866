import { readFileSync } from 'node:fs';
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { LogicEngine } from 'json-logic-engine';
import { demoDistrict } from '../../src/app/demo/demoDistrict.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { factsOn, populationOf } from '../../src/app/scoring/population.js';
import type { Facts } from '../../src/core/scoring/assessment.js';
import { isParameterRef, type Condition } from '../../src/core/scoring/condition.js';
import { compilePoints } from '../../src/core/scoring/points.js';
import type { Rule, RuleSet } from '../../src/core/scoring/ruleSet.js';
import { isScoring } from '../../src/core/scoring/compileRules.js';
import { sound } from '../unit/scoring/builders.js';

const DAY = '2026-08-31';

/** The first 25 rules of the work safety rule set, without references and caps, which the others lack. */
export function rulesOf25(): RuleSet {
  const ruleSet = sound(JSON.parse(readFileSync('rules/work-safety.json', 'utf8')));
  return { ...ruleSet, caps: [], cases: [], rules: ruleSet.rules.slice(0, 25) };
}

export function demoFacts(ruleSet: RuleSet): readonly Facts[] {
  const { register } = demoDistrict(nodeHash, '2026-09');
  return factsOn(populationOf(register), DAY, ruleSet);
}

type Reasons = { score: number; fired: { rule: string; points: number }[] };

/** Points by fact name, for the engines that have no points of their own. */
function pointsByRule(ruleSet: RuleSet): ReadonlyMap<string, (facts: Facts) => number> {
  return new Map(
    ruleSet.rules.map((rule): [string, (facts: Facts) => number] => {
      if (!isScoring(rule)) return [rule.id, () => 0];
      return [rule.id, compilePoints(rule.points, ruleSet.parameters)];
    }),
  );
}

/** Replaces parameters by their values. */
function plain(condition: Condition, { parameters }: RuleSet): TopLevelCondition {
  return JSON.parse(
    JSON.stringify(condition, (_, value: unknown) =>
      isParameterRef(value) ? parameters[value.parameter]?.value : value,
    ),
  ) as TopLevelCondition;
}

/** The loop that json-rules-engine documents: one engine, `run` for each set of facts, events as reasons. */
export function byJsonRulesEngine(ruleSet: RuleSet): (facts: Facts) => Promise<Reasons> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const points = pointsByRule(ruleSet);
  for (const rule of ruleSet.rules) {
    engine.addRule({ conditions: plain(rule.when, ruleSet), event: { type: rule.id } });
  }
  return async (facts) => {
    const { events } = await engine.run(facts);
    const fired = events.map(({ type }) => ({ rule: type, points: points.get(type)?.(facts) ?? 0 }));
    return { score: fired.reduce((total, each) => total + each.points, 0), fired };
  };
}

const OPERATORS: Readonly<Record<string, string>> = {
  equal: '===',
  notEqual: '!==',
  in: 'in',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
};

/** json-logic-engine reads a dot in a name as a path. */
const flat = (name: string): string => name.replaceAll('.', '_');
export const flatFacts = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [flat(name), value]));

function logicOf(condition: Condition): object {
  if ('all' in condition) return { and: condition.all.map(logicOf) };
  if ('any' in condition) return { or: condition.any.map(logicOf) };
  if ('not' in condition) return { '!': [logicOf(condition.not)] };
  if ('condition' in condition) throw new TypeError('no references here');
  return { [OPERATORS[condition.operator] ?? '']: [{ var: flat(condition.fact) }, condition.value] };
}

/** json-logic-engine with every rule compiled by `build()`. */
export function byJsonLogicEngine(ruleSet: RuleSet): (facts: Facts) => Reasons {
  const engine = new LogicEngine();
  const points = pointsByRule(flattened(ruleSet));
  const rules = ruleSet.rules.map(({ id, when }) => ({
    id,
    test: engine.build(logicOf(plain(when, ruleSet) as Condition)) as (facts: Facts) => unknown,
    points: points.get(id) ?? (() => 0),
  }));
  return (facts) => {
    const fired: Reasons['fired'] = [];
    let score = 0;
    for (const rule of rules) {
      if (rule.test(facts) !== true) continue;
      const given = rule.points(facts);
      score += given;
      fired.push({ rule: rule.id, points: given });
    }
    return { score, fired };
  };
}

function flattened(ruleSet: RuleSet): RuleSet {
  const rules = ruleSet.rules.map((rule): Rule => {
    if (!isScoring(rule)) return rule;
    const { points } = rule;
    if (points.kind === 'perUnit') return { ...rule, points: { ...points, fact: flat(points.fact) } };
    if (points.kind === 'decaying') return { ...rule, points: { ...points, age: flat(points.age) } };
    return rule;
  });
  return { ...ruleSet, rules };
}
