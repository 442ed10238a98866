import type { Day } from '../../kernel/date.js';
import type { Facts, FactValue } from '../assessment.js';
import type { Enterprise, HistoryRecord } from '../register.js';
import type { Areas } from './areas.js';
import { factCatalogue } from './catalogue.js';
import type { FactDefinition } from './definition.js';
import { knownOn, type Evidence } from './known.js';

export type DeriveFacts = (
  enterprise: Enterprise,
  history: readonly HistoryRecord[],
  asOf: Day,
  areas?: Areas,
) => Facts;

/**
 * All facts of one enterprise as they were known on a day. `history` holds the records of that enterprise in
 * any order; records dated later than `asOf`, and licences, devices and marks that begin later, do not count.
 * A fact that is unknown is absent; without `areas`, facts of the area are unknown.
 */
export const deriveFacts: DeriveFacts = deriverOf(factCatalogue.keys());

/**
 * As `deriveFacts`, for the named facts only: quicker, and records then carry no more than rules use. Facts
 * stand in the order of the names.
 */
export function deriverOf(names: Iterable<string>): DeriveFacts {
  const definitions = [...names].map(definitionOf);
  return (enterprise, history, asOf, areas) => {
    const known = knownOn(enterprise, history, asOf, areas);
    const facts: Record<string, FactValue> = {};
    for (const { name, derive } of definitions) {
      const value = derive(known);
      if (value !== undefined) facts[name] = value;
    }
    // Members set one by one are held as a hash table; a copy is held compactly, in an eighth of the memory.
    return { ...facts };
  };
}

/** The records that the named facts rest on, for those that rest on any. */
export function evidenceOf(
  names: Iterable<string>,
  enterprise: Enterprise,
  history: readonly HistoryRecord[],
  asOf: Day,
  areas?: Areas,
): ReadonlyMap<string, readonly Evidence[]> {
  const known = knownOn(enterprise, history, asOf, areas);
  const evidence = new Map<string, readonly Evidence[]>();
  for (const name of names) {
    const rests = definitionOf(name).evidence(known);
    if (rests.length > 0)
      evidence.set(
        name,
        rests.map(({ source, id }) => ({ source, id })),
      );
  }
  return evidence;
}

function definitionOf(name: string): FactDefinition {
  const definition = factCatalogue.get(name);
  if (definition === undefined) throw new TypeError(`no fact "${name}" in the catalogue`);
  return definition;
}
