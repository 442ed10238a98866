import { concat } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { utf8 } from '../kernel/text.js';
import { signaturesBy, type Note, type NoteSignature } from './note.js';
import { keyId, KEY_TYPES, type NoteKey } from './noteKey.js';
import type { AuditProblem } from './reasons.js';
import type { Signer, Verifier } from './signing.js';

/** A witness's statement that it saw this head of the log at a time, and that no earlier head contradicts it. */
export interface Cosignature {
  readonly witness: string;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly time: number;
}

const TIME_BYTES = 8;

/** What a witness signs: C2SP tlog-cosignature, Ed25519, "cosignature/v1". */
function signedMessage(text: string, time: bigint): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time.toString()}\n${text}`);
}

/** Adds a witness's cosignature to a note whose text is a checkpoint. */
export function cosign(hash: Hash, note: Note, name: string, time: number, signer: Signer): Note {
  const stamp = new Uint8Array(TIME_BYTES);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  const bytes = concat(stamp, signer.sign(signedMessage(note.text, BigInt(time))));
  const id = keyId(hash, { name, type: KEY_TYPES.cosignature, publicKey: signer.publicKey });
  return { ...note, signatures: [...note.signatures, { name, keyId: id, bytes }] };
}

/** The cosignatures by trusted witnesses; one that does not hold condemns the note. */
export function verifyCosignatures(
  hash: Hash,
  verifier: Verifier,
  note: Note,
  witnesses: readonly NoteKey[],
): Result<Cosignature[], AuditProblem> {
  const found: Cosignature[] = [];
  for (const key of witnesses) {
    if (key.type !== KEY_TYPES.cosignature) continue;
    for (const signature of signaturesBy(hash, note, key)) {
      const time = cosignedAt(verifier, note.text, key, signature);
      if (time === null) return err({ code: 'audit.signature-false', params: { name: key.name } });
      found.push({ witness: key.name, time });
    }
  }
  return ok(found);
}

function cosignedAt(
  verifier: Verifier,
  text: string,
  { publicKey }: NoteKey,
  { bytes }: NoteSignature,
): number | null {
  if (bytes.length !== TIME_BYTES + 64) return null;
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  const holds = verifier.verify(publicKey, signedMessage(text, time), bytes.subarray(TIME_BYTES));
  return holds && time <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(time) : null;
}
