import { areaFacts } from './areaFacts.js';
import type { FactDefinition } from './definition.js';
import { dutyFacts } from './dutyFacts.js';
import { enterpriseFacts } from './enterpriseFacts.js';
import { incidentFacts } from './incidentFacts.js';
import { inspectionFacts } from './inspectionFacts.js';
import { licenceFacts } from './licenceFacts.js';
import { standingFacts } from './standingFacts.js';
import { surroundingFacts } from './surroundingFacts.js';

/** Every fact that rules may ask for, by name. Nothing else is a fact. */
export const factCatalogue: ReadonlyMap<string, FactDefinition> = new Map(
  [
    ...enterpriseFacts,
    ...licenceFacts,
    ...inspectionFacts,
    ...surroundingFacts,
    ...areaFacts,
    ...standingFacts,
    ...incidentFacts,
    ...dutyFacts,
  ].map((definition) => [definition.name, definition]),
);

/**
 * Words that name people. A rule that asks for one is refused as such, and not merely as unknown: who
 * inspected and who owns a firm must never move a score.
 */
const PERSONAL = /inspector|officer|owner|legal|person|name|gender|sex|nation|religion|age$|birth|phone/i;

export function isPersonal(fact: string): boolean {
  return PERSONAL.test(fact);
}
