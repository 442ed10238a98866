import { rangeRef, writeXlsx, type CellStyle, type WriteOptions, type WriteSheet } from 'hucre/xlsx';
import type { Cell, Sheet, WriteWorkbook } from '../app/ports/tables.js';

type NamedRange = NonNullable<WriteOptions['namedRanges']>[number];

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

const FONT = { name: '等线', size: 11 } as const;
const BORDER = { style: 'thin', color: { rgb: 'A6A6A6' } } as const;
const CELL = {
  font: FONT,
  border: { top: BORDER, right: BORDER, bottom: BORDER, left: BORDER },
  alignment: { vertical: 'center', wrapText: true },
} as const satisfies CellStyle;
const TEXT = { ...CELL, numFmt: '@' } as const satisfies CellStyle;
const HEADER = {
  ...CELL,
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EDF5' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
} as const satisfies CellStyle;
const TITLE = {
  font: { ...FONT, bold: true, size: 16 },
  alignment: { horizontal: 'center', vertical: 'center' },
} as const satisfies CellStyle;

/** Title and header come first; data begin in the third row. */
const HEAD_ROWS = 2;

function toSheet({ name, title, columns, rows }: Sheet): WriteSheet {
  const lastCol = columns.length - 1;
  const headers = columns.map(({ header }) => header);
  return {
    name: checkedName(name),
    columns: columns.map(({ width }) => ({ width })),
    rows: [[title], headers, ...rows.map((row) => [...row])],
    cells: styles(headers, rows),
    merges: lastCol < 1 ? [] : [{ startRow: 0, startCol: 0, endRow: 0, endCol: lastCol }],
    rowDefs: new Map([[0, { height: 30 }]]),
    freezePane: { rows: HEAD_ROWS },
    autoFilter: { range: area(columns, rows, HEAD_ROWS - 1) },
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

function area(columns: Sheet['columns'], rows: Sheet['rows'], firstRow: number): string {
  return rangeRef(firstRow, 0, HEAD_ROWS + rows.length - 1, Math.max(0, columns.length - 1));
}

/**
 * Print area and repeated rows as the reserved names of ECMA-376 §18.2.5. The package writes sheet names
 * into them unquoted, which Excel refuses when a name holds a space, so they are written here.
 */
function printNames({ name, columns, rows }: Sheet): NamedRange[] {
  const absolute = area(columns, rows, 0).replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
  return [
    { name: '_xlnm.Print_Area', scope: name, range: `'${name}'!${absolute}` },
    { name: '_xlnm.Print_Titles', scope: name, range: `'${name}'!$1:$${HEAD_ROWS}` },
  ];
}

function styles(headers: readonly string[], rows: Sheet['rows']): NonNullable<WriteSheet['cells']> {
  const cells: NonNullable<WriteSheet['cells']> = new Map([['0,0', { style: TITLE }]]);
  headers.forEach((_, col) => cells.set(`1,${col}`, { style: HEADER }));
  rows.forEach((row, k) => {
    row.forEach((value: Cell, col) => {
      cells.set(`${HEAD_ROWS + k},${col}`, { style: typeof value === 'string' ? TEXT : CELL });
    });
  });
  return cells;
}

/** Sheet names are ours, not the user's: a name that Excel refuses is a bug. */
function checkedName(name: string): string {
  if (!/^[^[\]:*?/\\']{1,31}$/u.test(name)) throw new RangeError(`not a sheet name: ${name}`);
  return name;
}
