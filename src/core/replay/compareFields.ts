import { canonical, type Json, type JsonObject } from '../kernel/canonical.js';
import type { Problem } from '../kernel/problem.js';
import { differs } from './compareLines.js';

/** The fields of a record that are not those computed. */
export function compareFields(file: string, stated: JsonObject, computed: object): readonly Problem[] {
  return Object.entries(computed).flatMap(([field, value]) => {
    const [ours, theirs] = [canonical(value as Json), canonical(stated[field] ?? null)];
    return ours === theirs ? [] : [{ ...differs(field, theirs, ours), place: { file, field } }];
  });
}
