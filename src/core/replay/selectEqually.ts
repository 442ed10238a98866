import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import { selectByTickets } from '../sampling/selectByTickets.js';
import { equalPi } from './cellSizes.js';
import type { Picked, Placed, SizedCell } from './selection.js';

/** The smallest tickets of each cell: every unit of a cell has the same π. */
export function selectEqually(
  units: readonly Placed[],
  cells: readonly SizedCell[],
  ticketOf: (id: string) => Uint8Array,
): Result<Picked, Problem> {
  const sizes = new Map(cells.map(({ name, size }) => [name, size]));
  const spare = new Map(cells.map(({ name, reserves }) => [name, reserves]));
  const drawn = selectByTickets(units, sizes, spare, ticketOf);
  if (!drawn.ok) return drawn;
  const { selected, reserves, cutoffs } = drawn.value;
  const pi = new Map(cells.map((cell) => [cell.name, equalPi(cell)]));
  return ok({
    selected: selected.map((unit) => ({ ...unit, pi: pi.get(unit.cell) ?? '0' })),
    reserves,
    cells: new Map(
      cells.map(({ name }) => [name, { pi: pi.get(name) ?? null, cutoff: cutoffs.get(name) ?? null }]),
    ),
  });
}
