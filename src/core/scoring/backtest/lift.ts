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

/** What the first `visits` visits of the order find; at least one, at most all. */
export function liftAt(order: readonly TieGroup[], visits: number): LiftPoint {
  const [all, serious] = [countVisits(order), countSerious(order)];
  const first = Math.min(all, Math.max(1, visits));
  const within = seriousWithin(order, first);
  const [found, visitShare] = [within / serious, first / all];
  return { visits: first, visitShare, found, lift: found / visitShare, precision: within / first };
}

/** The same for each of the shares, in (0, 1], of the window's visits. */
export function liftCurve(order: readonly TieGroup[], shares: readonly number[]): LiftPoint[] {
  const all = countVisits(order);
  return shares.map((share) => liftAt(order, Math.floor(all * share)));
}
