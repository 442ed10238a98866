import type { Problem } from '../kernel/problem.js';
import { formatRational, rational, ZERO, type Rational } from '../kernel/rational.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { elementAt } from '../sampling/elementAt.js';
import { expectedSizes } from '../sampling/expectedSizes.js';
import { inclusionProbability } from '../sampling/probability.js';
import { classesOf, countCells } from '../sampling/quota/countCells.js';
import { cellName } from '../sampling/quota/design.js';
import { expectedTable } from '../sampling/quota/expectedTable.js';
import { roundTable } from '../sampling/quota/roundTable.js';
import { largestRemainder, roundSizes } from '../sampling/roundSizes.js';
import type { FrameRow } from './frameRow.js';
import { LARGEST_REMAINDER, type ByMargins, type ByStratum, type PlanDraw } from './planDraw.js';

/** A cell of the random draw before and after rounding. */
export interface Cell {
  readonly name: string;
  readonly population: number;
  readonly expected: Rational;
  readonly size: number;
}

/** The cell that a row is drawn from: its tier, or the crossing of its classes. */
export function cellOf(draw: PlanDraw): (row: Pick<FrameRow, 'cell' | 'margins'>) => string {
  return draw.kind === 'margins' ? (row) => cellName(classesOf(row, draw.margins)) : (row) => row.cell;
}

/** Expected numbers by the plan, and whole numbers by the coins of purpose `sizes`. */
export function cellSizes(
  draw: PlanDraw,
  random: readonly FrameRow[],
  seeded: Seeded,
): Result<readonly Cell[], Problem> {
  return draw.kind === 'margins'
    ? crossedSizes(draw, random, seeded)
    : stratumSizes(draw.kind === 'size' ? draw.sizes : draw, random, seeded);
}

function stratumSizes(
  design: ByStratum,
  random: readonly FrameRow[],
  seeded: Seeded,
): Result<readonly Cell[], Problem> {
  const population = new Map<string, number>();
  for (const { cell } of random) population.set(cell, (population.get(cell) ?? 0) + 1);
  const planned = expectedSizes(population, design);
  if (!planned.ok) return planned;
  const byRemainder = design.rounding === LARGEST_REMAINDER;
  const sizes = byRemainder
    ? largestRemainder(planned.value)
    : roundSizes(planned.value, seeded.coins('sizes'));
  const cells = [...population].map(([name, count]) => {
    const size = sizes.get(name) ?? 0;
    // Sizes without coins are the same in every draw: what is expected is what is drawn.
    const expected = byRemainder ? rational(size) : (planned.value.get(name) ?? ZERO);
    return { name, population: count, expected, size };
  });
  return ok(cells);
}

function crossedSizes(
  { margins, sizes, rateMargin, limits }: ByMargins,
  random: readonly FrameRow[],
  seeded: Seeded,
): Result<readonly Cell[], Problem> {
  const units = random.map((row) => ({ margins: row.margins, excluded: null, certainty: null }));
  const solved = expectedTable({ margins, sizes, rateMargin, limits }, countCells(units, margins));
  if (!solved.ok) return solved;
  const { table, expected } = solved.value;
  const rounded = roundTable(table, expected, seeded.coins('sizes'));
  const cells = table.cells.map(({ name, population }, i) => ({
    name,
    population,
    expected: elementAt(expected, i),
    size: rounded.get(name) ?? 0,
  }));
  return ok(cells);
}

/** π of every unit of a cell where units do not differ by size. */
export function equalPi({ expected, population }: Cell): string {
  return formatRational(inclusionProbability(expected, population));
}
