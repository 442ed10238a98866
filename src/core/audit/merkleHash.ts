import { concat } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { utf8 } from '../kernel/text.js';

/** Bytes of a node: SHA-256. */
export const NODE_SIZE = 32;

const LEAF = Uint8Array.of(0);

/**
 * The leaf hash of RFC 6962 §2.1, SHA-256(0x00 ‖ data), with data = salt ‖ JCS(row) in a frame. A log's
 * leaves carry no salt.
 */
export function leafHash(hash: Hash, salt: Uint8Array, data: Uint8Array): Uint8Array {
  return hash.sha256(concat(LEAF, salt, data));
}

/** Joins two nodes: SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1. */
export type Join = (left: Uint8Array, right: Uint8Array) => Uint8Array;

/** One buffer serves all joins: allocating one each time would take half as long again. */
export function joinBy(hash: Hash): Join {
  const input = new Uint8Array(1 + 2 * NODE_SIZE);
  input[0] = 1;
  return (left, right) => {
    input.set(left, 1);
    input.set(right, 1 + NODE_SIZE);
    return hash.sha256(input);
  };
}

/** The root of the tree without leaves: SHA-256 of nothing, RFC 6962 §2.1. */
export function emptyRoot(hash: Hash): Uint8Array {
  return hash.sha256(new Uint8Array(0));
}

/**
 * The salt of a frame row: HMAC-SHA-256(frame secret, UTF-8 of the id). Without it, a reader who knows the
 * register could find out the hidden part of a row from its leaf by trying values.
 */
export function frameSalt(hash: Hash, frameSecret: Uint8Array, id: string): Uint8Array {
  return hash.hmacSha256(frameSecret, utf8(id));
}
