import { toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { emptyRoot, joinBy } from './merkleHash.js';
import type { AuditProblem } from './reasons.js';

export interface Consistency {
  /** Size and root of the older tree. */
  readonly first: number;
  readonly firstRoot: Uint8Array;
  /** Size and root of the newer one. */
  readonly second: number;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Checks that the newer tree begins with all leaves of the older one, as RFC 9162 §2.1.4.2 does. Every tree
 * extends the empty one.
 */
export function verifyConsistency(hash: Hash, claim: Consistency): Result<true, AuditProblem> {
  const { first, second, proof } = claim;
  const sizes = Number.isSafeInteger(first) && Number.isSafeInteger(second) && first >= 0;
  if (!sizes || first > second) return err({ code: 'audit.log-shrank', params: { first, second } });
  if (first === 0 || first === second) {
    if (proof.length > 0) return wrongLength(claim, 0);
    return sameRoot(claim, first === 0 ? emptyRoot(hash) : claim.secondRoot, claim.firstRoot);
  }
  const path = isPowerOfTwo(first) ? [claim.firstRoot, ...proof] : proof;
  const expected = pathLength(first, second);
  if (path.length !== expected) return wrongLength(claim, expected - (path.length - proof.length));
  const [older, newer] = replay(hash, path, first, second);
  const olderHolds = sameRoot(claim, older, claim.firstRoot);
  return olderHolds.ok ? sameRoot(claim, newer, claim.secondRoot) : olderHolds;
}

/** Both roots, rebuilt from the same path. */
function replay(
  hash: Hash,
  path: readonly Uint8Array[],
  first: number,
  second: number,
): [older: Uint8Array, newer: Uint8Array] {
  const join = joinBy(hash);
  let [older, newer] = [path[0] as Uint8Array, path[0] as Uint8Array];
  let used = 1;
  for (let { at, last } = start(first, second); last > 0; [at, last] = [half(at), half(last)]) {
    if (at % 2 === 0 && at === last) continue;
    const sibling = path[used] as Uint8Array;
    used += 1;
    if (at % 2 === 0) {
      newer = join(newer, sibling);
    } else {
      older = join(sibling, older);
      newer = join(sibling, newer);
    }
  }
  return [older, newer];
}

/** The largest complete subtree that ends at the older tree's last leaf: the path starts there. */
function start(first: number, second: number): { at: number; last: number } {
  let [at, last] = [first - 1, second - 1];
  for (; at % 2 === 1; [at, last] = [half(at), half(last)]);
  return { at, last };
}

function pathLength(first: number, second: number): number {
  let length = 1;
  for (let { at, last } = start(first, second); last > 0; [at, last] = [half(at), half(last)]) {
    if (at % 2 === 1 || at < last) length += 1;
  }
  return length;
}

function sameRoot(claim: Consistency, computed: Uint8Array, root: Uint8Array): Result<true, AuditProblem> {
  if (toHex(computed) === toHex(root)) return ok(true);
  const { first, second } = claim;
  const params = { first, second, root: toHex(root), computed: toHex(computed) };
  return err({ code: 'audit.log-rewritten', params });
}

function wrongLength(claim: Consistency, expected: number): Result<true, AuditProblem> {
  const params = { size: claim.second, expected, got: claim.proof.length };
  return err({ code: 'audit.proof-length', params });
}

const half = (value: number): number => Math.floor(value / 2);

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}
