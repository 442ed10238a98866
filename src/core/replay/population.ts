import { classesOf } from '../sampling/quota/countCells.js';
import { cellName } from '../sampling/quota/design.js';
import type { CellCount } from '../sampling/quota/table.js';
import type { FrameRow } from './frameRow.js';
import type { PlanDraw } from './planDraw.js';

type Placeable = Pick<FrameRow, 'cell' | 'margins'>;

/** How many random units each cell holds, by the cell's name. */
export type Population = ReadonlyMap<string, CellCount>;

/** The classes that a row is drawn from: its tier, or one class of each margin. */
function classesBy(draw: PlanDraw): (row: Placeable) => readonly string[] {
  return draw.kind === 'margins' ? (row) => classesOf(row, draw.margins) : (row) => [row.cell];
}

/** The cell that a row is drawn from: its tier, or the crossing of its classes. */
export function cellOf(draw: PlanDraw): (row: Placeable) => string {
  const classes = classesBy(draw);
  return (row) => cellName(classes(row));
}

/** Whether a row takes part in the random draw. */
export const isRandomRow = ({ excluded, certainty }: Pick<FrameRow, 'excluded' | 'certainty'>): boolean =>
  excluded === null && certainty === null;

/** Counts random units while rows pass; what it holds grows with the number of cells. */
export interface PopulationMeter {
  add(row: FrameRow): void;
  counted(): Population;
}

export function populationMeter(draw: PlanDraw): PopulationMeter {
  const counts = new Map<string, { classes: readonly string[]; population: number }>();
  const classes = classesBy(draw);
  return {
    add: (row) => {
      if (!isRandomRow(row)) return;
      const own = classes(row);
      const name = cellName(own);
      const count = counts.get(name);
      if (count === undefined) counts.set(name, { classes: own, population: 1 });
      else count.population++;
    },
    counted: () => counts,
  };
}

/** The population of a frame, or of a part of one. */
export function countPopulation(draw: PlanDraw, rows: Iterable<FrameRow>): Population {
  const meter = populationMeter(draw);
  for (const row of rows) meter.add(row);
  return meter.counted();
}

/** The population of a frame from those of its parts, in whatever order. */
export function mergePopulations(parts: readonly Population[]): Population {
  const counts = new Map<string, CellCount>();
  for (const [name, { classes, population }] of parts.flatMap((part) => [...part]))
    counts.set(name, { classes, population: population + (counts.get(name)?.population ?? 0) });
  return counts;
}
