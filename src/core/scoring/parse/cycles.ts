import type { Condition } from '../condition.js';
import type { RuleSet } from '../ruleSet.js';
import { below, type Faults } from './faults.js';

/** Named conditions may refer to one another, but never round to themselves. */
export function checkCycles(conditions: RuleSet['conditions'], faults: Faults): boolean {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): boolean => {
    if (done.has(name)) return true;
    const start = path.indexOf(name);
    if (start >= 0) {
      const cycle = [...path.slice(start), name];
      faults.add(below('/conditions', name), 'scoring.condition-cycle', { path: cycle });
      return false;
    }
    const target = conditions[name];
    const sound = target === undefined || referred(target).every((next) => visit(next, [...path, name]));
    done.add(name);
    return sound;
  };
  return Object.keys(conditions).every((name) => visit(name, []));
}

function referred(condition: Condition): readonly string[] {
  if ('condition' in condition) return [condition.condition];
  if ('all' in condition) return condition.all.flatMap(referred);
  if ('any' in condition) return condition.any.flatMap(referred);
  return 'not' in condition ? referred(condition.not) : [];
}

/** Comparisons that a rule may make, named conditions counted each time they are referred to. */
const MAX_SIZE = 2000;

/** Named conditions that refer to others many times over may multiply without end; call after `checkCycles`. */
export function checkSizes({ rules, conditions }: RuleSet, faults: Faults): void {
  const sizes = new Map<string, number>();
  const named = (name: string): number => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const target = conditions[name];
    const size = target === undefined ? 1 : sizeOf(target);
    sizes.set(name, size);
    return size;
  };
  const sizeOf = (condition: Condition): number => {
    if ('condition' in condition) return named(condition.condition);
    if ('not' in condition) return sizeOf(condition.not);
    if ('fact' in condition) return 1;
    const parts = 'all' in condition ? condition.all : condition.any;
    return parts.reduce((total, part) => Math.min(total + sizeOf(part), MAX_SIZE + 1), 1);
  };
  rules.forEach(({ id, when }, index) => {
    if (sizeOf(when) <= MAX_SIZE) return;
    faults.add(`/rules/${index}/when`, 'scoring.too-large', { rule: id, limit: MAX_SIZE });
  });
}
