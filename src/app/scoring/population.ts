import type { Day } from '../../core/kernel/date.js';
import { assessAll } from '../../core/scoring/assessAll.js';
import type { Assessment, Facts } from '../../core/scoring/assessment.js';
import { factsOfRuleSet } from '../../core/scoring/compileRuleSet.js';
import { areasOf, type Areas } from '../../core/scoring/facts/areas.js';
import { deriverOf } from '../../core/scoring/facts/deriveFacts.js';
import type { Enterprise, HistoryRecord, Register } from '../../core/scoring/register.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';

/** A register ready for looking at enterprises one by one. */
export interface Population {
  readonly enterprises: readonly Enterprise[];
  readonly historyOf: (id: string) => readonly HistoryRecord[];
  readonly areas: Areas;
}

export interface Assessed {
  readonly enterprise: Enterprise;
  readonly facts: Facts;
  readonly assessment: Assessment;
}

export function populationOf(register: Register): Population {
  const byEnterprise = new Map<string, HistoryRecord[]>();
  for (const record of register.history) {
    const own = byEnterprise.get(record.enterprise);
    if (own === undefined) byEnterprise.set(record.enterprise, [record]);
    else own.push(record);
  }
  return {
    enterprises: register.enterprises,
    historyOf: (id) => byEnterprise.get(id) ?? [],
    areas: areasOf(register),
  };
}

/** The facts that the named rule sets read, of every enterprise in its order. */
export function factsOn(
  population: Population,
  asOf: Day,
  ...ruleSets: readonly RuleSet[]
): readonly Facts[] {
  const derive = deriverOf(new Set(ruleSets.flatMap(factsOfRuleSet)));
  const { enterprises, historyOf, areas } = population;
  return enterprises.map((enterprise) => derive(enterprise, historyOf(enterprise.id), asOf, areas));
}

/** Every enterprise with its assessment, in the order of the register. */
export function assessPopulation(population: Population, ruleSet: RuleSet, asOf: Day): readonly Assessed[] {
  const facts = factsOn(population, asOf, ruleSet);
  const assessments = assessAll(ruleSet, facts, asOf);
  return population.enterprises.flatMap((enterprise, index) => {
    const [own, assessment] = [facts[index], assessments[index]];
    return own === undefined || assessment === undefined ? [] : [{ enterprise, facts: own, assessment }];
  });
}
