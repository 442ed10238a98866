import { add, parseRational, ZERO, type Rational } from '../kernel/rational.js';
import type { Rule, Tiers } from './ruleSet.js';

/** Position of a tier, 0 being the lowest risk. */
export function tierRank(tiers: Tiers, tier: string): number {
  return tiers.tiers.findIndex((each) => each.tier === tier);
}

/** Tier of a score by thresholds; with shares, which need everybody's scores, the lowest tier. */
export function tierOfScore(tiers: Tiers): (score: number) => string {
  const lowest = tiers.tiers[0]?.tier ?? '';
  if (tiers.kind === 'shares') return () => lowest;
  const { tiers: steps } = tiers;
  return (score) => {
    for (let i = steps.length - 1; i > 0; i--) {
      const step = steps[i];
      if (step !== undefined && score >= step.from) return step.tier;
    }
    return lowest;
  };
}

/** Upper bounds are applied first, so that where bounds disagree the graver tier stands. */
export function boundTier(tiers: Tiers, fired: readonly Rule[], tier: string): string {
  let rank = tierRank(tiers, tier);
  for (const bound of ['atMost', 'atLeast'] as const) {
    for (const rule of fired) {
      if (rule.kind !== 'tierOverride' || rule.bound !== bound) continue;
      const limit = tierRank(tiers, rule.tier);
      rank = bound === 'atMost' ? Math.min(rank, limit) : Math.max(rank, limit);
    }
  }
  return tiers.tiers[rank]?.tier ?? tier;
}

/**
 * Thresholds that shares come to among the given scores: for each tier but the lowest, the smallest score
 * at which no more than the shares of it and the graver tiers lie. Equal scores so get equal tiers, and
 * no share is ever exceeded. A tier whose share nobody's score can fill without that is left empty.
 */
export function thresholdsOfShares(
  tiers: Extract<Tiers, { kind: 'shares' }>,
  scores: readonly number[],
): Extract<Tiers, { kind: 'thresholds' }> {
  const falling = [...scores].sort((a, b) => b - a);
  let taken: Rational = ZERO;
  let upper: number | null = null;
  const found: { tier: string; from: number; to: number | null }[] = [];
  for (const { tier, share } of [...tiers.tiers].reverse()) {
    const parsed = share === null ? null : parseRational(share);
    if (parsed?.ok === true) taken = add(taken, parsed.value);
    const from = parsed === null ? 0 : cut(falling, Number((taken.num * BigInt(falling.length)) / taken.den));
    found.unshift({ tier, from, to: upper });
    upper = Math.max(0, from - 1);
  }
  return { kind: 'thresholds', tiers: found };
}

/** The smallest integer score that at most `places` of the falling scores reach. */
function cut(falling: readonly number[], places: number): number {
  const firstOut = falling[places];
  return firstOut === undefined ? 0 : firstOut + 1;
}
