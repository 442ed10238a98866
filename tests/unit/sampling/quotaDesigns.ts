import { coinsFrom } from '../../../src/core/kernel/coins.js';
import { describeProblem } from '../../../src/messages/registry.js';
import type { Margin, QuotaDesign, QuotaLimit } from '../../../src/core/sampling/quota/design.js';
import { expectedTable, type QuotaExpectation } from '../../../src/core/sampling/quota/expectedTable.js';
import type { CellCount } from '../../../src/core/sampling/quota/table.js';

export const margin = (name: string, ...classes: string[]): Margin => ({
  name,
  classes: Object.fromEntries(classes.map((each) => [each, null])),
});

/** Counts from rows of numbers: one row a class of the first margin. */
export function countsOf(
  rows: readonly string[],
  columns: readonly string[],
  numbers: readonly (readonly number[])[],
): CellCount[] {
  return rows.flatMap((row, i) =>
    columns.map((column, j) => ({ classes: [row, column], population: numbers[i]?.[j] ?? 0 })),
  );
}

export const equally = (total: number, classes: readonly string[]): QuotaDesign['sizes'] => ({
  kind: 'total',
  total,
  weights: Object.fromEntries(classes.map((each) => [each, '1'])),
});

export const limit = (
  at: Record<string, string>,
  min: number | null,
  max: number | null = null,
): QuotaLimit => ({ at, min, max });

export function solved(design: QuotaDesign, counts: readonly CellCount[]): QuotaExpectation {
  const result = expectedTable(design, counts);
  if (!result.ok) throw new Error(describeProblem(result.error, 'en'));
  return result.value;
}

export const someCoins = (n: number) => coinsFrom(n.toString(16).padStart(64, '0'));
