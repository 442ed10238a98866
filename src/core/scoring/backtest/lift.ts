import { seriousWithin } from './found.js';
import { countSerious, countVisits, type TieGroup } from './tieGroup.js';

export interface LiftPoint {
  /** The first so many visits, and their share of all. */
  readonly visits: number;
  readonly visitShare: number;
  /** Expected share of serious outcomes that they find. */
  readonly found: number;
  /** `found` ÷ `visitShare`: 1 is what chance finds. */
  readonly lift: number;
  /** Share of these visits that have a serious outcome: the precision when capacity ends here. */
  readonly precision: number;
}

/** What the first part of the visits finds, for each of the shares (in (0, 1]) of the window's visits. */
export function liftCurve(order: readonly TieGroup[], shares: readonly number[]): LiftPoint[] {
  const [all, serious] = [countVisits(order), countSerious(order)];
  return shares.map((share) => {
    const visits = Math.max(1, Math.floor(all * share));
    const within = seriousWithin(order, visits);
    const found = within / serious;
    const visitShare = visits / all;
    return { visits, visitShare, found, lift: found / visitShare, precision: within / visits };
  });
}
