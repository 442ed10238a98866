import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTree, consistencyProof, inclusionProof, treeRoot } from '../../src/core/audit/merkle.js';
import { leafHash } from '../../src/core/audit/merkleHash.js';
import { rootBuilder } from '../../src/core/audit/rootBuilder.js';
import { verifyConsistency } from '../../src/core/audit/verifyConsistency.js';
import { verifyInclusion } from '../../src/core/audit/verifyInclusion.js';
import { concat } from '../../src/core/kernel/bytes.js';
import { nodeHash as hash } from '../../src/crypto/nodeHash.js';

const LIMIT = 70;
const RUNS = { seed: 6962, numRuns: 300 };
const leaves = Array.from({ length: LIMIT }, (_, i) => leafHash(hash, new Uint8Array(0), Uint8Array.of(i)));
const trees = Array.from({ length: LIMIT + 1 }, (_, size) => buildTree(hash, leaves.slice(0, size)));
const rootOf = (size: number) => treeRoot(hash, trees[size] as (typeof trees)[0]);

/** MTH(D[n]) exactly as RFC 6962 §2.1 defines it, by recursion. */
function definition(part: readonly Uint8Array[]): Uint8Array {
  if (part.length <= 1) return part[0] ?? hash.sha256(new Uint8Array(0));
  let split = 1;
  while (split * 2 < part.length) split *= 2;
  const halves = [definition(part.slice(0, split)), definition(part.slice(split))];
  return hash.sha256(concat(Uint8Array.of(1), ...halves));
}

const sizes = Array.from({ length: LIMIT + 1 }, (_, size) => size);

describe('trees up to 70 leaves, all of them', () => {
  it('equal the recursive definition, also when leaves stream past', () => {
    const builder = rootBuilder(hash);
    for (const size of sizes) {
      if (size > 0) builder.add(leaves[size - 1] as Uint8Array);
      const expected = definition(leaves.slice(0, size));
      expect(rootOf(size)).toEqual(expected);
      expect(builder.root()).toEqual(expected);
      expect(builder.size()).toBe(size);
    }
  });

  it('prove every leaf', () => {
    for (const [size, tree] of trees.entries()) {
      for (let index = 0; index < size; index++) {
        const leaf = leaves[index] as Uint8Array;
        const claim = { leaf, index, size, proof: inclusionProof(tree, index), root: rootOf(size) };
        expect(verifyInclusion(hash, claim).ok).toBe(true);
      }
    }
  });

  it('prove that they extend every smaller one', () => {
    for (const [second, tree] of trees.entries()) {
      for (let first = 0; first <= second; first++) {
        const roots = { firstRoot: rootOf(first), secondRoot: rootOf(second) };
        const claim = { first, second, ...roots, proof: consistencyProof(tree, first) };
        expect(verifyConsistency(hash, claim).ok).toBe(true);
      }
    }
  });
});

/** A size, a smaller position and one bit to change. */
const damage = fc
  .integer({ min: 2, max: LIMIT })
  .chain((size) => fc.record({ size: fc.constant(size), at: fc.nat(size - 1), bit: fc.nat(8 * 32 - 1) }));

function flip(proof: readonly Uint8Array[], which: number, bit: number): Uint8Array[] {
  const target = which % proof.length;
  return proof.map((node, i) =>
    i === target ? node.map((byte, k) => (k === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)) : node,
  );
}

describe('a proof with one changed bit', () => {
  it('does not prove inclusion', () => {
    fc.assert(
      fc.property(damage, fc.nat(), ({ size, at, bit }, which) => {
        const leaf = leaves[at] as Uint8Array;
        const proof = flip(inclusionProof(trees[size] as (typeof trees)[0], at), which, bit);
        return !verifyInclusion(hash, { leaf, index: at, size, proof, root: rootOf(size) }).ok;
      }),
      RUNS,
    );
  });

  it('does not prove consistency', () => {
    fc.assert(
      fc.property(damage, fc.nat(), ({ size, at, bit }, which) => {
        fc.pre(at > 0);
        const proof = flip(consistencyProof(trees[size] as (typeof trees)[0], at), which, bit);
        const claim = { first: at, second: size, firstRoot: rootOf(at), secondRoot: rootOf(size), proof };
        return !verifyConsistency(hash, claim).ok;
      }),
      RUNS,
    );
  });

  it('does not prove a leaf at another place', () => {
    fc.assert(
      fc.property(damage, fc.nat(LIMIT - 1), ({ size, at }, elsewhere) => {
        fc.pre(elsewhere !== at && elsewhere < size);
        const leaf = leaves[at] as Uint8Array;
        const proof = inclusionProof(trees[size] as (typeof trees)[0], at);
        return !verifyInclusion(hash, { leaf, index: elsewhere, size, proof, root: rootOf(size) }).ok;
      }),
      RUNS,
    );
  });
});
