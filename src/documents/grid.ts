import type { IntakeProblem } from '../app/intake/reasons.js';
import type { Table, TableLine, TableLines, TableRow } from '../app/ports/tables.js';
import { at } from '../core/kernel/problem.js';
import { err, ok, type Result } from '../core/kernel/result.js';

/** Most faults of the grid itself that are worth showing. */
const SHOWN = 100;
/** More columns than any register has. */
const MOST_COLUMNS = 1_000;

/** One line of a grid; `number` is what a spreadsheet shows. */
export interface GridLine {
  readonly number: number;
  readonly cells: string[];
  /** Cells, from 0, whose content is no text. */
  readonly faults: readonly { readonly column: number; readonly problem: IntakeProblem }[];
}

/**
 * A grid as the lines of a table: line 1 is the header, every other line has as many cells as the header or only empty
 * ones more. Blank lines are left out. `sparse`: a line may stop after its last cell with content, as in workbooks.
 * The cells are taken over. A problem among the lines of the grid is given on, and is the last of them.
 */
export function tableLines(
  file: string,
  grid: Iterable<GridLine | IntakeProblem>,
  { sparse = false } = {},
): Result<TableLines, readonly IntakeProblem[]> {
  const lines = grid[Symbol.iterator]();
  const next = lines.next();
  const first = next.done === true ? null : next.value;
  if (first !== null && 'code' in first) return err([at(first, { file })]);
  const header = first?.number === 1 ? first.cells : [];
  const columns = tidy(header, 0);
  if (columns.length === 0) return err([{ code: 'intake.empty-file', params: {}, place: { file } }]);
  if (columns.length > MOST_COLUMNS) {
    const params = { what: 'number of columns', limit: MOST_COLUMNS };
    return err([{ code: 'intake.too-large', params, place: { file } }]);
  }
  const faults = headerFaults(file, columns);
  if (faults.length > 0) return err(faults.slice(0, SHOWN));
  const rest = { [Symbol.iterator]: () => lines };
  return ok({ file, columns, lines: rows(file, columns, rest, sparse) });
}

function* rows(
  file: string,
  columns: readonly string[],
  grid: Iterable<GridLine | IntakeProblem>,
  sparse: boolean,
): Iterable<TableLine> {
  for (const line of grid) {
    if ('code' in line) yield { problems: [at(line, { file })], rest: null };
    else if (line.faults.length > 0 || line.cells.some((cell) => cell.trim() !== '')) {
      const { number: row, cells: found } = line;
      const cells = tidy(found, sparse ? columns.length : Math.min(columns.length, found.length));
      const problems = [...cellFaults(file, columns, line), ...countFault(file, columns.length, row, cells)];
      if (problems.length === 0) yield { row, cells };
      else yield { problems, rest: { row, cells: columns.map((_, k) => cells[k] ?? '') } };
    }
  }
}

function cellFaults(
  file: string,
  columns: readonly string[],
  { number: row, faults }: GridLine,
): readonly IntakeProblem[] {
  return faults.map(({ column, problem }) => {
    const field = columns[column];
    return at(problem, { file, row, ...(field === undefined ? {} : { field }) });
  });
}

function countFault(
  file: string,
  expected: number,
  row: number,
  { length: found }: readonly string[],
): readonly IntakeProblem[] {
  if (found === expected) return [];
  return [{ code: 'intake.cell-count', params: { expected, found }, place: { file, row } }];
}

/** All of a table at once, or what keeps it from being one. */
export function wholeTable({ file, columns, lines }: TableLines): Result<Table, readonly IntakeProblem[]> {
  const found: TableRow[] = [];
  const faults: IntakeProblem[] = [];
  for (const line of lines) {
    if ('cells' in line) found.push(line);
    else if (faults.length < SHOWN) faults.push(...line.problems);
  }
  return faults.length === 0 ? ok({ file, columns, rows: found }) : err(faults.slice(0, SHOWN));
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
