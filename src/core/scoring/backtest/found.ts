import { countSerious, countVisits, type TieGroup } from './tieGroup.js';

/** Expected number of serious outcomes among the first `places` visits of the order. */
export function seriousWithin(order: readonly TieGroup[], places: number): number {
  let [left, found] = [places, 0];
  for (const { visits, serious } of order) {
    if (left <= 0) break;
    const taken = Math.min(left, visits);
    if (visits > 0) found += (serious * taken) / visits;
    left -= taken;
  }
  return found;
}

/** Share of all serious outcomes that the first ⌊n/2⌋ visits find. */
export function firstHalfShare(order: readonly TieGroup[]): number {
  return seriousWithin(order, Math.floor(countVisits(order) / 2)) / countSerious(order);
}

/**
 * The probability that a visit with a serious outcome stands before one without, equal places counting
 * half: the area under the ROC curve (Mann–Whitney).
 */
export function auc(order: readonly TieGroup[]): number {
  let [before, harmless] = [0, 0];
  for (let i = order.length - 1; i >= 0; i--) {
    const { visits, serious } = order[i] as TieGroup;
    const others = visits - serious;
    before += serious * (harmless + others / 2);
    harmless += others;
  }
  return before / (harmless * countSerious(order));
}
