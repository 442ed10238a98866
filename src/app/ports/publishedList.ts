import type { ListLine, ReserveLine } from '../month/monthList.js';
import type { MonthSummary } from '../month/summary.js';

/** A month's list as kept and shown. */
export interface PublishedList {
  /** Campaign and month, such as "chicago-food/2014-09". */
  readonly campaign: string;
  /** "YYYY-MM" */
  readonly month: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly summary: MonthSummary;
  readonly lines: readonly ListLine[];
  /** In the order in which the reserves of each cell are called up. */
  readonly reserves: readonly PublishedReserve[];
}

export type PublishedReserve = Pick<ReserveLine, 'cell' | 'rank' | 'id' | 'ticket'>;
