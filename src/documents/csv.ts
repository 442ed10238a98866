import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { IntakeProblem } from '../app/intake/reasons.js';
import type { Cell, OpenLines, ReadTable, WriteTable } from '../app/ports/tables.js';
import { at } from '../core/kernel/problem.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import { decodeText } from './decode.js';
import { csvBlocks, type CsvBlock } from './csvBlocks.js';
import { tableLines, wholeTable, type GridLine } from './grid.js';

/** Reads comma-separated values (RFC 4180) in UTF-8 or GB18030. */
export const readCsv: ReadTable = (file, bytes) => {
  const opened = openCsv(file, bytes);
  return opened.ok ? wholeTable(opened.value) : opened;
};

export const openCsv: OpenLines = (file, bytes) => {
  const text = decodeText(bytes);
  return text.ok ? tableLines(file, records(text.value)) : err([at(text.error, { file })]);
};

/** The records with their numbers; the first that is none ends them. */
function* records(text: Iterable<string>): Iterable<GridLine | IntakeProblem> {
  let number = 0;
  for (const block of csvBlocks(text)) {
    const parsed = parseBlock(block, number);
    if (!parsed.ok) {
      yield parsed.error;
      return;
    }
    for (const cells of parsed.value) yield { number: ++number, cells, faults: [] };
  }
}

function parseBlock({ text, lineEnd }: CsvBlock, before: number): Result<string[][], IntakeProblem> {
  try {
    const delimiter = lineEnd === null ? {} : { record_delimiter: lineEnd };
    return ok(parse(text, { bom: before === 0, relax_column_count: true, ...delimiter }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const detail = error.code.replace(/^CSV_/, '').toLowerCase().replaceAll('_', ' ');
    const row = typeof error['records'] === 'number' ? { row: before + error['records'] + 1 } : {};
    return err({ code: 'intake.csv-syntax', params: { detail }, place: row });
  }
}

/**
 * Comma-separated values in UTF-8 with a byte order mark and CRLF, as Excel opens them. Text that Excel
 * would run as a formula (beginning with = + - @, tab or carriage return) gets an apostrophe in front.
 */
export const writeCsv: WriteTable = (columns, rows) => csvLines([columns, ...rows], true);

/** Lines of such a file; `first` for those at its beginning. */
export function csvLines(rows: readonly (readonly Cell[])[], first: boolean): Uint8Array {
  return new TextEncoder().encode(
    stringify(
      rows.map((cells) => [...cells]),
      {
        bom: first,
        record_delimiter: '\r\n',
        escape_formulas: true,
        // By itself the package quotes only a cell that holds the whole delimiter, not one with a lone LF or CR.
        quoted_match: /[\r\n]/,
      },
    ),
  );
}
