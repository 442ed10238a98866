import type { FactValue } from '../assessment.js';
import { isParameterRef, type Comparison, type Condition } from '../condition.js';
import { conditionCompiler } from '../compileCondition.js';
import { slotFinder } from '../factSlots.js';
import { factCatalogue } from '../facts/catalogue.js';
import type { RuleSet } from '../ruleSet.js';

/** Yes and no are proved; open means that the search was given up. */
export type Verdict = 'yes' | 'no' | 'open';

type Value = FactValue | undefined;
type Definitions = Pick<RuleSet, 'conditions' | 'parameters'>;

/** Assignments tried before giving up: rules that people can read need far fewer. */
const BUDGET = 200_000;

/**
 * Whether some facts make a condition true. Comparisons look at a fact only through constants, so that a few
 * values stand for all: each constant, its neighbours, one other value, and "unknown". Facts are taken to
 * be independent, integers to be 0 or more; a proof of "no" therefore holds for every enterprise.
 */
export function satisfiable(condition: Condition, definitions: Definitions): Verdict {
  const values = valuesByFact(condition, definitions);
  const test = conditionCompiler(definitions, slotFinder([...values.keys()]))(condition);
  const domains = [...values.values()];
  const slots: Value[] = [];
  let left = BUDGET;
  const search = (position: number): boolean => {
    const domain = domains[position];
    if (domain === undefined) return left-- > 0 && test(slots);
    return domain.some((value) => {
      slots[position] = value;
      return left > 0 && search(position + 1);
    });
  };
  if (search(0)) return 'yes';
  return left > 0 ? 'no' : 'open';
}

/** The values of each fact that can make a difference to a condition. */
function valuesByFact(condition: Condition, definitions: Definitions): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Set<Value>>();
  for (const { fact, value } of comparisonsIn(condition, definitions.conditions)) {
    const values = found.get(fact) ?? new Set<Value>([undefined]);
    found.set(fact, values);
    const actual = isParameterRef(value) ? definitions.parameters[value.parameter]?.value : value;
    for (const constant of Array.isArray(actual) ? (actual as FactValue[]) : [actual as FactValue]) {
      for (const near of neighbours(fact, constant)) values.add(near);
    }
  }
  return new Map([...found].map(([fact, values]) => [fact, [...values]]));
}

function neighbours(fact: string, constant: FactValue): readonly FactValue[] {
  const type = factCatalogue.get(fact)?.type;
  if (type === 'boolean') return [true, false];
  if (typeof constant !== 'number') return [constant, `${String(constant)} or another`];
  return [constant, constant + 1, constant - 1].filter((value) => value >= 0);
}

/** All comparisons that a condition makes, through the named conditions that it refers to. */
export function comparisonsIn(
  condition: Condition,
  named: Readonly<Record<string, Condition>>,
): readonly Comparison[] {
  const seen = new Set<string>();
  const visit = (part: Condition): readonly Comparison[] => {
    if ('fact' in part) return [part];
    if ('all' in part) return part.all.flatMap(visit);
    if ('any' in part) return part.any.flatMap(visit);
    if ('not' in part) return visit(part.not);
    const target = seen.has(part.condition) ? undefined : named[part.condition];
    seen.add(part.condition);
    return target === undefined ? [] : visit(target);
  };
  return visit(condition);
}
