import type { Day } from '../../kernel/date.js';
import { factsAt } from '../backtest/factsAt.js';
import { isSerious, type PastVisit } from '../backtest/visitsIn.js';
import { compileRules, factsOfRuleSet, type CompiledRule } from '../compileRuleSet.js';
import type { Register } from '../register.js';
import type { Rule, RuleSet, ScoringRule } from '../ruleSet.js';
import type { Outcomes, RuleColumn } from './column.js';

/** A rule whose points the fit may set: a score or a credit with constant points. */
export const isCandidate = (rule: Rule): rule is ScoringRule =>
  (rule.kind === 'score' || rule.kind === 'credit') && rule.points.kind === 'constant';

export interface TrainingTable {
  readonly columns: readonly RuleColumn[];
  readonly outcomes: Outcomes;
}

/** At which training visits each candidate rule fires, from facts of a day before the visit. */
export function trainingTable(
  register: Register,
  ruleSet: RuleSet,
  visits: readonly PastVisit[],
  dayOf: (visit: PastVisit) => Day,
  outcome: string,
): TrainingTable {
  const compiled = compileRules(ruleSet);
  const { slots, read } = compiled.facts;
  const rules = compiled.rules.filter(({ rule }) => isCandidate(rule));
  const facts = factsAt(register, factsOfRuleSet(ruleSet));
  const hits = rules.map((): number[] => []);
  visits.forEach((visit, i) => {
    read(facts(visit.enterprise, dayOf(visit)));
    rules.forEach(({ test }, j) => {
      if (test(slots)) hits[j]?.push(i);
    });
  });
  return {
    columns: rules.map((compiled, j) => columnOf(compiled, hits[j] ?? [])),
    outcomes: Uint8Array.from(visits, (visit) => (isSerious(visit, outcome) ? 1 : 0)),
  };
}

const columnOf = ({ rule }: CompiledRule, hits: readonly number[]): RuleColumn => ({
  rule: rule.id,
  sign: rule.kind === 'credit' ? -1 : 1,
  hits: Uint32Array.from(hits),
});
