import { addDays } from '../../kernel/date.js';
import { ok, type Result } from '../../kernel/result.js';
import { compileRuleSet, factsOfRuleSet } from '../compileRuleSet.js';
import type { Register } from '../register.js';
import type { RuleSet } from '../ruleSet.js';
import { factsAt } from './factsAt.js';
import type { BacktestProblem } from './reasons.js';
import { settleTiers } from './settleTiers.js';
import type { ScoredVisit } from './visit.js';
import { factDays, isSerious, visitsIn, type AsOf, type Period } from './visitsIn.js';

export interface Window {
  readonly period: Period;
  readonly asOf: AsOf;
  /** The number of an inspection record that makes it serious when above zero. */
  readonly outcome: string;
}

/**
 * What a rule set says of the visits of a period from facts of a day before each, beside what they found.
 * Enterprises that a rule excludes keep their score: they were visited, so that their outcome counts.
 */
export function scoreVisits(
  register: Register,
  ruleSet: RuleSet,
  { period, asOf, outcome }: Window,
): Result<ScoredVisit[], BacktestProblem> {
  const visits = visitsIn(register, period);
  if (!visits.ok) return visits;
  const facts = factsAt(register, factsOfRuleSet(ruleSet));
  const assess = compileRuleSet(settleTiers(ruleSet, register, addDays(period.from, -1)));
  const dayOf = factDays(asOf, period);
  return ok(
    visits.value.map((visit) => {
      const { record, enterprise } = visit;
      const day = dayOf(visit);
      const { score, tier, excluded } = assess(facts(enterprise, day), day);
      const { district, category, hazardClass } = enterprise;
      const serious = isSerious(visit, outcome);
      const known = { id: record.id, enterprise: enterprise.id, date: record.date };
      const place = { district, category, hazardClass };
      return { ...known, ...place, score, tier, excluded: excluded !== null, serious };
    }),
  );
}
