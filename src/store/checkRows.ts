import type { StoredKind, StoreProblem } from '../app/ports/storeReasons.js';
import { chunks } from './chunks.js';
import { findUnstorable } from './storableText.js';

const CHUNK = 2000;

/** What the database would refuse in the midst of a load, found before it: ids that repeat, text it cannot keep. */
export function findFault(kind: StoredKind, rows: readonly { readonly id: string }[]): StoreProblem | null {
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(id)) return { code: 'store.duplicate-id', params: { kind, id } };
    seen.add(id);
  }
  for (const chunk of chunks(rows, CHUNK)) {
    const unstorable = findUnstorable(chunk);
    if (unstorable !== null) return { code: 'store.unstorable-text', params: { kind, id: unstorable.id } };
  }
  return null;
}
