import { betaQuantile } from './specialFunctions.js';

/** Bounds of a probability. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Jeffreys' interval for a probability after `hits` of `trials`: the central quantiles of
 * Beta(hits + ½, misses + ½), with 0 and 1 as bounds when nothing or everything hit (Brown, Cai and DasGupta
 * 2001). For Monte Carlo checks only: a design's own π is exact.
 */
export function jeffreys(hits: number, trials: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  const [a, b] = [hits + 0.5, trials - hits + 0.5];
  return {
    low: hits === 0 ? 0 : betaQuantile(tail, a, b),
    high: hits === trials ? 1 : betaQuantile(1 - tail, a, b),
  };
}
