import { add, compare, div, max, min, mul, sub, sum, type Rational } from '../../kernel/rational.js';
import { elementAt } from '../elementAt.js';
import { circulate, type Bounds } from './circulation.js';
import type { Table } from './table.js';

/** A level that all cells can hold at once, the bounds that it means, and a flow within them. */
export interface Level {
  readonly level: Rational;
  readonly bounds: Bounds;
  readonly flow: readonly Rational[];
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
    const found = circulate(table.nodes, table.arcs, bounds);
    if (found.feasible) return { level, bounds, flow: found.flow };
    const { entering, violation } = cutOf(table, bounds, found.inside);
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
    const found = circulate(table.nodes, table.arcs, bounds);
    if (found.feasible) return { level, bounds, flow: found.flow };
    const { leaving, violation } = cutOf(table, bounds, found.inside);
    const moving = leaving.filter((arc) => active.has(arc) && compare(wanted(arc), elementAt(high, arc)) < 0);
    level = add(level, div(violation, sum(moving.map((arc) => elementAt(mass, arc)))));
  }
}

function ratios(bound: readonly Rational[], { mass, active }: OpenCells): Rational[] {
  return [...active].map((cell) => div(elementAt(bound, cell), elementAt(mass, cell)));
}

interface Cut {
  readonly entering: readonly number[];
  readonly leaving: readonly number[];
  /** By how much what must enter exceeds what may leave. */
  readonly violation: Rational;
}

function cutOf({ arcs }: Table, { low, high }: Bounds, inside: readonly boolean[]): Cut {
  const crossing = (into: boolean): number[] =>
    [...arcs.keys()].filter((arc) => {
      const { from, to } = elementAt(arcs, arc);
      return inside[from] !== inside[to] && inside[to] === into;
    });
  const [entering, leaving] = [crossing(true), crossing(false)];
  const must = sum(entering.map((arc) => elementAt(low, arc)));
  const may = sum(leaving.map((arc) => elementAt(high, arc)));
  return { entering, leaving, violation: sub(must, may) };
}
