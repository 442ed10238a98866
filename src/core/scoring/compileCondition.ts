import type { FactValue } from './assessment.js';
import { isParameterRef, type Comparison, type Condition } from './condition.js';
import type { SlotOf, Slots } from './factSlots.js';
import type { RuleSet } from './ruleSet.js';

export type Test = (slots: Slots) => boolean;
export type CompileCondition = (condition: Condition) => Test;

type Definitions = Pick<RuleSet, 'conditions' | 'parameters'>;

/**
 * Turns conditions into closures with exactly the meaning of json-rules-engine 7.3 (facts that are absent
 * being undefined). No text of a rule set is ever run as code. Each named condition is compiled once.
 */
export function conditionCompiler(definitions: Definitions, slotOf: SlotOf): CompileCondition {
  const named = new Map<string, Test>();
  const compile = (condition: Condition): Test => {
    if ('all' in condition) return every(condition.all.map(compile));
    if ('any' in condition) return some(condition.any.map(compile));
    if ('not' in condition) return negate(compile(condition.not));
    if ('condition' in condition) return reference(condition.condition);
    return comparison(condition, slotOf(condition.fact), definitions);
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
  (slots) =>
    !test(slots);

function every(tests: readonly Test[]): Test {
  const [a, b, c] = tests;
  if (a === undefined) return () => true;
  if (b === undefined) return a;
  if (c === undefined) return (slots) => a(slots) && b(slots);
  if (tests.length === 3) return (slots) => a(slots) && b(slots) && c(slots);
  return (slots) => {
    for (const test of tests) if (!test(slots)) return false;
    return true;
  };
}

/** An empty `any` is true, as in json-rules-engine. */
function some(tests: readonly Test[]): Test {
  const [a, b, c] = tests;
  if (a === undefined) return () => true;
  if (b === undefined) return a;
  if (c === undefined) return (slots) => a(slots) || b(slots);
  if (tests.length === 3) return (slots) => a(slots) || b(slots) || c(slots);
  return (slots) => {
    for (const test of tests) if (test(slots)) return true;
    return false;
  };
}

function comparison({ operator, value }: Comparison, slot: number, { parameters }: Definitions): Test {
  const actual = isParameterRef(value) ? parameters[value.parameter]?.value : value;
  switch (operator) {
    case 'equal':
      return equal(slot, actual);
    case 'notEqual':
      return negate(equal(slot, actual));
    case 'in':
      return membership(slot, actual);
    case 'notIn':
      return negate(membership(slot, actual));
    case 'lessThan':
      return less(slot, Number(actual));
    case 'lessThanInclusive':
      return lessOrEqual(slot, Number(actual));
    case 'greaterThan':
      return greater(slot, Number(actual));
    case 'greaterThanInclusive':
      return greaterOrEqual(slot, Number(actual));
  }
}

/** Truth values are told apart by identity, without a general comparison. */
function equal(slot: number, actual: unknown): Test {
  if (actual === true) return (slots) => slots[slot] === true;
  if (actual === false) return (slots) => slots[slot] === false;
  return (slots) => slots[slot] === actual;
}

function membership(slot: number, list: unknown): Test {
  const members: readonly unknown[] = Array.isArray(list) ? list : [];
  if (members.length <= 4) return (slots) => members.includes(slots[slot]);
  const set = new Set(members);
  return (slots) => set.has(slots[slot]);
}

function less(slot: number, bound: number): Test {
  return (slots) => {
    const value = slots[slot];
    return typeof value === 'number' ? value < bound : asNumber(value) < bound;
  };
}

function lessOrEqual(slot: number, bound: number): Test {
  return (slots) => {
    const value = slots[slot];
    return typeof value === 'number' ? value <= bound : asNumber(value) <= bound;
  };
}

function greater(slot: number, bound: number): Test {
  return (slots) => {
    const value = slots[slot];
    return typeof value === 'number' ? value > bound : asNumber(value) > bound;
  };
}

function greaterOrEqual(slot: number, bound: number): Test {
  return (slots) => {
    const value = slots[slot];
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
