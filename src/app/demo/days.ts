import { addDays, daysBetween, weekday, type Day } from '../../core/kernel/date.js';
import type { Chance } from './chance.js';

/** The period that the history covers: the days before the coming month. */
export interface Period {
  readonly from: Day;
  /** The last day before the coming month. */
  readonly to: Day;
}

export function someDay(chance: Chance, { from, to }: Period): Day {
  return addDays(from, chance.between(0, daysBetween(from, to)));
}

/** A Monday to Friday outside the first week of October and of May and New Year's Day. */
export function someOpenDay(chance: Chance, period: Period): Day {
  for (;;) {
    const day = someDay(chance, period);
    if (weekday(day) <= 5 && !/-(?:10-0[1-7]|05-0[1-5]|01-01)$/.test(day)) return day;
  }
}
