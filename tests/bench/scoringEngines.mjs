/**
 * One rule set in three engines, all of them on the same facts and giving the score and the rules behind it.
 */
import { readFileSync } from 'node:fs';
import { Engine } from 'json-rules-engine';
import { LogicEngine } from 'json-logic-engine';

/**
 * @typedef {import('../../src/core/scoring/ruleSet.js').RuleSet} RuleSet
 * @typedef {import('../../src/core/scoring/ruleSet.js').Rule} Rule
 * @typedef {import('../../src/core/scoring/condition.js').Condition} Condition
 * @typedef {import('../../src/core/scoring/assessment.js').Facts} Facts
 * @typedef {{ score: number, fired: { rule: string, points: number }[] }} Reasons
 */

/**
 * The first 25 rules of the work safety rule set, without named conditions and caps, which the others lack.
 * @returns {RuleSet}
 */
export function rulesOf25() {
  /** @type {unknown} */
  const json = JSON.parse(readFileSync('rules/work-safety.json', 'utf8'));
  const ruleSet = /** @type {RuleSet} */ (json);
  return { ...ruleSet, caps: [], cases: [], rules: ruleSet.rules.slice(0, 25) };
}

/**
 * The same rules as often as wanted, each time under other ids.
 * @param {RuleSet} ruleSet
 * @param {number} times
 * @returns {RuleSet}
 */
export function repeated(ruleSet, times) {
  const rules = Array.from({ length: times }, (_, i) =>
    ruleSet.rules.map((rule) => ({ ...rule, id: i === 0 ? rule.id : `${rule.id}-${i}` })),
  );
  return { ...ruleSet, rules: rules.flat() };
}

/**
 * @param {RuleSet} ruleSet
 * @param {import('../../src/core/scoring/ruleSet.js').Amount} amount
 */
function amountOf({ parameters }, amount) {
  return typeof amount === 'number' ? amount : Number(parameters[amount.parameter]?.value);
}

/**
 * The points of a rule, for the engines that have none of their own.
 * @param {Rule} rule
 * @param {RuleSet} ruleSet
 * @param {(name: string) => string} rename
 * @returns {(facts: Facts) => number}
 */
function pointsOf(rule, ruleSet, rename = (name) => name) {
  if (rule.kind !== 'score' && rule.kind !== 'credit') return () => 0;
  const { points } = rule;
  const each = amountOf(ruleSet, points.points);
  if (points.kind === 'constant') return () => each;
  if (points.kind === 'decaying') {
    const [age, over] = [rename(points.age), amountOf(ruleSet, points.overDays)];
    return (facts) => {
      const days = Number(facts[age] ?? over);
      return days >= over ? 0 : Math.trunc((each * (over - days)) / over);
    };
  }
  const [fact, per, above] = [rename(points.fact), points.per ?? 1, points.above ?? 0];
  const [cap, sign] = [Math.abs(amountOf(ruleSet, points.cap)), Math.sign(each)];
  return (facts) => {
    const units = Math.max(0, Math.floor((Number(facts[fact] ?? 0) - above) / per));
    return sign * Math.min(Math.abs(each) * units, cap);
  };
}

/**
 * A condition with its parameters replaced by their values.
 * @param {Condition} condition
 * @param {Pick<RuleSet, 'parameters'>} ruleSet
 * @returns {object}
 */
function plain(condition, { parameters }) {
  if ('all' in condition) return { all: condition.all.map((part) => plain(part, { parameters })) };
  if ('any' in condition) return { any: condition.any.map((part) => plain(part, { parameters })) };
  if ('not' in condition) return { not: plain(condition.not, { parameters }) };
  if (!('fact' in condition)) throw new TypeError('no references here');
  const { value } = condition;
  const isNamed = typeof value === 'object' && 'parameter' in value;
  return { ...condition, value: isNamed ? parameters[value.parameter]?.value : value };
}

/**
 * The loop that json-rules-engine documents: one engine, `run` for each set of facts, events as reasons.
 * @param {RuleSet} ruleSet
 * @returns {(facts: Facts) => Promise<Reasons>}
 */
export function byJsonRulesEngine(ruleSet) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const points = new Map(ruleSet.rules.map((rule) => [rule.id, pointsOf(rule, ruleSet)]));
  for (const { id, when } of ruleSet.rules) {
    const conditions = /** @type {import('json-rules-engine').TopLevelCondition} */ (plain(when, ruleSet));
    engine.addRule({ conditions, event: { type: id } });
  }
  return async (facts) => {
    const { events } = await engine.run(facts);
    const fired = events.map(({ type }) => ({ rule: type, points: points.get(type)?.(facts) ?? 0 }));
    const total = fired.reduce((sum, each) => sum + each.points, 0);
    return { score: Math.max(0, total), fired };
  };
}

/** @type {Readonly<Record<string, string>>} */
const OPERATORS = {
  equal: '===',
  notEqual: '!==',
  in: 'in',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
};

/**
 * json-logic-engine reads a dot in a name as a path.
 * @param {string} name
 */
const flat = (name) => name.replaceAll('.', '_');

/**
 * @param {Facts} facts
 * @returns {Facts}
 */
export const flatFacts = (facts) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [flat(name), value]));

/**
 * @param {Condition} condition
 * @returns {object}
 */
function logicOf(condition) {
  if ('all' in condition) return { and: condition.all.map(logicOf) };
  if ('any' in condition) return { or: condition.any.map(logicOf) };
  if ('not' in condition) return { '!': [logicOf(condition.not)] };
  if ('condition' in condition) throw new TypeError('no references here');
  const operator = OPERATORS[condition.operator] ?? '';
  // An unknown fact would count as 0 in an order, where it has to make the comparison false.
  const never = operator.startsWith('<') ? Number.MAX_VALUE : -Number.MAX_VALUE;
  const name = /[<>]/.test(operator) ? [flat(condition.fact), never] : flat(condition.fact);
  return { [operator]: [{ var: name }, condition.value] };
}

/**
 * json-logic-engine with every rule compiled by `build()`; its facts are those of `flatFacts`.
 * @param {RuleSet} ruleSet
 * @returns {(facts: Facts) => Reasons}
 */
export function byJsonLogicEngine(ruleSet) {
  const engine = new LogicEngine();
  const rules = ruleSet.rules.map((rule) => ({
    id: rule.id,
    test: /** @type {(facts: Facts) => unknown} */ (
      engine.build(logicOf(/** @type {Condition} */ (plain(rule.when, ruleSet))))
    ),
    points: pointsOf(rule, ruleSet, flat),
  }));
  return (facts) => {
    /** @type {Reasons['fired']} */
    const fired = [];
    let score = 0;
    for (const rule of rules) {
      if (rule.test(facts) !== true) continue;
      const points = rule.points(facts);
      score += points;
      fired.push({ rule: rule.id, points });
    }
    return { score: Math.max(0, score), fired };
  };
}
