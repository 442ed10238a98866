import { rangeRef, writeXlsx, type CellStyle, type WriteOptions, type WriteSheet } from 'hucre/xlsx';
import type { Cell, Sheet, WriteWorkbook } from '../app/ports/tables.js';
import { CELL, HEADER, TEXT, TITLE } from './sheetStyles.js';

type NamedRange = NonNullable<WriteOptions['namedRanges']>[number];
type Validation = NonNullable<WriteSheet['dataValidations']>[number];

/** Files carry no time of writing, so that the same sheets give the same bytes. */
const WRITTEN = new Date(Date.UTC(2000, 0, 1));

/**
 * An XLSX workbook in the conventions of government offices: title line, header repeated on every page and
 * frozen on the screen, filter, A4 landscape on the width of one page, print area, page numbers. Text cells
 * are typed and formatted as text, so that no cell is ever run as a formula and ids keep leading zeros.
 */
export const writeWorkbook: WriteWorkbook = (sheets) =>
  writeXlsx({
    sheets: sheets.map(toSheet),
    namedRanges: sheets.flatMap(printNames),
    properties: { creator: 'Evenhand', created: WRITTEN, modified: WRITTEN },
  });

/** Rows above the data: the header, and the title where there is one. */
const headRows = ({ title }: Sheet): number => (title === null ? 1 : 2);

function toSheet(sheet: Sheet): WriteSheet {
  const { name, title, columns, rows } = sheet;
  const headers = columns.map(({ header }) => header);
  const head = headRows(sheet);
  return {
    name: checkedName(name),
    columns: columns.map(({ width }) => ({ width })),
    rows: [...(title === null ? [] : [[title]]), headers, ...rows.map((row) => [...row])],
    cells: styles(sheet),
    ...(title === null ? {} : titleRow(columns.length)),
    freezePane: { rows: head },
    autoFilter: { range: area(sheet, head - 1) },
    dataValidations: choices(sheet),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: '&L&A&C&P / &N' },
  };
}

function titleRow(width: number): Pick<WriteSheet, 'merges' | 'rowDefs'> {
  const merges = width < 2 ? [] : [{ startRow: 0, startCol: 0, endRow: 0, endCol: width - 1 }];
  return { merges, rowDefs: new Map([[0, { height: 30 }]]) };
}

/** The cells from a row (0-based) to the last one, over all columns. */
function area(sheet: Sheet, firstRow: number): string {
  const lastRow = headRows(sheet) + sheet.rows.length - 1;
  return rangeRef(firstRow, 0, lastRow, Math.max(0, sheet.columns.length - 1));
}

/**
 * Print area and repeated rows as the reserved names of ECMA-376 §18.2.5. The package writes sheet names
 * into them unquoted, which Excel refuses when a name holds a space, so they are written here.
 */
function printNames(sheet: Sheet): NamedRange[] {
  const { name } = sheet;
  const absolute = area(sheet, 0).replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
  return [
    { name: '_xlnm.Print_Area', scope: name, range: `'${name}'!${absolute}` },
    { name: '_xlnm.Print_Titles', scope: name, range: `'${name}'!$1:$${headRows(sheet)}` },
  ];
}

function styles(sheet: Sheet): NonNullable<WriteSheet['cells']> {
  const head = headRows(sheet);
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const style = (row: number, col: number, as: CellStyle) => cells.set(`${row},${col}`, { style: as });
  if (sheet.title !== null) style(0, 0, TITLE);
  sheet.columns.forEach((_, col) => style(head - 1, col, HEADER));
  sheet.rows.forEach((row, k) => {
    row.forEach((value: Cell, col) => style(head + k, col, typeof value === 'string' ? TEXT : CELL));
  });
  return cells;
}

function choices(sheet: Sheet): Validation[] {
  const [first, last] = [headRows(sheet), headRows(sheet) + Math.max(1, sheet.rows.length) - 1];
  return sheet.columns.flatMap(({ choices: values }, col): Validation[] => {
    if (values === undefined || !fitsList(values)) return [];
    const range = rangeRef(first, col, last, col);
    return [{ type: 'list', values: [...values], allowBlank: true, showErrorMessage: true, range }];
  });
}

/** Excel takes at most 255 characters of listed values, which a comma separates. */
function fitsList(values: readonly string[]): boolean {
  return values.length > 0 && values.join(',').length <= 255 && values.every((value) => !/[,"]/.test(value));
}

/** Sheet names are ours, not the user's: a name that Excel refuses is a bug. */
function checkedName(name: string): string {
  if (!/^[^[\]:*?/\\']{1,31}$/u.test(name)) throw new RangeError(`not a sheet name: ${name}`);
  return name;
}
