import { bootstrap, type Resampling } from './bootstrap.js';
import { figuresOf, listFigures, withIntervals, type FiguresWithIntervals } from './figures.js';
import { prepare, sampleOf } from './prepared.js';
import type { ScoredVisit } from './visit.js';

/**
 * What a second scoring of the very same visits gains over a first: each difference with its interval.
 * Paired: both are held against the same resamples, so that the interval is one of the gain and not of two
 * separate figures. Both must hold the same visits in the same sequence.
 */
export function gainOf(
  before: readonly ScoredVisit[],
  after: readonly ScoredVisit[],
  resampling: Resampling,
): FiguresWithIntervals {
  const [old, fresh] = [prepare(before), prepare(after)];
  const differences = (weights?: Uint32Array): number[] => {
    const was = listFigures(figuresOf(sampleOf(old, weights)));
    return listFigures(figuresOf(sampleOf(fresh, weights))).map((figure, k) => figure - (was[k] ?? NaN));
  };
  const [firstHalfShare = NaN, meanDaysEarlier = NaN, auc = NaN] = differences();
  const intervals = bootstrap(before.length, differences, resampling);
  return withIntervals({ firstHalfShare, meanDaysEarlier, auc }, intervals);
}
