import type { StoredKind, StoreProblem } from '../app/ports/storeReasons.js';
import { findUnstorable } from './storableText.js';

/** What the database would refuse in the midst of a load, found before it: ids that repeat, text it cannot keep. */
export function findFault(kind: StoredKind, rows: readonly { readonly id: string }[]): StoreProblem | null {
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(id)) return { code: 'store.duplicate-id', params: { kind, id } };
    seen.add(id);
  }
  const unstorable = findUnstorable(rows);
  return unstorable === null ? null : { code: 'store.unstorable-text', params: { kind, id: unstorable.id } };
}
