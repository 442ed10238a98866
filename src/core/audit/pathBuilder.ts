import type { Hash } from '../kernel/hash.js';
import { joinBy, type Join } from './merkleHash.js';

/** Finds the RFC 6962 audit path of one leaf while leaves stream past; it holds one node per level. */
export interface PathBuilder {
  /** Appends the hash of the next leaf; exactly one is the leaf looked for. */
  add(leaf: Uint8Array, sought: boolean): void;
  /** PATH(index, D[n]) of RFC 6962 §2.1.1, from the leaf upward, and the index; null where no leaf was sought. */
  path(): { readonly index: number; readonly path: readonly Uint8Array[] } | null;
}

/** A complete subtree; `sought` when the leaf is in it. */
interface Node {
  readonly hash: Uint8Array;
  readonly sought: boolean;
}

export function pathBuilder(hash: Hash): PathBuilder {
  const join = joinBy(hash);
  /** The siblings met so far on the way up. */
  const siblings: Uint8Array[] = [];
  /** Complete subtrees, largest first: one for each bit that is set in `size`. */
  const peaks: Node[] = [];
  let [size, index] = [0, -1];
  return {
    add: (leaf, sought) => {
      if (sought) index = size;
      let node: Node = { hash: leaf, sought };
      for (let left = size; left % 2 === 1; left = (left - 1) / 2)
        node = joined(join, peaks.pop() as Node, node, siblings);
      peaks.push(node);
      size += 1;
    },
    path: () => {
      if (index < 0) return null;
      const path = [...siblings];
      peaks.reduceRight((right, left) => joined(join, left, right, path));
      return { index, path };
    },
  };
}

function joined(join: Join, left: Node, right: Node, siblings: Uint8Array[]): Node {
  if (left.sought) siblings.push(right.hash);
  if (right.sought) siblings.push(left.hash);
  return { hash: join(left.hash, right.hash), sought: left.sought || right.sought };
}
