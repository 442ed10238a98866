import { rational, ZERO } from '../../kernel/rational.js';
import { elementAt } from '../elementAt.js';
import type { Bounds } from './circulation.js';
import { labelOf, type Table } from './table.js';
import type { QuotaDesign } from './design.js';

/** One side of a quota, on one arc of the table. */
export interface Limit {
  readonly arc: number;
  readonly side: 'min' | 'max';
  readonly value: number;
}

/** Every limit of a design in canonical order: by arc, the minimum first. A fixed total is two limits. */
export function limitsOf(design: QuotaDesign, table: Table): readonly Limit[] {
  const arcs = new Map(table.arcs.map(({ label }, arc) => [label, arc]));
  const whole = table.arcs.length - 1;
  const limits: Limit[] = [];
  const addLimit = (arc: number, side: Limit['side'], value: number | null): void => {
    if (value !== null) limits.push({ arc, side, value });
  };
  for (const { at, min, max } of design.limits) {
    const label = labelOf(
      design.margins,
      design.margins.map(({ name }) => at[name]),
    );
    const arc = arcs.get(label);
    if (arc === undefined) continue;
    addLimit(arc, 'min', min);
    addLimit(arc, 'max', max);
  }
  if (design.sizes.kind === 'total') {
    addLimit(whole, 'min', design.sizes.total);
    addLimit(whole, 'max', design.sizes.total);
  }
  return limits.sort((a, b) => a.arc - b.arc || (a.side === b.side ? 0 : a.side === 'min' ? -1 : 1));
}

/** How many units each arc can carry: those of its cells that may be drawn at all. */
export function capacities({ arcs, cells }: Table, drawable: readonly boolean[]): readonly number[] {
  return arcs.map((arc) =>
    arc.cells.reduce((all, i) => all + (drawable[i] === true ? elementAt(cells, i).population : 0), 0),
  );
}

/** Bounds of all arcs; null where limits of one arc exclude each other or its population. */
export function boundsOf(capacity: readonly number[], limits: readonly Limit[]): Bounds | null {
  const low = capacity.map(() => 0);
  const high = [...capacity];
  for (const { arc, side, value } of limits) {
    if (side === 'min') low[arc] = Math.max(elementAt(low, arc), value);
    else high[arc] = Math.min(elementAt(high, arc), value);
  }
  if (low.some((least, arc) => least > elementAt(high, arc))) return null;
  return { low: low.map(toRational), high: high.map(toRational) };
}

const toRational = (value: number) => (value === 0 ? ZERO : rational(value));
