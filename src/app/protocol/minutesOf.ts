import type { Commitment } from '../../core/replay/commitment.js';
import type { DrawRecord } from '../../core/replay/drawRecord.js';
import type { Plan } from '../../core/replay/plan.js';
import { recordHash, type Hash } from '../../core/kernel/hash.js';
import { shortCode } from '../../core/kernel/shortCode.js';
import type { Language } from '../../messages/texts.js';
import type { Minutes } from '../ports/minutes.js';

/** What was fixed before the draw. */
interface Fixed {
  readonly plan: Plan;
  readonly commitment: Commitment;
}

/** The minutes of a draw for signature: nothing in them tells who was drawn. */
export function minutesOf(
  hash: Hash,
  { plan, commitment }: Fixed,
  record: DrawRecord,
  held: Pick<Minutes, 'heldOn' | 'place' | 'signers'>,
  language: Language = plan.language,
): Minutes {
  const { beacon, secretCommitments } = commitment.seedPlan;
  const { commitmentHash } = record;
  return {
    ...held,
    language,
    title: plan.title[language],
    organisation: plan.organisation,
    kind: commitment.kind,
    campaign: commitment.campaign,
    attempt: commitment.sequence,
    commitment: { hash: commitmentHash, shortCode: shortCode(commitmentHash) },
    seed: {
      dice: record.dice,
      beacon: record.beacon === null ? null : beacon,
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
