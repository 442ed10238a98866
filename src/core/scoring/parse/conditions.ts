import { OPERATORS, type Operator } from '../condition.js';
import type { FactDefinition } from '../facts/definition.js';
import type { RuleSet } from '../ruleSet.js';
import { below, isObject, shown, type Faults } from './faults.js';
import { checkFactName } from './factNames.js';

/** Deep enough for any rule that a person can read; keeps recursion bounded. */
const MAX_DEPTH = 20;

const ORDERED: ReadonlySet<Operator> = new Set<Operator>([
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
]);

export interface ConditionContext {
  readonly ruleSet: RuleSet;
  readonly faults: Faults;
}

/** Checks one condition: its form, its facts against the catalogue, and its references. */
export function checkCondition(value: unknown, pointer: string, context: ConditionContext, depth = 0): void {
  const { faults, ruleSet } = context;
  if (depth > MAX_DEPTH) {
    faults.add(pointer, 'scoring.too-deep', { limit: MAX_DEPTH });
    return;
  }
  const form = formOf(value);
  if (form === null) {
    faults.add(pointer, 'scoring.not-a-condition', { found: shown(value) });
  } else if (form.kind === 'list') {
    form.parts.forEach((part, index) => {
      checkCondition(part, below(below(pointer, form.key), index), context, depth + 1);
    });
  } else if (form.kind === 'not') {
    checkCondition(form.part, below(pointer, 'not'), context, depth + 1);
  } else if (form.kind === 'reference') {
    if (Object.hasOwn(ruleSet.conditions, form.name)) return;
    faults.add(below(pointer, 'condition'), 'scoring.unknown-condition', { condition: form.name });
  } else checkComparison(form, pointer, context);
}

type Form =
  | { kind: 'list'; key: 'all' | 'any'; parts: readonly unknown[] }
  | { kind: 'not'; part: unknown }
  | { kind: 'reference'; name: string }
  | { kind: 'comparison'; fact: string; operator: string; value: unknown };

function formOf(value: unknown): Form | null {
  if (!isObject(value)) return null;
  const keys = Object.keys(value).sort().join();
  const { all, any, condition, fact, operator } = value;
  if (keys === 'all' && Array.isArray(all)) return { kind: 'list', key: 'all', parts: all };
  if (keys === 'any' && Array.isArray(any)) return { kind: 'list', key: 'any', parts: any };
  if (keys === 'not') return { kind: 'not', part: value['not'] };
  if (keys === 'condition' && typeof condition === 'string') return { kind: 'reference', name: condition };
  if (keys === 'fact,operator,value' && typeof fact === 'string' && typeof operator === 'string') {
    return { kind: 'comparison', fact, operator, value: value['value'] };
  }
  return null;
}

type Comparison = Extract<Form, { kind: 'comparison' }>;

function checkComparison(comparison: Comparison, pointer: string, context: ConditionContext): void {
  const { faults } = context;
  const definition = checkFactName(comparison.fact, below(pointer, 'fact'), faults);
  const operator = OPERATORS.find((known) => known === comparison.operator);
  if (operator === undefined) {
    const place = below(pointer, 'operator');
    const name = comparison.operator;
    // Patterns can be made to run for ever, so that there are none; the refusal says so.
    if (/match|reg|like|pattern/i.test(name))
      faults.add(place, 'scoring.regular-expression', { operator: name });
    else faults.add(place, 'scoring.unknown-operator', { operator: name, known: OPERATORS });
  }
  if (definition === undefined || operator === undefined) return;
  if (ORDERED.has(operator) && definition.type !== 'integer') {
    const { name, type } = definition;
    faults.add(below(pointer, 'operator'), 'scoring.operator-needs-integer', { fact: name, operator, type });
    return;
  }
  checkValue(comparison.value, operator, definition, below(pointer, 'value'), context);
}

function checkValue(
  value: unknown,
  operator: Operator,
  definition: FactDefinition,
  pointer: string,
  context: ConditionContext,
): void {
  const { faults, ruleSet } = context;
  let actual = value;
  if (isObject(value) && Object.keys(value).join() === 'parameter') {
    const name = String(value['parameter']);
    if (!Object.hasOwn(ruleSet.parameters, name)) {
      faults.add(below(pointer, 'parameter'), 'scoring.unknown-parameter', { parameter: name });
      return;
    }
    actual = ruleSet.parameters[name]?.value;
  }
  const isList = operator === 'in' || operator === 'notIn';
  const expected = isList ? `list of ${definition.type}` : definition.type;
  const fits = isList
    ? Array.isArray(actual) && actual.every((item) => typeOf(item) === definition.type)
    : typeOf(actual) === definition.type;
  if (!fits)
    faults.add(pointer, 'scoring.wrong-type', { fact: definition.name, expected, found: shown(actual) });
}

function typeOf(value: unknown): string {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  return Number.isSafeInteger(value) ? 'integer' : 'other';
}
