import type { Facts, FactValue } from './assessment.js';
import { isParameterRef, type Comparison, type Condition, type Operator } from './condition.js';
import type { RuleSet } from './ruleSet.js';

export type Test = (facts: Facts) => boolean;

type Definitions = Pick<RuleSet, 'conditions' | 'parameters'>;

/**
 * Turns a condition into closures with exactly the meaning of json-rules-engine 7.3 (facts that are absent
 * being undefined). No text of a rule set is ever run as code.
 */
export function compileCondition(condition: Condition, definitions: Definitions): Test {
  if ('all' in condition) return every(condition.all.map((part) => compileCondition(part, definitions)));
  if ('any' in condition) return some(condition.any.map((part) => compileCondition(part, definitions)));
  if ('not' in condition) {
    const part = compileCondition(condition.not, definitions);
    return (facts) => !part(facts);
  }
  if ('condition' in condition) {
    const target = definitions.conditions[condition.condition];
    if (target === undefined) throw new TypeError(`no condition "${condition.condition}"`);
    return compileCondition(target, definitions);
  }
  return compileComparison(condition, definitions);
}

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

function compileComparison({ fact, operator, value }: Comparison, { parameters }: Definitions): Test {
  const actual = isParameterRef(value) ? parameters[value.parameter]?.value : value;
  if (operator === 'in' || operator === 'notIn') {
    const members = new Set<unknown>(Array.isArray(actual) ? actual : []);
    return operator === 'in' ? (facts) => members.has(facts[fact]) : (facts) => !members.has(facts[fact]);
  }
  if (operator === 'equal') return (facts) => facts[fact] === actual;
  if (operator === 'notEqual') return (facts) => facts[fact] !== actual;
  return ordered(fact, operator, Number(actual));
}

function ordered(
  fact: string,
  operator: Exclude<Operator, 'equal' | 'notEqual' | 'in' | 'notIn'>,
  bound: number,
): Test {
  switch (operator) {
    case 'lessThan':
      return (facts) => asNumber(facts[fact]) < bound;
    case 'lessThanInclusive':
      return (facts) => asNumber(facts[fact]) <= bound;
    case 'greaterThan':
      return (facts) => asNumber(facts[fact]) > bound;
    case 'greaterThanInclusive':
      return (facts) => asNumber(facts[fact]) >= bound;
  }
}

/**
 * json-rules-engine compares what begins with a number by JavaScript's own coercion and nothing else: text
 * such as "7" counts as 7, while "7 days", truth values and absent facts make every comparison false.
 */
function asNumber(value: FactValue | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || Number.isNaN(Number.parseFloat(value))) return Number.NaN;
  return Number(value);
}
