import type { Coins } from '../../kernel/coins.js';

/** Ends of an interval, lower first. */
export type Interval = readonly [low: number, high: number];

export interface Resampling {
  /** How many resamples; 1,000 settle the ends to about a tenth of the interval's width. */
  readonly draws: number;
  readonly coins: Coins;
}

/**
 * Percentile bootstrap (Efron 1979), 95 %: visits are drawn with replacement, each with its score, date and
 * outcome; `figures` sees how often each of the `size` visits was drawn. It answers how far the figures would move had other such visits been made; it does not cover
 * visits whose outcomes hang together, nor rules that were fitted to these very visits.
 */
export function bootstrap(
  size: number,
  figures: (weights: Uint32Array) => readonly number[],
  { draws, coins }: Resampling,
): Interval[] {
  const weights = new Uint32Array(size);
  const drawn: (readonly number[])[] = [];
  for (let i = 0; i < draws; i++) {
    resample(weights, coins);
    drawn.push(figures(weights));
  }
  const width = drawn[0]?.length ?? 0;
  return Array.from({ length: width }, (_, k) => interval(drawn.map((row) => row[k] ?? NaN)));
}

function resample(weights: Uint32Array, coins: Coins): void {
  const size = weights.length;
  const [batch, span] = batchOf(size);
  weights.fill(0);
  for (let drawn = 0; drawn < size;) {
    let joined = Number(coins.below(span));
    for (let k = 0; k < batch && drawn < size; k++, drawn++) {
      const chosen = joined % size;
      joined = (joined - chosen) / size;
      weights[chosen] = (weights[chosen] ?? 0) + 1;
    }
  }
}

/** One number below size^k holds k independent numbers below size: fewer, dearer calls to the coins. */
function batchOf(size: number): [batch: number, span: bigint] {
  let [batch, span] = [1, size];
  while (size > 1 && batch < 8 && span * size <= Number.MAX_SAFE_INTEGER)
    [batch, span] = [batch + 1, span * size];
  return [batch, BigInt(span)];
}

/** Resamples that hold no serious outcome, or nothing else, have no figures and are left out. */
function interval(values: readonly number[]): Interval {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  return [at(0.025), at(0.975)];
}
