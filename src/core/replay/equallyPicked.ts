import type { Selection } from '../sampling/selectByTickets.js';
import { equalPi } from './cellSizes.js';
import type { Picked, SizedCell } from './selection.js';

/** What the smallest tickets of each cell come to: every unit of a cell has the same π. */
export function equallyPicked(
  { selected, reserves, cutoffs }: Selection,
  cells: readonly SizedCell[],
): Picked {
  const pi = new Map(cells.map((cell) => [cell.name, equalPi(cell)]));
  return {
    selected: selected.map((unit) => ({ ...unit, pi: pi.get(unit.cell) ?? '0' })),
    reserves,
    cells: new Map(
      cells.map(({ name }) => [name, { pi: pi.get(name) ?? null, cutoff: cutoffs.get(name) ?? null }]),
    ),
  };
}
