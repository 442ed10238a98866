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
