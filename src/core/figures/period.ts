import { addDays, addMonths, type Day } from '../kernel/date.js';
import { endsMonth } from '../kernel/dayNumber.js';

/** Days from one to another, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The same period a year before; one that ends with a month ends with that month there too. */
export function yearBefore({ from, to }: Period): Period {
  const last = endsMonth(to) ? addDays(addMonths(addDays(to, 1), -12), -1) : addMonths(to, -12);
  return { from: addMonths(from, -12), to: last };
}
