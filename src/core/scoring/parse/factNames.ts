import { factCatalogue, isPersonal } from '../facts/catalogue.js';
import type { FactDefinition } from '../facts/definition.js';
import type { Faults } from './faults.js';

/** Looks a fact up in the catalogue; says which names come near, or that a person's identity is no fact. */
export function checkFactName(fact: string, pointer: string, faults: Faults): FactDefinition | undefined {
  const definition = factCatalogue.get(fact);
  if (definition !== undefined) return definition;
  if (isPersonal(fact)) faults.add(pointer, 'scoring.personal-fact', { fact });
  else faults.add(pointer, 'scoring.unknown-fact', { fact, near: nearest(fact) });
  return undefined;
}

function nearest(fact: string): string[] {
  return [...factCatalogue.keys()]
    .map((name) => ({ name, distance: editDistance(fact.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, name.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
