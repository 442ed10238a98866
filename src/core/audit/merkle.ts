import type { Hash } from '../kernel/hash.js';
import { emptyRoot, joinBy, NODE_SIZE, type Join } from './merkleHash.js';

/**
 * A whole RFC 6962 tree, for many proofs. `levels[0]` is the leaf hashes side by side, each next level half as
 * many nodes; a last node without a sibling moves up unchanged, which gives the tree of RFC 6962 §2.1.
 */
export interface MerkleTree {
  readonly size: number;
  readonly levels: readonly Uint8Array[];
}

/** Builds the tree level by level from leaf hashes of 32 bytes; it takes about 64 bytes a leaf. */
export function buildTree(hash: Hash, leaves: readonly Uint8Array[]): MerkleTree {
  const join = joinBy(hash);
  const levels: Uint8Array[] = [];
  let level = flat(leaves);
  for (; level.length > NODE_SIZE; level = levelAbove(join, level)) levels.push(level);
  levels.push(level);
  return { size: leaves.length, levels };
}

function flat(leaves: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(leaves.length * NODE_SIZE);
  leaves.forEach((leaf, i) => {
    if (leaf.length !== NODE_SIZE) throw new RangeError('a leaf hash has 32 bytes');
    bytes.set(leaf, i * NODE_SIZE);
  });
  return bytes;
}

function levelAbove(join: Join, level: Uint8Array): Uint8Array {
  const count = level.length / NODE_SIZE;
  const above = new Uint8Array(Math.ceil(count / 2) * NODE_SIZE);
  for (let i = 0; i < count; i += 2) {
    const left = node(level, i);
    above.set(i + 1 < count ? join(left, node(level, i + 1)) : left, (i / 2) * NODE_SIZE);
  }
  return above;
}

function node(level: Uint8Array | undefined, index: number): Uint8Array {
  if (level === undefined) throw new RangeError('no such level');
  return level.subarray(index * NODE_SIZE, (index + 1) * NODE_SIZE);
}

export function treeRoot(hash: Hash, tree: MerkleTree): Uint8Array {
  return tree.size === 0 ? emptyRoot(hash) : node(tree.levels.at(-1), 0).slice();
}

/** PATH(index, D[n]) of RFC 6962 §2.1.1, from the leaf upward; the leaf's own hash is not part of it. */
export function inclusionProof(tree: MerkleTree, index: number): Uint8Array[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= tree.size) throw new RangeError('no such leaf');
  const path: Uint8Array[] = [];
  let at = index;
  for (const level of tree.levels) {
    const sibling = at % 2 === 0 ? at + 1 : at - 1;
    if (sibling * NODE_SIZE < level.length) path.push(node(level, sibling).slice());
    at = Math.floor(at / 2);
  }
  return path;
}

/** PROOF(first, D[n]) of RFC 6962 §2.1.2; nothing needs proving for the empty tree or the same size. */
export function consistencyProof(tree: MerkleTree, first: number): Uint8Array[] {
  if (!Number.isSafeInteger(first) || first < 0 || first > tree.size) throw new RangeError('no such tree');
  if (first === 0) return [];
  return subproof(tree, first, { from: 0, to: tree.size }, true).map((part) => part.slice());
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function subproof(tree: MerkleTree, first: number, span: Span, known: boolean): Uint8Array[] {
  if (first === span.to) return known ? [] : [spanRoot(tree, span)];
  const half = 2 ** (depth(span) - 1);
  const left = { from: span.from, to: span.from + half };
  const right = { from: span.from + half, to: span.to };
  return first <= left.to
    ? [...subproof(tree, first, left, known), spanRoot(tree, right)]
    : [...subproof(tree, first, right, false), spanRoot(tree, left)];
}

/** Levels between the leaves of a span and its root. */
function depth({ from, to }: Span): number {
  let levels = 0;
  for (let width = 1; width < to - from; width *= 2) levels += 1;
  return levels;
}

function spanRoot(tree: MerkleTree, span: Span): Uint8Array {
  const level = depth(span);
  return node(tree.levels[level], span.from / 2 ** level);
}
