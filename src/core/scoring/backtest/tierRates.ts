import type { Interval } from './bootstrap.js';
import type { ScoredVisit } from './visit.js';

/** What was found at the visits of one tier: a tier that means something finds more than the one below. */
export interface TierRate {
  readonly tier: string;
  readonly visits: number;
  readonly serious: number;
  readonly rate: number;
  /** 95 % Wilson interval of the rate. */
  readonly rateInterval: Interval;
  readonly meanScore: number;
}

/** One row for each of the tiers, in their order, also for those that no visit had. */
export function tierRates(visits: readonly ScoredVisit[], tiers: readonly string[]): TierRate[] {
  return tiers.map((tier) => {
    const members = visits.filter((visit) => visit.tier === tier);
    const serious = members.filter((visit) => visit.serious).length;
    const total = members.reduce((sum, { score }) => sum + score, 0);
    return {
      tier,
      visits: members.length,
      serious,
      rate: serious / members.length,
      rateInterval: wilson(serious, members.length),
      meanScore: total / members.length,
    };
  });
}

const Z = 1.959963984540054;

/** Wilson's score interval (1927) of a share, 95 %; [0, 1] when there is nothing to go by. */
export function wilson(hits: number, of: number): Interval {
  if (of === 0) return [0, 1];
  const [share, z2] = [hits / of, Z * Z];
  const middle = share + z2 / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
