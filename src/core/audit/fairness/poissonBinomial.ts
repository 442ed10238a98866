/** Exact tails of a sum of independent draws with known, unequal probabilities. */
export interface Tails {
  /** P(X ≤ count) */
  readonly lower: number;
  /** P(X ≥ count) */
  readonly upper: number;
}

/** The distribution of the number of successes, by convolution: all terms are positive, so nothing cancels. */
export function poissonBinomial(probabilities: readonly number[]): number[] {
  let distribution = [1];
  for (const p of probabilities) {
    const next = new Array<number>(distribution.length + 1).fill(0);
    distribution.forEach((mass, k) => {
      next[k] = (next[k] ?? 0) + mass * (1 - p);
      next[k + 1] = (next[k + 1] ?? 0) + mass * p;
    });
    distribution = next;
  }
  return distribution;
}

export function poissonBinomialTails(probabilities: readonly number[], count: number): Tails {
  const distribution = poissonBinomial(probabilities);
  const sum = (masses: readonly number[]): number =>
    Math.min(
      1,
      masses.reduce((total, mass) => total + mass, 0),
    );
  return { lower: sum(distribution.slice(0, count + 1)), upper: sum(distribution.slice(count).toReversed()) };
}
