import type { IntakeProblem } from '../app/intake/reasons.js';
import type { Table, TableRow } from '../app/ports/tables.js';
import { err, ok, type Result } from '../core/kernel/result.js';

/** Most faults of the grid itself that are worth showing. */
const SHOWN = 100;

/**
 * A grid of texts as a table: the first line is the header, every other line has as many cells as the
 * header or only empty ones more. Blank lines are left out but counted, so that rows keep their numbers.
 * `sparse`: a line may stop after its last cell with content, as in workbooks. The lines are taken over.
 */
export function toTable(
  file: string,
  grid: readonly string[][],
  { sparse = false } = {},
): Result<Table, readonly IntakeProblem[]> {
  const columns = grid[0] === undefined ? [] : tidy(grid[0], 0);
  if (columns.length === 0) return err([{ code: 'intake.empty-file', params: {}, place: { file } }]);
  const rows: TableRow[] = [];
  grid.forEach((line, k) => {
    if (k === 0 || line.every((cell) => cell.trim() === '')) return;
    rows.push({
      row: k + 1,
      cells: tidy(line, sparse ? columns.length : Math.min(columns.length, line.length)),
    });
  });
  const faults = [...headerFaults(file, columns), ...countFaults(file, columns.length, rows)];
  return faults.length === 0 ? ok({ file, columns, rows }) : err(faults.slice(0, SHOWN));
}

/** Takes outer white space off the cells and empty cells off the end, down (or up) to a width. */
function tidy(line: string[], width: number): string[] {
  for (let k = 0; k < line.length; k++) line[k] = line[k]?.trim() ?? '';
  while (line.length > width && line.at(-1) === '') line.pop();
  while (line.length < width) line.push('');
  return line;
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
