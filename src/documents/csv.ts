import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { IntakeProblem } from '../app/intake/reasons.js';
import type { Cell, ReadTable, WriteTable } from '../app/ports/tables.js';
import { at } from '../core/kernel/problem.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import { decodeText } from './decode.js';
import { toTable } from './grid.js';

/** Reads comma-separated values (RFC 4180) in UTF-8 or GB18030. */
export const readCsv: ReadTable = (file, bytes) => {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return err([at(decoded.error, { file })]);
  const records = parseRecords(decoded.value.text);
  return records.ok ? toTable(file, records.value) : err([at(records.error, { file })]);
};

function parseRecords(text: string): Result<string[][], IntakeProblem> {
  try {
    return ok(parse(text, { bom: true, relax_column_count: true }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const detail = error.code.replace(/^CSV_/, '').toLowerCase().replaceAll('_', ' ');
    const row = typeof error['lines'] === 'number' ? { row: error['lines'] } : {};
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
