import type { Problem } from '../kernel/problem.js';
import { floor, sum, type Rational } from '../kernel/rational.js';
import { ok, type Result } from '../kernel/result.js';
import { expectedSizes } from '../sampling/expectedSizes.js';
import { expectedTable } from '../sampling/quota/expectedTable.js';
import type { FrameRow } from './frameRow.js';
import type { ByMargins, ByStratum, PlanDraw } from './planDraw.js';
import { populationMeter, type Population } from './population.js';

/**
 * The most targets that a draw of this frame can have, before any seed: the expected number of random ones,
 * which rounding raises to the next whole number at most, and the certainties.
 */
export function mostTargets(draw: PlanDraw, rows: Iterable<FrameRow>): Result<number, Problem> {
  const meter = populationMeter(draw);
  let certain = 0;
  for (const row of rows) {
    meter.add(row);
    if (row.excluded === null && row.certainty !== null) certain++;
  }
  const expected =
    draw.kind === 'margins'
      ? crossed(draw, meter.counted())
      : stratified(draw.kind === 'size' ? draw.sizes : draw, meter.counted());
  if (!expected.ok) return expected;
  const total = sum(expected.value);
  return ok(certain + Number(-floor({ num: -total.num, den: total.den })));
}

function stratified(design: ByStratum, population: Population): Result<readonly Rational[], Problem> {
  const counts = new Map([...population].map(([name, cell]) => [name, cell.population]));
  const expected = expectedSizes(counts, design);
  return expected.ok ? ok([...expected.value.values()]) : expected;
}

function crossed(
  { margins, sizes, rateMargin, limits }: ByMargins,
  population: Population,
): Result<readonly Rational[], Problem> {
  const solved = expectedTable({ margins, sizes, rateMargin, limits }, [...population.values()]);
  return solved.ok ? ok(solved.value.expected) : solved;
}
