import type { AuditProblem } from '../reasons.js';
import { oneIn, shortNumber } from './chance.js';
import { chiSquareTail } from './specialFunctions.js';

/** A stratum whose members stayed the same over several draws. */
export interface StratumSeries {
  readonly stratum: string;
  readonly units: readonly string[];
  /** Ids drawn in each draw; the number may differ from draw to draw. */
  readonly draws: readonly (readonly string[])[];
}

export interface EqualityTest {
  readonly statistic: number;
  readonly degrees: number;
  /** P(χ² ≥ statistic) */
  readonly p: number;
  /** False while a unit's count varies too little for the χ² law to hold: wait for more draws. */
  readonly settled: boolean;
}

/** Variance of one unit's count from which the χ² law is close enough for tails down to 1 in 1,000. */
const LEAST_VARIANCE = 5;

/**
 * Were all N units of a stratum equally likely? T = Σᵢ (cᵢ − Σₘfₘ)² / [ Σₘ fₘ(1−fₘ) · N/(N−1) ], which follows
 * χ² with N − 1 degrees of freedom: counts of draws without replacement are negatively correlated, so that the
 * usual Σ(c−e)²/e would be too small by 1 − f and never raise an alarm.
 */
export function testEquality({ units, draws }: StratumSeries): EqualityTest {
  const size = units.length;
  const counts = new Map(units.map((id) => [id, 0]));
  let [expected, variance] = [0, 0];
  for (const drawn of draws) {
    const fraction = drawn.length / size;
    expected += fraction;
    variance += fraction * (1 - fraction);
    for (const id of drawn) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const squares = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2, 0);
  const degrees = Math.max(size - 1, 0);
  const statistic = variance === 0 ? 0 : squares / ((variance * size) / degrees);
  const p = variance === 0 ? 1 : chiSquareTail(statistic, degrees);
  return { statistic, degrees, p, settled: variance >= LEAST_VARIANCE };
}

/** The alarm of one stratum, or null. */
export function unequalStratum(series: StratumSeries, level: number): AuditProblem | null {
  const { statistic, degrees, p, settled } = testEquality(series);
  if (!settled || p > level) return null;
  const params = {
    stratum: series.stratum,
    units: series.units.length,
    draws: series.draws.length,
    statistic: shortNumber(statistic),
    degrees,
    oneIn: oneIn(p),
  };
  return { code: 'audit.unequal-stratum', params };
}
