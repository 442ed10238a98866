import { elementAt } from '../elementAt.js';
import { isRandom, type FrameUnit } from '../frame.js';
import { cellName, type Margin } from './design.js';
import type { CellCount } from './table.js';

/** Leaf classes of a unit, in margin order; a margin that it does not carry gives "". */
export function classesOf(unit: Pick<FrameUnit, 'margins'>, margins: readonly Margin[]): string[] {
  return margins.map(({ name }) => unit.margins[name] ?? '');
}

/** Counts the units that take part in the random draw by their leaf classes, in one pass. */
export function countCells(
  units: Iterable<Pick<FrameUnit, 'margins' | 'excluded' | 'certainty'>>,
  margins: readonly Margin[],
): CellCount[] {
  const counts: { classes: string[]; population: number }[] = [];
  const places = new Map<string, number>();
  for (const unit of units) {
    if (!isRandom(unit)) continue;
    const classes = classesOf(unit, margins);
    const name = cellName(classes);
    const place = places.get(name) ?? counts.push({ classes, population: 0 }) - 1;
    places.set(name, place);
    elementAt(counts, place).population++;
  }
  return counts;
}
