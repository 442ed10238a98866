import type { Rule, RuleSet, ScoringRule } from '../ruleSet.js';
import type { Points } from './integerPoints.js';
import { isCandidate } from './ruleColumns.js';

/**
 * The next version of a rule set with the given points: candidate rules without points are dropped, all
 * other rules stay as they are. It carries no approval: that is for a person other than the author.
 */
export function applyPoints(ruleSet: RuleSet, points: Points, author: string): RuleSet {
  const rules = ruleSet.rules.flatMap((rule): Rule[] => {
    if (!isCandidate(rule)) return [rule];
    const own = points.get(rule.id);
    return own === undefined ? [] : [withPoints(rule, own)];
  });
  return { ...ruleSet, version: ruleSet.version + 1, author, approval: null, rules };
}

/** Points were fitted to add up freely: a cap shared with other rules would change what they mean. */
function withPoints(rule: ScoringRule, points: number): ScoringRule {
  const free: ScoringRule = { ...rule, points: { kind: 'constant', points } };
  delete free.group;
  return free;
}
