import { asKey } from './asKey.js';
import type { Facts, FactValue } from './assessment.js';
import { isParameterRef, type Comparison, type Condition } from './condition.js';
import type { RuleSet } from './ruleSet.js';

export type Test = (facts: Facts) => boolean;
export type CompileCondition = (condition: Condition) => Test;

type Definitions = Pick<RuleSet, 'conditions' | 'parameters'>;

/**
 * Turns conditions into closures with exactly the meaning of json-rules-engine 7.3 (facts that are absent
 * being undefined). No text of a rule set is ever run as code. Each named condition is compiled once.
 */
export function conditionCompiler(definitions: Definitions): CompileCondition {
  const named = new Map<string, Test>();
  const compile = (condition: Condition): Test => {
    if ('all' in condition) return every(condition.all.map(compile));
    if ('any' in condition) return some(condition.any.map(compile));
    if ('not' in condition) return negate(compile(condition.not));
    if ('condition' in condition) return reference(condition.condition);
    return comparison(condition, asKey(condition.fact), definitions);
  };
  const reference = (name: string): Test => {
    const known = named.get(name);
    if (known !== undefined) return known;
    const target = definitions.conditions[name];
    if (target === undefined) throw new TypeError(`no condition "${name}"`);
    const test = compile(target);
    named.set(name, test);
    return test;
  };
  return compile;
}

const negate =
  (test: Test): Test =>
  (facts) =>
    !test(facts);

function every(tests: readonly Test[]): Test {
  const [a, b, c] = tests;
  if (a === undefined) return () => true;
  if (b === undefined) return a;
  if (c === undefined) return (facts) => a(facts) && b(facts);
  if (tests.length === 3) return (facts) => a(facts) && b(facts) && c(facts);
  return (facts) => {
    for (const test of tests) if (!test(facts)) return false;
    return true;
  };
}

/** An empty `any` is true, as in json-rules-engine. */
function some(tests: readonly Test[]): Test {
  const [a, b, c] = tests;
  if (a === undefined) return () => true;
  if (b === undefined) return a;
  if (c === undefined) return (facts) => a(facts) || b(facts);
  if (tests.length === 3) return (facts) => a(facts) || b(facts) || c(facts);
  return (facts) => {
    for (const test of tests) if (test(facts)) return true;
    return false;
  };
}

function comparison({ operator, value }: Comparison, fact: string, { parameters }: Definitions): Test {
  const actual = isParameterRef(value) ? parameters[value.parameter]?.value : value;
  switch (operator) {
    case 'equal':
      return (facts) => facts[fact] === actual;
    case 'notEqual':
      return (facts) => facts[fact] !== actual;
    case 'in':
      return membership(fact, actual);
    case 'notIn':
      return negate(membership(fact, actual));
    case 'lessThan':
      return less(fact, Number(actual));
    case 'lessThanInclusive':
      return lessOrEqual(fact, Number(actual));
    case 'greaterThan':
      return greater(fact, Number(actual));
    case 'greaterThanInclusive':
      return greaterOrEqual(fact, Number(actual));
  }
}

function membership(fact: string, list: unknown): Test {
  const members: readonly unknown[] = Array.isArray(list) ? list : [];
  if (members.length <= 4) return (facts) => members.includes(facts[fact]);
  const set = new Set(members);
  return (facts) => set.has(facts[fact]);
}

function less(fact: string, bound: number): Test {
  return (facts) => {
    const value = facts[fact];
    return typeof value === 'number' ? value < bound : asNumber(value) < bound;
  };
}

function lessOrEqual(fact: string, bound: number): Test {
  return (facts) => {
    const value = facts[fact];
    return typeof value === 'number' ? value <= bound : asNumber(value) <= bound;
  };
}

function greater(fact: string, bound: number): Test {
  return (facts) => {
    const value = facts[fact];
    return typeof value === 'number' ? value > bound : asNumber(value) > bound;
  };
}

function greaterOrEqual(fact: string, bound: number): Test {
  return (facts) => {
    const value = facts[fact];
    return typeof value === 'number' ? value >= bound : asNumber(value) >= bound;
  };
}

/**
 * json-rules-engine compares what begins with a number by JavaScript's own coercion and nothing else: text
 * such as "7" counts as 7, while "7 days", truth values and absent facts make every comparison false.
 */
function asNumber(value: FactValue | undefined): number {
  if (typeof value !== 'string' || Number.isNaN(Number.parseFloat(value))) return Number.NaN;
  return Number(value);
}
