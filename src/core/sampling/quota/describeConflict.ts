import { elementAt } from '../elementAt.js';
import type { Limit } from './bounds.js';
import type { Conflict } from './conflict.js';
import type { QuotaDesign } from './design.js';
import type { Table } from './table.js';

/**
 * Limits in signs that need no language: "tier=D ≥ 40 [30]", where the bracket holds the number of units
 * behind the limit; changes that belong together are joined by " + ".
 */
export function describeConflict(
  design: QuotaDesign,
  table: Table,
  capacity: readonly number[],
  conflict: Conflict | null,
): { limits: string[]; relaxations: string[] } {
  const fixedTotal = design.sizes.kind === 'total';
  const write = ({ arc, side, value }: Limit): string => {
    const { label } = elementAt(table.arcs, arc);
    if (label === '' && fixedTotal) return `total = ${value}`;
    return `${label === '' ? 'total' : label} ${side === 'min' ? '≥' : '≤'} ${value}`;
  };
  const { limits = [], relaxations = [] } = conflict ?? {};
  return {
    limits: limits.map((limit) => `${write(limit)} [${elementAt(capacity, limit.arc)}]`),
    relaxations: relaxations.map((together) => together.map(write).join(' + ')),
  };
}
