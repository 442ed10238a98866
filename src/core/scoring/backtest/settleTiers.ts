import type { Day } from '../../kernel/date.js';
import { compileRuleSet, factsOfRuleSet } from '../compileRuleSet.js';
import type { Register } from '../register.js';
import type { RuleSet } from '../ruleSet.js';
import { thresholdsOfShares } from '../tiers.js';
import { factsAt } from './factsAt.js';

/** Tier shares become thresholds by the scores of the whole register on a day; thresholds stay. */
export function settleTiers(ruleSet: RuleSet, register: Register, day: Day): RuleSet {
  const { tiers } = ruleSet;
  if (tiers.kind === 'thresholds') return ruleSet;
  const assess = compileRuleSet(ruleSet);
  const facts = factsAt(register, factsOfRuleSet(ruleSet));
  const scores = register.enterprises
    .map((enterprise) => assess(facts(enterprise, day), day))
    .filter(({ excluded }) => excluded === null)
    .map(({ score }) => score);
  return { ...ruleSet, tiers: thresholdsOfShares(tiers, scores) };
}
