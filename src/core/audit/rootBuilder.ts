import type { Hash } from '../kernel/hash.js';
import { emptyRoot, joinBy } from './merkleHash.js';

/** Computes an RFC 6962 root while leaves stream past; it holds one node per level. */
export interface RootBuilder {
  /** Appends the hash of the next leaf. */
  add(leaf: Uint8Array): void;
  /** Leaves so far. */
  size(): number;
  /** The root over the leaves so far; more may follow. */
  root(): Uint8Array;
}

export function rootBuilder(hash: Hash): RootBuilder {
  /** Roots of the complete subtrees, largest first: one for each bit that is set in `size`. */
  const peaks: Uint8Array[] = [];
  const join = joinBy(hash);
  let size = 0;
  return {
    add: (leaf) => {
      let node = leaf;
      for (let left = size; left % 2 === 1; left = (left - 1) / 2) {
        node = join(peaks.pop() as Uint8Array, node);
      }
      peaks.push(node);
      size += 1;
    },
    size: () => size,
    root: () => (size === 0 ? emptyRoot(hash) : peaks.reduceRight((right, left) => join(left, right))),
  };
}

/** The RFC 6962 root over leaf hashes, in one pass. */
export function merkleRoot(hash: Hash, leaves: Iterable<Uint8Array>): Uint8Array {
  const builder = rootBuilder(hash);
  for (const leaf of leaves) builder.add(leaf);
  return builder.root();
}
