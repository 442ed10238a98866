/**
 * One enterprise of the sampling frame (抽样框) as sampling sees it. Rows are sorted by UTF-8 bytes of id.
 * An enterprise that is left out is a row with `excluded`, never a missing row.
 */
export interface FrameUnit {
  readonly id: string;
  /** The stratum or, with crossing margins, the cell it is drawn from. */
  readonly cell: string;
  /** Its value on each margin, such as `{ tier: 'C', district: '31' }`. */
  readonly margins: Readonly<Record<string, string>>;
  /** Reason code of an exclusion, or null. */
  readonly excluded: string | null;
  /** Ground of a certainty selection (必查), or null: such a unit is never counted as random. */
  readonly certainty: string | null;
  /** Size measure for size-proportional selection, a positive integer; null where not used. */
  readonly size: number | null;
}

/** Units that take part in the random draw. */
export function isRandom(unit: Pick<FrameUnit, 'excluded' | 'certainty'>): boolean {
  return unit.excluded === null && unit.certainty === null;
}
