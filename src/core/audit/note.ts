import { concat, fromHex, toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { utf8 } from '../kernel/text.js';
import { fromBase64, toBase64 } from './base64.js';
import { isKeyName, keyId, KEY_TYPES, type NoteKey } from './noteKey.js';
import type { AuditProblem } from './reasons.js';
import type { Signer, Verifier } from './signing.js';

/** A signed note of C2SP (c2sp.org/signed-note): text, then one line for each signature. */
export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** 4 bytes in hex. */
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

/** More lines than any log needs; C2SP asks for at least 16. */
const MOST_SIGNATURES = 64;

export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

function signatureLine({ name, keyId: id, bytes }: NoteSignature): string {
  const prefix = fromHex(id);
  if (!prefix.ok) throw new TypeError('a key ID is hex');
  return `\u2014 ${name} ${toBase64(concat(prefix.value, bytes))}\n`;
}

export function parseNote(source: string): Result<Note, AuditProblem> {
  const end = source.lastIndexOf('\n\n');
  // Control characters other than newline are outside the format.
  if (end < 0 || !source.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(source)) return malformed();
  const lines = source.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return malformed();
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseLine(line);
    if (signature === null) return malformed();
    signatures.push(signature);
  }
  return ok({ text: source.slice(0, end + 1), signatures });
}

function malformed(): Result<never, AuditProblem> {
  return err({ code: 'audit.note-malformed', params: {} });
}

function parseLine(line: string): NoteSignature | null {
  const [, name = '', encoded = ''] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? [];
  const blob = fromBase64(encoded);
  if (!isKeyName(name) || blob === null || blob.length < 5) return null;
  return { name, keyId: toHex(blob.subarray(0, 4)), bytes: blob.slice(4) };
}

/** Signs the text with an Ed25519 key under a name, and appends the line. */
export function signNote(hash: Hash, note: Note, name: string, signer: Signer): Note {
  const id = keyId(hash, { name, type: KEY_TYPES.ed25519, publicKey: signer.publicKey });
  const line = { name, keyId: id, bytes: signer.sign(utf8(note.text)) };
  return { ...note, signatures: [...note.signatures, line] };
}

/** The signatures of a note that were made with this key. */
export function signaturesBy(hash: Hash, note: Note, key: NoteKey): NoteSignature[] {
  const id = keyId(hash, key);
  return note.signatures.filter((signature) => signature.name === key.name && signature.keyId === id);
}

/**
 * Checks that one of the trusted keys signed the text; signatures by unknown keys are passed over, and a
 * false one by a known key condemns the note. Gives the names of the signers.
 */
export function verifyNote(
  hash: Hash,
  verifier: Verifier,
  note: Note,
  keys: readonly NoteKey[],
): Result<string[], AuditProblem> {
  const message = utf8(note.text);
  const signers: string[] = [];
  for (const key of keys) {
    if (key.type !== KEY_TYPES.ed25519) continue;
    const made = signaturesBy(hash, note, key);
    if (!made.every(({ bytes }) => verifier.verify(key.publicKey, message, bytes))) {
      return err({ code: 'audit.signature-false', params: { name: key.name } });
    }
    if (made.length > 0) signers.push(key.name);
  }
  const names = note.signatures.map(({ name }) => name);
  return signers.length > 0 ? ok(signers) : err({ code: 'audit.not-signed', params: { names } });
}
