import type { IntakeProblem } from '../app/intake/reasons.js';
import type { OpenLines, OpenTable } from '../app/ports/tables.js';
import { at } from '../core/kernel/problem.js';
import { err } from '../core/kernel/result.js';
import { openCsv } from './csv.js';
import { tableLines, wholeTable, type GridLine } from './grid.js';
import { dayStyles } from './sheet/dayStyles.js';
import { partText } from './sheet/partText.js';
import { sharedStrings } from './sheet/sharedStrings.js';
import { sheetRows } from './sheet/sheetRows.js';
import { workbookParts } from './sheet/workbookParts.js';
import { checkZip, type Parts } from './zipLimits.js';

/** Reads a file as a table by what it is, not by its name: XLSX (first sheet) or CSV. */
export const openTable: OpenTable = (file, bytes) => {
  const opened = openLines(file, bytes);
  return Promise.resolve(opened.ok ? wholeTable(opened.value) : opened);
};

/** Opens a file by what it is: XLSX (first sheet) or CSV. */
export const openLines: OpenLines = (file, bytes) => {
  if (begins(bytes, ZIP)) return workbookLines(file, bytes);
  if (!begins(bytes, OLE2)) return openCsv(file, bytes);
  return err([
    notAWorkbook(file, new Error('an .xls file, or one with a password; save it as .xlsx without one')),
  ]);
};

const ZIP = [0x50, 0x4b, 3];
/** What .xls files and encrypted workbooks begin with ([MS-CFB] 2.2). */
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0];
const begins = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, k) => bytes[k] === sign);

/**
 * The rows of the first sheet of a workbook. Days come as YYYY-MM-DD, numbers as shortest decimals, formulas as
 * the values that were stored with them.
 */
function workbookLines(file: string, bytes: Uint8Array): ReturnType<OpenLines> {
  const parts = checkZip(bytes);
  if (!parts.ok) return err([at(parts.error, { file })]);
  return tableLines(
    file,
    guarded(file, () => rowsOf(bytes, parts.value)),
    { sparse: true },
  );
}

function rowsOf(bytes: Uint8Array, parts: Parts): Iterable<GridLine> {
  const { sheet, sharedStrings: texts, styles, from1904 } = workbookParts(bytes, parts);
  const words = {
    shared: sharedStrings(bytes, parts, texts),
    days: dayStyles(bytes, parts, styles),
    from1904,
  };
  return sheetRows(partText(bytes, parts, sheet), words);
}

/** Whatever is wrong with a workbook ends its rows as a problem of the file. */
function* guarded(file: string, rows: () => Iterable<GridLine>): Iterable<GridLine | IntakeProblem> {
  try {
    yield* rows();
  } catch (error) {
    yield notAWorkbook(file, error);
  }
}

function notAWorkbook(file: string, error: unknown): IntakeProblem {
  const detail = error instanceof Error ? error.message : '';
  return { code: 'intake.not-a-workbook', params: { detail }, place: { file } };
}
