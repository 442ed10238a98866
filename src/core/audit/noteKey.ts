import { concat, toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { utf8 } from '../kernel/text.js';
import { fromBase64, toBase64 } from './base64.js';
import type { AuditProblem } from './reasons.js';

/** Signature types of C2SP signed-note: of the log itself, and of a witness (tlog-cosignature, Ed25519). */
export const KEY_TYPES = { ed25519: 0x01, cosignature: 0x04 } as const;
type KeyType = (typeof KEY_TYPES)[keyof typeof KEY_TYPES];

/** A public key that a reader trusts. The name holds no spaces and no plus sign. */
export interface NoteKey {
  readonly name: string;
  readonly type: KeyType;
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array;
}

/** SHA-256(name ‖ newline ‖ type ‖ public key), the first 4 bytes in hex: C2SP signed-note, "key ID". */
export function keyId(hash: Hash, { name, type, publicKey }: NoteKey): string {
  return toHex(hash.sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4));
}

/** The key as text, `name+id+base64(type ‖ public key)`, as a reader's configuration holds it. */
export function formatKey(hash: Hash, key: NoteKey): string {
  return `${key.name}+${keyId(hash, key)}+${toBase64(concat(Uint8Array.of(key.type), key.publicKey))}`;
}

export function parseKey(hash: Hash, text: string): Result<NoteKey, AuditProblem> {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const material = fromBase64(encoded);
  const type = Object.values(KEY_TYPES).find((known) => known === material?.[0]);
  if (material?.length !== 33 || type === undefined)
    return err({ code: 'audit.key-malformed', params: { text } });
  const key: NoteKey = { name, type, publicKey: material.slice(1) };
  return keyId(hash, key) === id ? ok(key) : err({ code: 'audit.key-malformed', params: { text } });
}

export const isKeyName = (name: string): boolean => /^[^\s+]+$/u.test(name);
