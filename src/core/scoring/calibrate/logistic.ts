import type { Outcomes, RuleColumn } from './column.js';

/** A logistic model: log-odds = intercept + Σ sign × weight over the rules that fired. */
export interface Logistic {
  readonly intercept: number;
  /** One for each column, in their order, never negative. */
  readonly weights: readonly number[];
  readonly logLikelihood: number;
}

/** Half the penalty on squared weights: keeps a rule that separates perfectly from running away. */
const RIDGE = 0.5;
const STEPS = 25;
const SWEEPS = 200;
const CLOSE = 1e-6;

/**
 * Maximum likelihood with weights ≥ 0: Newton steps whose quadratic problem is solved by cyclic coordinate
 * descent within the bounds (Friedman, Hastie, Tibshirani 2010). Every step is in a fixed order, so that
 * the same input gives the same model.
 */
export function fitLogistic(columns: readonly RuleColumn[], outcomes: Outcomes): Logistic {
  const theta = new Float64Array(columns.length + 1);
  theta[0] = logit(share(outcomes));
  for (let step = 0; step < STEPS; step++) {
    const problem = quadratic(columns, outcomes, logOdds(columns, outcomes.length, theta));
    if (descend(problem, theta) < CLOSE) break;
  }
  const logLikelihood = likelihood(logOdds(columns, outcomes.length, theta), outcomes);
  const [intercept = 0, ...weights] = theta;
  return { intercept, weights, logLikelihood };
}

export const logit = (share: number): number => Math.log(share / (1 - share));
export const share = (outcomes: Outcomes): number =>
  outcomes.reduce((sum, y) => sum + y, 0) / outcomes.length;
export const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** log(1 + e^x) without overflow. */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Log-odds of each of `size` visits; `theta` is the intercept, then the weights. */
export function logOdds(
  columns: readonly RuleColumn[],
  size: number,
  theta: ArrayLike<number>,
): Float64Array {
  const eta = new Float64Array(size).fill(theta[0] ?? 0);
  columns.forEach(({ sign, hits }, j) => {
    const weight = sign * (theta[j + 1] ?? 0);
    if (weight !== 0) for (const i of hits) eta[i] = (eta[i] ?? 0) + weight;
  });
  return eta;
}

function likelihood(eta: Float64Array, outcomes: Outcomes): number {
  return eta.reduce((sum, x, i) => sum + (outcomes[i] ?? 0) * x - softplus(x), 0);
}

/** Gradient and information of the log-likelihood; entry 0 is the intercept. */
interface Quadratic {
  readonly gradient: Float64Array;
  readonly information: readonly Float64Array[];
}

function quadratic(columns: readonly RuleColumn[], outcomes: Outcomes, eta: Float64Array): Quadratic {
  const residual = eta.map((x, i) => (outcomes[i] ?? 0) - chance(x));
  const variance = eta.map((x) => chance(x) * (1 - chance(x)));
  const every = Uint32Array.from(outcomes.keys());
  const all: readonly RuleColumn[] = [{ rule: '', sign: 1, hits: every }, ...columns];
  const gradient = Float64Array.from(all, ({ sign, hits }) => sign * sumOver(hits, residual));
  const information = all.map(() => new Float64Array(all.length));
  const marked = new Float64Array(eta.length);
  all.forEach(({ sign, hits }, j) => {
    for (const i of hits) marked[i] = sign * (variance[i] ?? 0);
    for (let k = j; k < all.length; k++) {
      const other = all[k] as RuleColumn;
      const value = other.sign * sumOver(other.hits, marked);
      (information[j] as Float64Array)[k] = value;
      (information[k] as Float64Array)[j] = value;
    }
    for (const i of hits) marked[i] = 0;
  });
  return { gradient, information };
}

export function sumOver(hits: Uint32Array, values: Float64Array): number {
  let sum = 0;
  for (const i of hits) sum += values[i] ?? 0;
  return sum;
}

/**
 * Solves one Newton step within the bounds by coordinate descent and adds it to `theta` (the intercept,
 * then the weights); returns the largest move.
 */
function descend({ gradient, information }: Quadratic, theta: Float64Array): number {
  const before = Float64Array.from(theta);
  const slope = gradient.map((g, j) => g - ridge(j) * (theta[j] ?? 0));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let largest = 0;
    for (let j = 0; j < theta.length; j++) largest = Math.max(largest, moveOne(j, slope, information, theta));
    if (largest < CLOSE / 10) break;
  }
  return theta.reduce((most, value, j) => Math.max(most, Math.abs(value - (before[j] ?? 0))), 0);
}

const ridge = (j: number): number => (j === 0 ? 0 : RIDGE);

/** Moves one coordinate to its best value that is allowed; returns how far. */
function moveOne(
  j: number,
  slope: Float64Array,
  information: readonly Float64Array[],
  theta: Float64Array,
): number {
  const row = information[j] as Float64Array;
  const [now, curvature] = [theta[j] ?? 0, (row[j] ?? 0) + ridge(j)];
  const wanted = now + (slope[j] ?? 0) / curvature;
  const value = j === 0 ? wanted : Math.max(0, wanted);
  const move = value - now;
  if (move === 0) return 0;
  theta[j] = value;
  for (let k = 0; k < slope.length; k++) slope[k] = (slope[k] ?? 0) - move * (row[k] ?? 0);
  slope[j] = (slope[j] ?? 0) - move * ridge(j);
  return Math.abs(move);
}
