import type { Rule, RuleSet } from './ruleSet.js';

type Apply = (points: readonly number[], rules: readonly Rule[]) => readonly number[];

/**
 * Caps of groups: in the order of rule ids, a rule gets what its group has left, so that the points that
 * are shown always add up to the score.
 */
export function newCaps(ruleSet: RuleSet): Apply {
  const limits = new Map(ruleSet.caps.map(({ group, atMost }) => [group, atMost]));
  if (limits.size === 0) return (points) => points;
  return (points, rules) => {
    const left = new Map(limits);
    return points.map((each, index) => {
      const rule = rules[index];
      const group = rule !== undefined && 'group' in rule ? rule.group : undefined;
      const rest = group === undefined ? undefined : left.get(group);
      if (group === undefined || rest === undefined) return each;
      const given = Math.min(Math.abs(each), rest);
      left.set(group, rest - given);
      return Math.sign(each) * given || 0;
    });
  };
}
