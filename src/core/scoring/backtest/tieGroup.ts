/**
 * Visits that share a place in an order: an order is a list of such groups, first place first. Within a
 * group every sequence is equally likely, and figures are expected values over them, so that no figure
 * owes anything to the sequence in which a file lists its rows.
 */
export interface TieGroup {
  readonly visits: number;
  /** How many of them have a serious outcome. */
  readonly serious: number;
}

export const countVisits = (order: readonly TieGroup[]): number =>
  order.reduce((sum, { visits }) => sum + visits, 0);

export const countSerious = (order: readonly TieGroup[]): number =>
  order.reduce((sum, { serious }) => sum + serious, 0);
