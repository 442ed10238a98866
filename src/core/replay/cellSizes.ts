import type { Problem } from '../kernel/problem.js';
import { formatRational, rational, ZERO, type Rational } from '../kernel/rational.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { elementAt } from '../sampling/elementAt.js';
import { expectedSizes } from '../sampling/expectedSizes.js';
import { inclusionProbability } from '../sampling/probability.js';
import { expectedTable } from '../sampling/quota/expectedTable.js';
import { roundTable } from '../sampling/quota/roundTable.js';
import { largestRemainder, roundSizes } from '../sampling/roundSizes.js';
import { LARGEST_REMAINDER, type ByMargins, type ByStratum, type PlanDraw } from './planDraw.js';
import type { Population } from './population.js';

/** A cell of the random draw before and after rounding. */
export interface Cell {
  readonly name: string;
  readonly population: number;
  readonly expected: Rational;
  readonly size: number;
}

/** Expected numbers by the plan, and whole numbers by the coins of purpose `sizes`. */
export function cellSizes(
  draw: PlanDraw,
  population: Population,
  seeded: Seeded,
): Result<readonly Cell[], Problem> {
  return draw.kind === 'margins'
    ? crossedSizes(draw, population, seeded)
    : stratumSizes(draw.kind === 'size' ? draw.sizes : draw, population, seeded);
}

function stratumSizes(
  design: ByStratum,
  population: Population,
  seeded: Seeded,
): Result<readonly Cell[], Problem> {
  const counts = new Map([...population].map(([name, cell]) => [name, cell.population]));
  const planned = expectedSizes(counts, design);
  if (!planned.ok) return planned;
  const byRemainder = design.rounding === LARGEST_REMAINDER;
  const sizes = byRemainder
    ? largestRemainder(planned.value)
    : roundSizes(planned.value, seeded.coins('sizes'));
  const cells = [...counts].map(([name, count]) => {
    const size = sizes.get(name) ?? 0;
    // Sizes without coins are the same in every draw: what is expected is what is drawn.
    const expected = byRemainder ? rational(size) : (planned.value.get(name) ?? ZERO);
    return { name, population: count, expected, size };
  });
  return ok(cells);
}

function crossedSizes(
  { margins, sizes, rateMargin, limits }: ByMargins,
  population: Population,
  seeded: Seeded,
): Result<readonly Cell[], Problem> {
  const solved = expectedTable({ margins, sizes, rateMargin, limits }, [...population.values()]);
  if (!solved.ok) return solved;
  const { table, expected } = solved.value;
  const rounded = roundTable(table, expected, seeded.coins('sizes'));
  const cells = table.cells.map((cell, i) => ({
    name: cell.name,
    population: cell.population,
    expected: elementAt(expected, i),
    size: rounded.get(cell.name) ?? 0,
  }));
  return ok(cells);
}

/** π of every unit of a cell where units do not differ by size. */
export function equalPi({ expected, population }: Cell): string {
  return formatRational(inclusionProbability(expected, population));
}
