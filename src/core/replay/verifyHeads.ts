import { parseCheckpoint, type Checkpoint } from '../audit/checkpoint.js';
import { entryLeaf } from '../audit/logEntry.js';
import { parseNote } from '../audit/note.js';
import type { NoteKey } from '../audit/noteKey.js';
import { merkleRoot } from '../audit/rootBuilder.js';
import type { Verifier } from '../audit/signing.js';
import { trustedHead } from '../audit/trust.js';
import { toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import type { History } from './history.js';

/** What a reader brings besides the bundle. */
export interface ReaderTrust {
  /** A signed head of the log (a C2SP checkpoint note) that the reader kept from an earlier day, or null. */
  readonly kept: string | null;
  /** The log's key as the reader knows it, or null: then no signature is checked. */
  readonly key: NoteKey | null;
}

/**
 * Holds the log in a bundle against what a reader knows of it: the kept head must cover a beginning of the same
 * log, and under a key both heads must be signed with it.
 */
export function checkHeads(
  hash: Hash,
  verifier: Verifier,
  history: History,
  { kept, key }: ReaderTrust,
): readonly Problem[] {
  const [own] = history.heads;
  if (own === undefined) return kept === null && key === null ? [] : [{ code: 'replay.no-head', params: {} }];
  const read = (note: string): Result<Checkpoint, Problem> => readHead(hash, verifier, note, key);
  const now = read(own.note);
  if (!now.ok) return [now.error];
  if (kept === null) return [];
  const before = read(kept);
  return before.ok ? extendsHead(hash, history, now.value, before.value) : [before.error];
}

function readHead(
  hash: Hash,
  verifier: Verifier,
  note: string,
  key: NoteKey | null,
): Result<Checkpoint, Problem> {
  if (key !== null) {
    const head = trustedHead(hash, verifier, { log: key, witnesses: [], quorum: 0 }, note);
    return head.ok ? ok(head.value.checkpoint) : head;
  }
  const parsed = parseNote(note);
  return parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
}

/** The log that is at hand begins with everything that the earlier head covers. */
function extendsHead(
  hash: Hash,
  { entries }: History,
  now: Checkpoint,
  { origin, size, root }: Checkpoint,
): readonly Problem[] {
  if (origin !== now.origin)
    return [{ code: 'audit.other-log', params: { expected: now.origin, got: origin } }];
  if (size > entries.length)
    return [{ code: 'replay.head-newer', params: { size, entries: entries.length } }];
  const leaves = entries.slice(0, size).map((entry) => entryLeaf(hash, entry));
  const [stated, computed] = [toHex(root), toHex(merkleRoot(hash, leaves))];
  if (stated === computed) return [];
  if (size === now.size)
    return [{ code: 'audit.split-view', params: { origin, size, one: stated, other: computed } }];
  const params = { first: size, second: entries.length, root: stated, computed };
  return [{ code: 'audit.log-rewritten', params }];
}
