import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { toHex } from '../kernel/bytes.js';
import { formatCheckpoint } from './checkpoint.js';
import { entryLeaf, type LogEntry } from './logEntry.js';
import { merkleRoot } from './rootBuilder.js';
import { formatNote, signNote } from './note.js';
import type { AuditProblem } from './reasons.js';
import type { Signer, Verifier } from './signing.js';
import { trustedHead, type TrustedHead, type TrustPolicy } from './trust.js';

/**
 * The signed head over all entries so far, as a C2SP checkpoint note.
 *
 * @param extensions further lines, such as the head of an audit trail that the log's signature covers too
 */
export function signHead(
  hash: Hash,
  entries: readonly LogEntry[],
  origin: string,
  signer: Signer,
  extensions: readonly string[] = [],
): string {
  const root = merkleRoot(hash, leaves(hash, entries));
  const text = formatCheckpoint({ origin, size: entries.length, root, extensions });
  return formatNote(signNote(hash, { text, signatures: [] }, origin, signer));
}

function* leaves(hash: Hash, entries: Iterable<LogEntry>): Generator<Uint8Array> {
  for (const entry of entries) yield entryLeaf(hash, entry);
}

/** Checks a whole published log against its signed head; entries behind the head may follow. */
export function verifyLog(
  hash: Hash,
  verifier: Verifier,
  policy: TrustPolicy,
  entries: readonly LogEntry[],
  note: string,
): Result<TrustedHead, AuditProblem> {
  const head = trustedHead(hash, verifier, policy, note);
  if (!head.ok) return head;
  const { size, root } = head.value.checkpoint;
  if (entries.length < size) {
    return err({ code: 'audit.log-shrank', params: { first: size, second: entries.length } });
  }
  const [published, computed] = [toHex(root), toHex(merkleRoot(hash, leaves(hash, entries.slice(0, size))))];
  if (published === computed) return head;
  const params = { first: size, second: entries.length, root: published, computed };
  return err({ code: 'audit.log-rewritten', params });
}

/** Two heads of one log that nobody can reconcile are proof of fraud, whoever shows them. */
export function compareHeads(a: TrustedHead, b: TrustedHead): Result<true, AuditProblem> {
  const [first, second] = [a.checkpoint, b.checkpoint];
  const split = first.size === second.size && toHex(first.root) !== toHex(second.root);
  if (!split) return ok(true);
  const params = {
    origin: first.origin,
    size: first.size,
    one: toHex(first.root),
    other: toHex(second.root),
  };
  return err({ code: 'audit.split-view', params });
}
