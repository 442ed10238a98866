import type { BundleContent } from '../../core/replay/bundle.js';
import type { DrawRecord } from '../../core/replay/drawRecord.js';
import { recordHash, type Hash } from '../../core/kernel/hash.js';
import { shortCode } from '../../core/kernel/shortCode.js';
import type { Minutes } from '../ports/minutes.js';

/** The minutes of a draw for signature: nothing in them tells who was drawn. */
export function minutesOf(
  hash: Hash,
  { plan, commitment, opening }: BundleContent,
  record: DrawRecord,
  held: Pick<Minutes, 'heldOn' | 'place' | 'signers'>,
): Minutes {
  const { beacon, secretCommitments } = commitment.seedPlan;
  return {
    ...held,
    language: plan.language,
    title: plan.title[plan.language],
    organisation: plan.organisation,
    kind: commitment.kind,
    campaign: commitment.campaign,
    attempt: commitment.sequence,
    commitment: { hash: opening.commitmentHash, shortCode: shortCode(opening.commitmentHash) },
    seed: {
      dice: opening.dice,
      beacon: opening.beacon === null ? null : beacon,
      secrets: secretCommitments,
      fingerprint: record.seedFingerprint,
    },
    cells: commitment.cellCounts.map(({ cell, random, certainty }) => ({
      name: cell,
      population: random,
      certainty,
    })),
    expected: record.expected,
    recordHash: recordHash(hash, record),
  };
}
