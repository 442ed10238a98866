/**
 * Special functions behind the tail probabilities, in double precision (relative error below 1e-12 in the
 * tests). They judge draws; no draw depends on them.
 */

/** ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) where it is exact to rounding, reached by recurrence. */
export function logGamma(x: number): number {
  let [shift, y] = [0, x];
  for (; y < 10; y += 1) shift += Math.log(y);
  const z = 1 / (y * y);
  const series =
    1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - (z * 691) / 360360))));
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series / y - shift;
}

type Term = readonly [numerator: number, denominator: number];
const TINY = 1e-300;
const STEPS = 10_000;

/** a₁/(b₁ + a₂/(b₂ + …)) by Lentz's method as Thompson and Barnett modified it. */
function continuedFraction(term: (i: number) => Term): number {
  let [value, c, d] = [TINY, TINY, 0];
  for (let i = 1; i <= STEPS; i++) {
    const [a, b] = term(i);
    d = 1 / nonzero(b + a * d);
    c = nonzero(b + a / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

const nonzero = (x: number): number => (Math.abs(x) < TINY ? TINY : x);

/** Q(a, x) = Γ(a, x)/Γ(a) for a > 0: DLMF 8.9.2 above a + 1, the series 8.11.4 below. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x > a + 1) {
    return scale * continuedFraction((i) => [i === 1 ? 1 : -(i - 1) * (i - 1 - a), x + 2 * i - 1 - a]);
  }
  let [sum, term] = [1 / a, 1 / a];
  for (let i = 1; i < STEPS && term > sum * 1e-17; i++) {
    term *= x / (a + i);
    sum += term;
  }
  return Math.max(0, 1 - scale * sum);
}

/** I_x(a, b), the distribution function of Beta(a, b): DLMF 8.17.22. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const scale = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) / a;
  return scale * continuedFraction((i) => [i === 1 ? 1 : betaTerm(i - 1, x, a, b), 1]);
}

function betaTerm(i: number, x: number, a: number, b: number): number {
  const m = Math.floor(i / 2);
  if (i % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
  return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}

/** The x with I_x(a, b) = p, by bisection to the last bits. */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(χ² with so many degrees of freedom ≥ statistic). */
export function chiSquareTail(statistic: number, degrees: number): number {
  return upperGamma(degrees / 2, statistic / 2);
}
