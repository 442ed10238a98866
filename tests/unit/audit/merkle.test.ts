import { describe, expect, it } from 'vitest';
import { buildTree, consistencyProof, inclusionProof, treeRoot } from '../../../src/core/audit/merkle.js';
import { frameSalt, leafHash } from '../../../src/core/audit/merkleHash.js';
import { merkleRoot } from '../../../src/core/audit/rootBuilder.js';
import { verifyConsistency } from '../../../src/core/audit/verifyConsistency.js';
import { verifyInclusion } from '../../../src/core/audit/verifyInclusion.js';
import { concat, toHex } from '../../../src/core/kernel/bytes.js';
import { utf8 } from '../../../src/core/kernel/text.js';
import { nodeHash as hash } from '../../../src/crypto/nodeHash.js';
import { CONSISTENCY, INCLUSION, LEAVES, ROOTS } from '../../vectors/certificateTransparency.js';
import { hex } from './bytes.js';

const NO_SALT = new Uint8Array(0);
const leaves = LEAVES.map((data) => leafHash(hash, NO_SALT, hex(data)));
const treeOf = (size: number) => buildTree(hash, leaves.slice(0, size));

describe('the Certificate Transparency vectors', () => {
  it.each(ROOTS.map((root, size) => ({ root, size })))('give the root of $size leaves', ({ root, size }) => {
    expect(toHex(treeRoot(hash, treeOf(size)))).toBe(root);
    expect(toHex(merkleRoot(hash, leaves.slice(0, size)))).toBe(root);
  });

  it.each(INCLUSION)('prove leaf $index of $size', ({ index, size, proof }) => {
    expect(inclusionProof(treeOf(size), index).map(toHex)).toEqual(proof);
    const leaf = leaves[index] as Uint8Array;
    const claim = { leaf, index, size, proof: proof.map(hex), root: hex(ROOTS[size]) };
    expect(verifyInclusion(hash, claim)).toEqual({ ok: true, value: true });
  });

  it.each(CONSISTENCY)(
    'prove that the tree of $second extends that of $first',
    ({ first, second, proof }) => {
      expect(consistencyProof(treeOf(second), first).map(toHex)).toEqual(proof);
      const firstRoot = hex(ROOTS[first]);
      const secondRoot = hex(ROOTS[second]);
      const claim = { first, firstRoot, second, secondRoot, proof: proof.map(hex) };
      expect(verifyConsistency(hash, claim)).toEqual({ ok: true, value: true });
    },
  );
});

describe('a frame leaf', () => {
  it('is the RFC 6962 leaf of salt ‖ row, with the salt keyed by the frame secret', () => {
    const secret = new Uint8Array(32).fill(7);
    const salt = frameSalt(hash, secret, '0012');
    expect(salt).toEqual(hash.hmacSha256(secret, utf8('0012')));
    const row = utf8('{"id":"0012"}');
    expect(leafHash(hash, salt, row)).toEqual(hash.sha256(concat(Uint8Array.of(0), salt, row)));
  });
});

describe('refusals carry their evidence', () => {
  const tree = treeOf(7);
  const root = treeRoot(hash, tree);
  const inclusion = {
    leaf: leaves[3] as Uint8Array,
    index: 3,
    size: 7,
    proof: inclusionProof(tree, 3),
    root,
  };

  it('names both roots when a leaf is not in the tree', () => {
    expect(verifyInclusion(hash, { ...inclusion, leaf: leaves[2] as Uint8Array })).toMatchObject({
      error: { code: 'audit.not-in-tree', params: { index: 3, size: 7, root: toHex(root) } },
    });
  });

  it('refuses a place outside the tree and a proof of the wrong length', () => {
    expect(verifyInclusion(hash, { ...inclusion, index: 7 })).toMatchObject({
      error: { code: 'audit.no-such-leaf', params: { index: 7, size: 7 } },
    });
    expect(verifyInclusion(hash, { ...inclusion, proof: inclusion.proof.slice(1) })).toMatchObject({
      error: { code: 'audit.proof-length', params: { expected: 3, got: 2 } },
    });
  });

  it('shows a log that shrank and a log that was rewritten', () => {
    const firstRoot = treeRoot(hash, treeOf(3));
    const claim = { first: 3, firstRoot, second: 7, secondRoot: root, proof: consistencyProof(tree, 3) };
    expect(verifyConsistency(hash, { ...claim, first: 7, second: 3 })).toMatchObject({
      error: { code: 'audit.log-shrank', params: { first: 7, second: 3 } },
    });
    const rewritten = buildTree(hash, [leaves[1] as Uint8Array, ...leaves.slice(1, 7)]);
    const swapped = {
      ...claim,
      secondRoot: treeRoot(hash, rewritten),
      proof: consistencyProof(rewritten, 3),
    };
    expect(verifyConsistency(hash, swapped)).toMatchObject({ error: { code: 'audit.log-rewritten' } });
  });
});
