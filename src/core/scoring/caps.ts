import type { CompiledRule } from './compileRules.js';
import type { RuleSet } from './ruleSet.js';

export interface Caps {
  /** Before each enterprise. */
  readonly reset: () => void;
  /** What the group of the rule at a position has left for its points. */
  readonly limit: (position: number, points: number) => number;
}

/**
 * Caps of groups: in the order of rule ids a rule gets what its group has left, so that the points that are
 * shown always add up to the score. Null where nothing is capped.
 */
export function newCaps({ caps }: RuleSet, rules: readonly CompiledRule[]): Caps | null {
  if (caps.length === 0) return null;
  const groupOf = rules.map(({ rule }) =>
    caps.findIndex(({ group }) => 'group' in rule && rule.group === group),
  );
  const most = caps.map(({ atMost }) => atMost);
  const left = [...most];
  return {
    reset: () => {
      for (let i = 0; i < most.length; i++) left[i] = most[i] ?? 0;
    },
    limit: (position, points) => {
      const group = groupOf[position] ?? -1;
      if (group < 0) return points;
      const rest = left[group] ?? 0;
      const given = Math.min(Math.abs(points), rest);
      left[group] = rest - given;
      return points < 0 ? 0 - given : given;
    },
  };
}
