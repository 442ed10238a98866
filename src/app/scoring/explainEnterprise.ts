import type { Day } from '../../core/kernel/date.js';
import type { FactValue } from '../../core/scoring/assessment.js';
import { explainChange, explainFired } from '../../core/scoring/explain.js';
import { evidenceOf } from '../../core/scoring/facts/deriveFacts.js';
import type { Evidence } from '../../core/scoring/facts/known.js';
import { whatWouldChangeTier, type TierChange } from '../../core/scoring/review/whatIf.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import { thresholdsOfShares } from '../../core/scoring/tiers.js';
import type { Language } from '../../messages/texts.js';
import { assessPopulation, type Assessed, type Population } from './population.js';

/** Why an enterprise has its score: every rule that fired, in words, with the records behind its values. */
export interface Explanation {
  readonly id: string;
  readonly name: string;
  readonly asOf: Day;
  readonly score: number;
  readonly tier: string;
  readonly excluded: string | null;
  readonly certainty: Assessed['assessment']['certainty'];
  readonly reasons: readonly Reason[];
  /** What would change the tier, lower tiers first, each also in words. */
  readonly wouldChangeTier: readonly (TierChange & { readonly text: string })[];
}

export interface Reason {
  readonly rule: string;
  readonly points: number;
  readonly text: string;
  readonly values: readonly Supported[];
}

/** A value with the records that it rests on. */
export interface Supported {
  readonly fact: string;
  readonly value: FactValue;
  readonly evidence: readonly Evidence[];
}

/** Null when the register does not hold the enterprise. */
export function explainEnterprise(
  population: Population,
  ruleSet: RuleSet,
  id: string,
  asOf: Day,
  language: Language,
): Explanation | null {
  const all = assessPopulation(population, ruleSet, asOf);
  const assessed = all.find(({ enterprise }) => enterprise.id === id);
  if (assessed === undefined) return null;
  const { enterprise, facts, assessment } = assessed;
  const history = population.historyOf(id);
  const names = new Set(assessment.fired.flatMap(({ values }) => Object.keys(values)));
  const evidence = evidenceOf(names, enterprise, history, asOf, population.areas);
  const { score, tier, excluded, certainty } = assessment;
  const reasons = assessment.fired.map((fired): Reason => ({
    rule: fired.rule,
    points: fired.points,
    text: explainFired(ruleSet, fired, language),
    values: Object.entries(fired.values).map(([fact, value]) => {
      return { fact, value, evidence: evidence.get(fact) ?? [] };
    }),
  }));
  const settled = { ...ruleSet, tiers: settledTiers(ruleSet, all) };
  const wouldChangeTier = whatWouldChangeTier(settled, facts).map((change) => {
    return { ...change, text: explainChange(change, language) };
  });
  return { id, name: enterprise.name, asOf, score, tier, excluded, certainty, reasons, wouldChangeTier };
}

/** With shares, the thresholds that they come to today: one enterprise alone hardly moves them. */
function settledTiers({ tiers }: RuleSet, all: readonly Assessed[]): RuleSet['tiers'] {
  if (tiers.kind === 'thresholds') return tiers;
  const drawn = all.filter(({ assessment }) => assessment.excluded === null);
  return thresholdsOfShares(
    tiers,
    drawn.map(({ assessment }) => assessment.score),
  );
}
