import type { FactValue } from './assessment.js';

/** Comparisons of one fact, with the meaning that json-rules-engine gives them. */
export const OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** A named number or text of the rule set's `parameters`. */
export interface ParameterRef {
  readonly parameter: string;
}

export interface Comparison {
  readonly fact: string;
  readonly operator: Operator;
  readonly value: FactValue | readonly FactValue[] | ParameterRef;
}

/**
 * A condition as json-rules-engine reads it. Traps of that meaning, kept on purpose: an empty `any` is true;
 * `notEqual` and `notIn` hold for a fact that is unknown, the other operators do not.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly condition: string }
  | Comparison;

export const isParameterRef = (value: unknown): value is ParameterRef =>
  typeof value === 'object' && value !== null && 'parameter' in value;

/** The facts that a condition reads, through the named conditions that it refers to. */
export function factsIn(condition: Condition, named: Readonly<Record<string, Condition>>): Set<string> {
  const facts = new Set<string>();
  const visit = (part: Condition): void => {
    if ('fact' in part) facts.add(part.fact);
    else if ('all' in part) part.all.forEach(visit);
    else if ('any' in part) part.any.forEach(visit);
    else if ('not' in part) visit(part.not);
    else {
      const target = named[part.condition];
      if (target !== undefined) visit(target);
    }
  };
  visit(condition);
  return facts;
}
