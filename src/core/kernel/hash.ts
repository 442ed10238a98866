import { toHex } from './bytes.js';
import { canonicalBytes, type Json } from './canonical.js';

/**
 * The hash port: node:crypto on a server, @noble/hashes in a browser. Core knows neither.
 * SHA-256 is FIPS 180-4, HMAC is RFC 2104.
 */
export interface Hash {
  sha256(data: Uint8Array): Uint8Array;
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array;
  /** SHA-256 of data that comes in pieces. */
  sha256Stream(): HashStream;
}

export interface HashStream {
  update(data: Uint8Array): void;
  /** The hash of all pieces; nothing may follow. */
  digest(): Uint8Array;
}

/** SHA-256 of a record's canonical JSON, in lower-case hex. */
export function recordHash(hash: Hash, record: Json): string {
  return toHex(hash.sha256(canonicalBytes(record)));
}
