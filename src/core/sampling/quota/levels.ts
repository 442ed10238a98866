import { compare, mul, ONE, type Rational } from '../../kernel/rational.js';
import { elementAt } from '../elementAt.js';
import type { Bounds } from './circulation.js';
import { highestLevel, lowestLevel } from './level.js';
import { reachability } from './residual.js';
import type { Table } from './table.js';

interface State {
  readonly table: Table;
  readonly mass: readonly Rational[];
  readonly bounds: { readonly low: Rational[]; readonly high: Rational[] };
  readonly active: Set<number>;
}

/**
 * `expect/leximin/v1`: expected numbers of the cells. `mass` is population × requested rate, and a cell's
 * level is its expected number over its mass; a cell without mass gets nothing.
 *
 * The smallest level is made as large as the bounds allow, then the next smallest, and so on (leximin).
 * With `keepRates` no level is raised above 1 unless a bound forces it, and what is forced is kept as small
 * as possible in the same manner from above. The result is unique, whatever flows are met on the way.
 *
 * The bounds must be feasible. Each level is found by Newton's method on violated cuts (Dinkelbach 1967).
 */
export function levelledCells(
  table: Table,
  bounds: Bounds,
  mass: readonly Rational[],
  keepRates: boolean,
): Rational[] {
  const cells = [...table.cells.keys()];
  const active = new Set(cells.filter((cell) => elementAt(mass, cell).num > 0n));
  const state = { table, mass, active, bounds: { low: [...bounds.low], high: [...bounds.high] } };
  raise(state, keepRates);
  lower(state);
  return cells.map((cell) => elementAt(state.bounds.low, cell));
}

/** Settles cells at the level above which they cannot rise. */
function raise(state: State, keepRates: boolean): void {
  const { table, active, bounds } = state;
  while (active.size > 0) {
    const { level, bounds: raised, found } = highestLevel(state, keepRates ? ONE : null);
    if (keepRates && compare(level, ONE) === 0) {
      for (const cell of active) bounds.low[cell] = elementAt(raised.low, cell);
      return;
    }
    const canMove = reachability(table, found);
    settle(state, level, raised.low, (cell) => {
      const value = elementAt(found.flow, cell);
      if (value > elementAt(found.low, cell)) return true;
      const { from, to } = elementAt(table.arcs, cell);
      return value < elementAt(found.high, cell) && canMove(to, from);
    });
  }
}

/** Settles cells at the level below which they cannot sink. */
function lower(state: State): void {
  const { table, active } = state;
  while (active.size > 0) {
    const { level, bounds: lowered, found } = lowestLevel(state);
    const canMove = reachability(table, found);
    settle(state, level, lowered.high, (cell) => {
      const value = elementAt(found.flow, cell);
      if (value < elementAt(found.high, cell)) return true;
      const { from, to } = elementAt(table.arcs, cell);
      return value > elementAt(found.low, cell) && canMove(from, to);
    });
  }
}

/** Fixes every active cell whose bound stands at the level and that cannot leave it. */
function settle(
  { active, bounds, mass }: State,
  level: Rational,
  bound: readonly Rational[],
  canLeave: (cell: number) => boolean,
): void {
  const before = active.size;
  for (const cell of [...active]) {
    const value = elementAt(bound, cell);
    if (compare(value, mul(level, elementAt(mass, cell))) !== 0 || canLeave(cell)) continue;
    bounds.low[cell] = value;
    bounds.high[cell] = value;
    active.delete(cell);
  }
  if (active.size === before) throw new Error('no cell holds the level');
}
