import { toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import type { BundleContent } from './bundle.js';
import { compareFields } from './compareFields.js';
import { seedOf } from './seed.js';

/** The dice and secrets are those that were committed, and the seed follows from them. */
export function checkSeed(hash: Hash, content: BundleContent, commitmentHash: string): readonly Problem[] {
  const { commitment, opening } = content;
  const seed = seedOf(hash, commitment, opening);
  if (!seed.ok) return [seed.error];
  const holders = opening.secrets.map(({ holder }) => holder);
  const planned = commitment.seedPlan.secretCommitments.map(({ holder }) => holder);
  return [
    ...compareFields('opening.json', opening, { commitmentHash, seed: toHex(seed.value.seed) }),
    ...compareFields('opening.json', { holders }, { holders: planned }),
  ];
}
