import { expect, it } from 'vitest';
import { buildTree, inclusionProof } from '../../../src/core/audit/merkle.js';
import { pathBuilder } from '../../../src/core/audit/pathBuilder.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';

it('finds the path of every leaf of every tree up to 40 leaves in one pass, as the whole tree gives it', () => {
  for (let size = 1; size <= 40; size++) {
    const leaves = Array.from({ length: size }, (_, i) => nodeHash.sha256(Uint8Array.of(size, i)));
    const tree = buildTree(nodeHash, leaves);
    for (let index = 0; index < size; index++) {
      const builder = pathBuilder(nodeHash);
      for (const [i, leaf] of leaves.entries()) builder.add(leaf, i === index);
      expect(builder.path()).toEqual({ index, path: inclusionProof(tree, index) });
    }
  }
});

it('knows no path where no leaf was looked for', () => {
  const builder = pathBuilder(nodeHash);
  builder.add(nodeHash.sha256(new Uint8Array(1)), false);
  expect(builder.path()).toBeNull();
});
