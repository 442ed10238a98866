import type { Interval } from './bootstrap.js';
import { meanDaysEarlier } from './daysEarlier.js';
import { auc, firstHalfShare } from './found.js';
import type { Sample } from './prepared.js';

/** The three headline figures of an order. */
export interface Figures {
  /** Share of serious outcomes found in the first ⌊n/2⌋ visits. */
  readonly firstHalfShare: number;
  /** Days by which serious outcomes are met earlier, on average, than they were. */
  readonly meanDaysEarlier: number;
  /** Area under the ROC curve. */
  readonly auc: number;
}

/** Each figure with its 95 % bootstrap interval beside it. */
export type FiguresWithIntervals = Figures & {
  readonly [F in keyof Figures as `${F}Interval`]: Interval;
};

export function figuresOf({ order, calendar }: Sample): Figures {
  return {
    firstHalfShare: firstHalfShare(order),
    meanDaysEarlier: meanDaysEarlier(order, calendar),
    auc: auc(order),
  };
}

/** The figures in the sequence in which `withIntervals` expects their intervals. */
export const listFigures = (figures: Figures): number[] => [
  figures.firstHalfShare,
  figures.meanDaysEarlier,
  figures.auc,
];

const UNKNOWN: Interval = [NaN, NaN];

export function withIntervals(figures: Figures, intervals: readonly Interval[]): FiguresWithIntervals {
  const [firstHalfShareInterval = UNKNOWN, meanDaysEarlierInterval = UNKNOWN, aucInterval = UNKNOWN] =
    intervals;
  return {
    firstHalfShare: figures.firstHalfShare,
    firstHalfShareInterval,
    meanDaysEarlier: figures.meanDaysEarlier,
    meanDaysEarlierInterval,
    auc: figures.auc,
    aucInterval,
  };
}
