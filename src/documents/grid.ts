import type { IntakeProblem } from '../app/intake/reasons.js';
import type { Table, TableRow } from '../app/ports/tables.js';
import { err, ok, type Result } from '../core/kernel/result.js';

/** Most faults of the grid itself that are worth showing. */
const SHOWN = 100;

/**
 * A grid of texts as a table: the first line is the header, every other line has as many cells as the
 * header or only empty ones more. Blank lines are left out but counted, so that rows keep their numbers.
 */
export function toTable(
  file: string,
  grid: readonly (readonly string[])[],
): Result<Table, readonly IntakeProblem[]> {
  const [header = [], ...lines] = grid;
  const columns = trimmed(header);
  if (columns.length === 0) return err([{ code: 'intake.empty-file', params: {}, place: { file } }]);
  const rows = lines.flatMap((line, k): TableRow[] => {
    const cells = trimmed(line);
    return cells.length === 0 ? [] : [{ row: k + 2, cells: padded(cells, line, columns.length) }];
  });
  const faults = [...headerFaults(file, columns), ...countFaults(file, columns.length, rows)];
  return faults.length === 0 ? ok({ file, columns, rows }) : err(faults.slice(0, SHOWN));
}

/** Cells without outer white space and without trailing empty cells. */
function trimmed(line: readonly string[]): string[] {
  const cells = line.map((cell) => cell.trim());
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** Trailing empty cells come back up to the width of the table, as far as the line really has them. */
function padded(cells: readonly string[], line: readonly string[], width: number): string[] {
  const missing = Math.max(0, Math.min(width, line.length) - cells.length);
  return [...cells, ...Array<string>(missing).fill('')];
}

function headerFaults(file: string, columns: readonly string[]): IntakeProblem[] {
  return columns.flatMap((column, k): IntakeProblem[] => {
    const place = { file, row: 1 };
    if (column === '') return [{ code: 'intake.unnamed-column', params: { position: k + 1 }, place }];
    if (columns.indexOf(column) === k) return [];
    return [{ code: 'intake.duplicate-column', params: { column }, place }];
  });
}

function countFaults(file: string, expected: number, rows: readonly TableRow[]): IntakeProblem[] {
  return rows.flatMap(({ row, cells }) =>
    cells.length === expected
      ? []
      : [
          {
            code: 'intake.cell-count',
            params: { expected, found: cells.length },
            place: { file, row },
          } satisfies IntakeProblem,
        ],
  );
}
