import type { Coins } from '../../kernel/coins.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { bootstrap } from './bootstrap.js';
import { figuresOf, listFigures, withIntervals, type Figures, type FiguresWithIntervals } from './figures.js';
import { liftAt, liftCurve, type LiftPoint } from './lift.js';
import { ordersOf, type OrderName } from './orders.js';
import { partsOf, type Parted } from './parts.js';
import { prepare, sampleOf, type Sample } from './prepared.js';
import type { BacktestProblem } from './reasons.js';
import { countSerious } from './tieGroup.js';
import { tierRates, type TierRate } from './tierRates.js';
import type { ScoredVisit } from './visit.js';

export interface BacktestOptions {
  /** Tiers from the lowest risk to the highest. */
  readonly tiers: readonly string[];
  /** A number of visits at which capacity ends; null for none in particular. */
  readonly capacity: number | null;
  /** Shares of the window's visits at which the lift curve and the precision are read, ascending. */
  readonly capacities: readonly number[];
  readonly draws: number;
  readonly coins: Coins;
}

export interface BacktestReport extends FiguresWithIntervals {
  readonly visits: number;
  readonly serious: number;
  /** Visits to enterprises that a rule would have left out. */
  readonly excluded: number;
  /** The same figures for each order: by score, as it happened, at random and by an oracle. */
  readonly orders: Readonly<Record<OrderName, Figures>>;
  readonly lift: Readonly<Record<OrderName, readonly LiftPoint[]>>;
  /** What the score's first visits find when capacity ends after `capacity` of them. */
  readonly atCapacity: LiftPoint | null;
  readonly tiers: readonly TierRate[];
  readonly byDistrict: Parted;
  readonly byCategory: Parted;
  readonly byHazardClass: Parted;
}

/**
 * Compares the order by score with what really happened. Figures of ties are expected values, so that the
 * sequence of `visits` has no effect but on which of equal resamples the bootstrap meets.
 */
export function backtest(
  visits: readonly ScoredVisit[],
  options: BacktestOptions,
): Result<BacktestReport, BacktestProblem> {
  const prepared = prepare(visits);
  const sample = sampleOf(prepared);
  const serious = countSerious(sample.order);
  if (serious === 0 || serious === visits.length) {
    return err({ code: 'backtest.one-outcome', params: { visits: visits.length, serious } });
  }
  const orders = ordersOf(sample.order, sample.calendar);
  const each = <T>(of: (order: Sample['order']) => T): Record<OrderName, T> => ({
    score: of(orders.score),
    happened: of(orders.happened),
    random: of(orders.random),
    oracle: of(orders.oracle),
  });
  const intervals = bootstrap(
    visits.length,
    (weights) => listFigures(figuresOf(sampleOf(prepared, weights))),
    options,
  );
  return ok({
    visits: visits.length,
    serious,
    excluded: visits.filter(({ excluded }) => excluded).length,
    ...withIntervals(figuresOf(sample), intervals),
    orders: each((order) => figuresOf({ ...sample, order })),
    lift: each((order) => liftCurve(order, options.capacities)),
    atCapacity: options.capacity === null ? null : liftAt(sample.order, options.capacity),
    tiers: tierRates(visits, options.tiers),
    byDistrict: partsOf(visits, ({ district }) => district),
    byCategory: partsOf(visits, ({ category }) => category),
    byHazardClass: partsOf(visits, ({ hazardClass }) => hazardClass?.toString() ?? null),
  });
}
