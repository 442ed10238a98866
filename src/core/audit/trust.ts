import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { parseCheckpoint, type Checkpoint } from './checkpoint.js';
import { verifyCosignatures } from './cosignature.js';
import { parseNote, verifyNote } from './note.js';
import type { NoteKey } from './noteKey.js';
import type { AuditProblem } from './reasons.js';
import type { Verifier } from './signing.js';

/** Whom a reader believes about a log. */
export interface TrustPolicy {
  readonly log: NoteKey;
  readonly witnesses: readonly NoteKey[];
  /** How many different witnesses must have cosigned; 0 for none. */
  readonly quorum: number;
}

export interface TrustedHead {
  readonly checkpoint: Checkpoint;
  /**
   * When as many witnesses as the quorum asks for had seen this head, in seconds since 1970 (UTC); null
   * without a quorum, for then only the operator's word dates it.
   */
  readonly seenAt: number | null;
}

/** Reads a checkpoint note and checks the log's signature, its name and the quorum of witnesses. */
export function trustedHead(
  hash: Hash,
  verifier: Verifier,
  policy: TrustPolicy,
  source: string,
): Result<TrustedHead, AuditProblem> {
  const note = parseNote(source);
  if (!note.ok) return note;
  const signed = verifyNote(hash, verifier, note.value, [policy.log]);
  if (!signed.ok) return signed;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  if (checkpoint.value.origin !== policy.log.name) {
    const params = { expected: policy.log.name, got: checkpoint.value.origin };
    return err({ code: 'audit.other-log', params });
  }
  const cosignatures = verifyCosignatures(hash, verifier, note.value, policy.witnesses);
  if (!cosignatures.ok) return cosignatures;
  const times = firstTimes(cosignatures.value);
  if (times.length < policy.quorum) {
    return err({ code: 'audit.too-few-witnesses', params: { needed: policy.quorum, found: times.length } });
  }
  return ok({ checkpoint: checkpoint.value, seenAt: times[policy.quorum - 1] ?? null });
}

/** The earliest time of each witness, ascending. */
function firstTimes(cosignatures: readonly { readonly witness: string; readonly time: number }[]): number[] {
  const earliest = new Map<string, number>();
  for (const { witness, time } of cosignatures) {
    earliest.set(witness, Math.min(time, earliest.get(witness) ?? time));
  }
  return [...earliest.values()].sort((a, b) => a - b);
}
