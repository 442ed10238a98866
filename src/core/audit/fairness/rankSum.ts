import { upperGamma } from './specialFunctions.js';

/** Up to this product of items and chosen items the exact law is computed; beyond, the normal law is close. */
const EXACT_LIMIT = 4_000;

/**
 * P(the sum of ranks of as many items chosen at random ≥ the observed one), with mean ranks for equal scores:
 * Wilcoxon's rank sum (1945). Exact for usual sizes; the normal law with the variance of the actual ranks beyond.
 * Ranks are doubled so that they stay whole.
 */
export function rankSumTail(chosen: readonly number[], others: readonly number[]): number {
  const scores = [...chosen, ...others].sort((a, b) => a - b);
  const rankOf = new Map(
    scores.map((score) => [score, scores.indexOf(score) + scores.lastIndexOf(score) + 2]),
  );
  const ranks = scores.map((score) => rankOf.get(score) ?? 0);
  const observed = chosen.reduce((sum, score) => sum + (rankOf.get(score) ?? 0), 0);
  const exact = scores.length * chosen.length <= EXACT_LIMIT;
  return exact ? exactTail(ranks, chosen.length, observed) : normalTail(ranks, chosen.length, observed);
}

function exactTail(ranks: readonly number[], size: number, observed: number): number {
  let [above, all] = [0, 0];
  for (const [sum, ways] of sumsOfSubsets(ranks, size)) {
    all += ways;
    if (sum >= observed) above += ways;
  }
  return above / all;
}

/** For each possible sum of `size` of the ranks, the number of subsets that have it. */
function sumsOfSubsets(ranks: readonly number[], size: number): Map<number, number> {
  const laws = Array.from({ length: size + 1 }, () => new Map<number, number>());
  laws[0]?.set(0, 1);
  for (const rank of ranks) {
    for (let k = size; k >= 1; k--) extend(laws[k - 1], laws[k], rank);
  }
  return laws[size] ?? new Map<number, number>();
}

function extend(
  smaller: ReadonlyMap<number, number> | undefined,
  larger: Map<number, number> | undefined,
  rank: number,
): void {
  for (const [sum, ways] of smaller ?? []) larger?.set(sum + rank, (larger.get(sum + rank) ?? 0) + ways);
}

function normalTail(ranks: readonly number[], size: number, observed: number): number {
  const n = ranks.length;
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / n;
  const spread = ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0) / n;
  const variance = (spread * size * (n - size)) / (n - 1);
  if (variance === 0) return 1;
  // Half a step back, for ranks are doubled and sums move by ones at least.
  const z = (observed - 0.5 - size * mean) / Math.sqrt(variance);
  const outer = upperGamma(0.5, (z * z) / 2) / 2;
  return z > 0 ? outer : 1 - outer;
}
