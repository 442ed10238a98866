import { countSerious, type TieGroup } from './tieGroup.js';

/** What happened on one day; days are counted from any fixed day. */
export interface DayGroup extends TieGroup {
  readonly day: number;
}

/**
 * How many days earlier on average serious outcomes are met when the window's own visit dates are handed
 * out in the given order instead of the order in which they happened. `calendar` holds the same visits by
 * day, ascending. Tied visits share the mean of the dates that fall to them.
 */
export function meanDaysEarlier(order: readonly TieGroup[], calendar: readonly DayGroup[]): number {
  return meanSeriousDay(calendar) - meanHandedDay(order, calendar);
}

function meanSeriousDay(calendar: readonly DayGroup[]): number {
  return calendar.reduce((sum, { day, serious }) => sum + day * serious, 0) / countSerious(calendar);
}

function meanHandedDay(order: readonly TieGroup[], calendar: readonly DayGroup[]): number {
  const takeDays = daysInTurn(calendar);
  let sum = 0;
  for (const { visits, serious } of order) {
    const days = takeDays(visits);
    if (visits > 0) sum += (serious * days) / visits;
  }
  return sum / countSerious(order);
}

/** Hands out the calendar's days in turn: each call takes the next `count` of them and gives their sum. */
function daysInTurn(calendar: readonly DayGroup[]): (count: number) => number {
  let [at, used] = [0, 0];
  return (count) => {
    let [left, sum] = [count, 0];
    while (left > 0) {
      const group = calendar[at];
      if (group === undefined) throw new RangeError('more visits than days in the calendar');
      const taken = Math.min(left, group.visits - used);
      sum += taken * group.day;
      left -= taken;
      used += taken;
      if (used === group.visits) [at, used] = [at + 1, 0];
    }
    return sum;
  };
}
