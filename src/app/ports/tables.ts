import type { Result } from '../../core/kernel/result.js';
import type { IntakeProblem } from '../intake/reasons.js';

/** One line of a table. `row` is what a spreadsheet shows: the header is row 1, blank lines count. */
export interface TableRow {
  readonly row: number;
  /** As many cells as the table has columns, without outer white space; empty cells are "". */
  readonly cells: readonly string[];
}

/** A table as its file holds it: text only, nothing interpreted. Blank lines are left out. */
export interface Table {
  readonly file: string;
  /** Header cells, unique. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A line that cannot be taken as it stands. */
export interface FaultyLine {
  readonly problems: readonly IntakeProblem[];
  /** As much of it as fits the columns; null where nothing of the file can be read from here on. */
  readonly rest: TableRow | null;
}

export type TableLine = TableRow | FaultyLine;

/** A table to go through once, without ever being in memory as a whole. */
export interface TableLines {
  readonly file: string;
  readonly columns: readonly string[];
  readonly lines: Iterable<TableLine>;
}

/** Opens the bytes of a CSV or XLSX file, whichever it is; the lines are read while they are gone through. */
export type OpenLines = (file: string, bytes: Uint8Array) => Result<TableLines, readonly IntakeProblem[]>;

/** Reads the bytes of a CSV file as a table; the file's name is for its problems only. */
export type ReadTable = (file: string, bytes: Uint8Array) => Result<Table, readonly IntakeProblem[]>;

/** Reads the bytes of a CSV or XLSX file, whichever it is, as a table. */
export type OpenTable = (file: string, bytes: Uint8Array) => Promise<Result<Table, readonly IntakeProblem[]>>;

export type Cell = string | number | null;

/** Writes a table as bytes. Text that a spreadsheet would run as a formula is made harmless. */
export type WriteTable = (columns: readonly string[], rows: Iterable<readonly Cell[]>) => Uint8Array;

/** One sheet of a workbook made for people. */
export interface Sheet {
  readonly name: string;
  /** The line above the header, across all columns; null in sheets that are to be read back. */
  readonly title: string | null;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

interface SheetColumn {
  readonly header: string;
  /** Width in characters of the standard font; Chinese characters count 2. */
  readonly width: number;
  /** The values that a cell of the column may have: the sheet offers them and refuses others. */
  readonly choices?: readonly string[];
}

export const REPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A list made for people, of any length. */
export interface Report {
  readonly title: string;
  /** Between title and header: whose list it is, and of which day. */
  readonly subtitle: string;
  /** At the foot of every page; &P is its number, &N how many there are. */
  readonly footer: string;
  readonly columns: readonly SheetColumn[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** The file of a report in pieces, in memory that does not grow with its rows. What `batches` throws is thrown on. */
export type WriteReport = (format: ReportFormat, report: Report) => AsyncIterable<Uint8Array>;

/** Writes a workbook; the same sheets give the same bytes. */
export type WriteWorkbook = (sheets: readonly Sheet[]) => Promise<Uint8Array>;
