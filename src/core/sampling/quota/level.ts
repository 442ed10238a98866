import { add, compare, div, max, min, mul, sub, sum, type Rational } from '../../kernel/rational.js';
import { elementAt } from '../elementAt.js';
import { circulate, type BoundedFlow, type Bounds } from './circulation.js';
import type { Table } from './table.js';

/** A level that all cells can hold at once, the bounds that it means, and a flow within them. */
export interface Level {
  readonly level: Rational;
  readonly bounds: Bounds;
  readonly found: BoundedFlow;
}

export interface OpenCells {
  readonly table: Table;
  readonly bounds: Bounds;
  /** Population × requested rate of each cell. */
  readonly mass: readonly Rational[];
  /** Cells whose number is not settled yet. */
  readonly active: ReadonlySet<number>;
}

/** The greatest λ, not above `most`, for which every active cell can hold at least λ × mass. */
export function highestLevel(open: OpenCells, most: Rational | null): Level {
  const { table, mass, active } = open;
  const { low, high } = open.bounds;
  let level = ratios(high, open).reduce(min);
  if (most !== null) level = min(level, most);
  for (;;) {
    const wanted = (cell: number): Rational => mul(level, elementAt(mass, cell));
    const raised = low.map((least, arc) => (active.has(arc) ? max(least, wanted(arc)) : least));
    const bounds = { low: raised, high };
    const tried = circulate(table.nodes, table.arcs, bounds);
    if (tried.feasible) return { level, bounds, found: tried.found };
    const { entering, violation } = tried.cut;
    const moving = entering.filter((arc) => active.has(arc) && compare(wanted(arc), elementAt(low, arc)) > 0);
    level = sub(level, div(violation, sum(moving.map((arc) => elementAt(mass, arc)))));
  }
}

/** The smallest μ for which every active cell can do with at most μ × mass. */
export function lowestLevel(open: OpenCells): Level {
  const { table, mass, active } = open;
  const { low, high } = open.bounds;
  let level = ratios(low, open).reduce(max);
  for (;;) {
    const wanted = (cell: number): Rational => mul(level, elementAt(mass, cell));
    const lowered = high.map((most, arc) => (active.has(arc) ? min(most, wanted(arc)) : most));
    const bounds = { low, high: lowered };
    const tried = circulate(table.nodes, table.arcs, bounds);
    if (tried.feasible) return { level, bounds, found: tried.found };
    const { leaving, violation } = tried.cut;
    const moving = leaving.filter((arc) => active.has(arc) && compare(wanted(arc), elementAt(high, arc)) < 0);
    level = add(level, div(violation, sum(moving.map((arc) => elementAt(mass, arc)))));
  }
}

function ratios(bound: readonly Rational[], { mass, active }: OpenCells): Rational[] {
  return [...active].map((cell) => div(elementAt(bound, cell), elementAt(mass, cell)));
}
