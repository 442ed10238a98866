import type { DayGroup } from './daysEarlier.js';
import { countSerious, countVisits, type TieGroup } from './tieGroup.js';

/** Orders in which the visits of the window could have been made. */
export type OrderName = 'score' | 'happened' | 'random' | 'oracle';

/**
 * The order by score beside its measures: as it happened; at random, which is one great tie; and by an
 * oracle that knows the outcomes, the bound that no rule can pass.
 */
export function ordersOf(
  order: readonly TieGroup[],
  calendar: readonly DayGroup[],
): Record<OrderName, readonly TieGroup[]> {
  const [visits, serious] = [countVisits(order), countSerious(order)];
  const oracle = [
    { visits: serious, serious },
    { visits: visits - serious, serious: 0 },
  ];
  return { score: order, happened: calendar, random: [{ visits, serious }], oracle };
}
