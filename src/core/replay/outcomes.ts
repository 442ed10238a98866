import type { CellOutcome } from '../audit/substitutions.js';
import type { Performance } from './drawBasis.js';

/** The random targets and the reserves of each cell, in ticket order: what substitutions start from. */
export function outcomesOf({
  cells,
  targets,
  reserves,
}: Pick<Performance, 'cells' | 'targets' | 'reserves'>): readonly CellOutcome[] {
  return cells.map(({ cell }) => ({
    cell,
    drawn: targets.filter((target) => target.cell === cell && target.ground === 'random').map(({ id }) => id),
    reserves: reserves.filter((reserve) => reserve.cell === cell).map(({ id }) => id),
  }));
}
