import type { SizeDesign } from '../expectedSizes.js';

/** One way of dividing the population, such as by tier or by district and street. */
export interface Margin {
  /** Key into a unit's `margins`. */
  readonly name: string;
  /**
   * Every class with its parent, null directly below the whole. Units stand in leaf classes only; a class
   * without units this month is still listed.
   */
  readonly classes: Readonly<Record<string, string | null>>;
}

/** A least and a greatest number of targets; null sets none. */
export interface QuotaLimit {
  /** Nothing for the whole draw, one margin for a class of any level, both for one cell. */
  readonly at: Readonly<Record<string, string>>;
  readonly min: number | null;
  readonly max: number | null;
}

/** Quotas (名额限制) on two margins that cross. */
export interface QuotaDesign {
  /** Two; one is allowed, and then its hierarchy alone is held. */
  readonly margins: readonly Margin[];
  /** Rates or weights by leaf class of the margin named `rateMargin`. */
  readonly sizes: SizeDesign;
  readonly rateMargin: string;
  readonly limits: readonly QuotaLimit[];
}

/** Between the two classes of a cell's name; no class may contain it. */
export const CROSS = '×';

/** The name of a cell from its leaf classes, in the order of the design's margins: "D×0311". */
export function cellName(classes: readonly string[]): string {
  return classes.join(CROSS);
}
