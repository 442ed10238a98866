import { toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { joinBy } from './merkleHash.js';
import type { AuditProblem } from './reasons.js';

export interface Inclusion {
  /** The leaf's hash, see `leafHash`. */
  readonly leaf: Uint8Array;
  /** Its place, from 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Checks an inclusion proof as RFC 9162 §2.1.3.2 does; RFC 6962 has the same proofs. */
export function verifyInclusion(hash: Hash, claim: Inclusion): Result<true, AuditProblem> {
  const { index, size, root } = claim;
  const valid = Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
  if (!valid) return err({ code: 'audit.no-such-leaf', params: { index, size } });
  const expected = proofLength(index, size);
  const got = claim.proof.length;
  if (got !== expected) return err({ code: 'audit.proof-length', params: { size, expected, got } });
  const [hex, computed] = [toHex(root), toHex(rootFromProof(hash, claim))];
  if (hex === computed) return ok(true);
  return err({ code: 'audit.not-in-tree', params: { index, size, root: hex, computed } });
}

/** One node for every level on which the path has a sibling. */
function proofLength(index: number, size: number): number {
  let length = 0;
  for (let [at, last] = [index, size - 1]; last > 0; [at, last] = [half(at), half(last)]) {
    if (at % 2 === 1 || at < last) length += 1;
  }
  return length;
}

function rootFromProof(hash: Hash, { leaf, index, size, proof }: Inclusion): Uint8Array {
  const join = joinBy(hash);
  let [at, last, node, used] = [index, size - 1, leaf, 0];
  for (; last > 0; [at, last] = [half(at), half(last)]) {
    if (at % 2 === 0 && at === last) continue;
    const sibling = proof[used] as Uint8Array;
    node = at % 2 === 1 ? join(sibling, node) : join(node, sibling);
    used += 1;
  }
  return node;
}

const half = (value: number): number => Math.floor(value / 2);
