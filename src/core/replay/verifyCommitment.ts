import { addDays, monthDays } from '../kernel/date.js';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import type { BoundFrame } from './boundFrame.js';
import type { BundleContent } from './bundle.js';
import { boundContent, drawNotBefore, secretBytes } from './commit.js';
import { algorithmsOf, type Commitment } from './commitment.js';
import { checkEarlier } from './earlierTeam.js';
import { compareFields } from './compareFields.js';

/** Roots, hashes and counts in the commitment follow from the files; its fields agree with the plan. */
export function checkCommitment(hash: Hash, content: BundleContent, frame: BoundFrame): readonly Problem[] {
  const { commitment, opening, plan } = content;
  const bound = boundContent(hash, content, secretBytes(opening.frameSecret), frame);
  const computed = {
    ...bound,
    algorithms: { ...algorithmsOf(plan) },
    fallback: plan.seed.fallback ?? { kind: 'void' },
    campaign: `${plan.campaign}/${commitment.month}`,
    kind: plan.kind,
  };
  const { beacon, dice, secretCommitments } = commitment.seedPlan;
  const holders = secretCommitments.map(({ holder }) => holder);
  const earlier = checkEarlier(content.earlier, commitment.month);
  return [
    ...(earlier.ok ? [] : [earlier.error]),
    ...compareFields('commitment.json', commitment, { ...computed, ...daysOf(commitment) }),
    ...compareFields('plan.json', plan.seed, { dice, holders, beacon: beacon?.chain ?? null }),
  ];
}

/** The frame holds what was known on the eve of the month, and the draw comes no earlier. */
function daysOf({ month, seedPlan }: Commitment): object {
  const days = monthDays(month);
  if (!days.ok) return { month: null };
  const eve = addDays(days.value.first, -1);
  return { asOf: eve, drawNotBefore: drawNotBefore(eve, seedPlan.beacon) };
}
