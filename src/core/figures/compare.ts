import { FIGURES, RATES, type FigureCode, type FigureCounts, type RateCode } from './figure.js';
import { printedChange, printedShare } from './percent.js';

/** A figure of a period beside that of the period a year before. */
export interface FigureLine {
  readonly code: FigureCode;
  readonly now: number;
  readonly before: number;
  /** Change in percent as printed, such as "-17.09"; null where there was nothing before. */
  readonly change: string | null;
}

/** A rate in percent as printed; null where there is nothing to take a share of. */
export interface RateLine {
  readonly code: RateCode;
  readonly now: string | null;
  readonly before: string | null;
}

export interface Comparison {
  readonly figures: readonly FigureLine[];
  readonly rates: readonly RateLine[];
}

/** Every figure and rate of two periods; `decimals` overrides the customary number of decimals. */
export function compareFigures(
  now: FigureCounts,
  before: FigureCounts,
  decimals: number | null = null,
): Comparison {
  const figures = FIGURES.map((code) => ({
    ...{ code, now: now[code], before: before[code] },
    change: printedChange(now[code], before[code], decimals),
  }));
  const rates = (Object.keys(RATES) as RateCode[]).map((code) => {
    const [part, whole] = RATES[code];
    const of = (counts: FigureCounts): string | null => printedShare(counts[part], counts[whole], decimals);
    return { code, now: of(now), before: of(before) };
  });
  return { figures, rates };
}
