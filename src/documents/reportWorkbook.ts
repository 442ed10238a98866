import type { Cell, Report } from '../app/ports/tables.js';
import {
  contentTypes,
  HEAD_ROWS,
  packageRelations,
  STYLE,
  styles,
  workbook,
  workbookRelations,
  type WrittenSheet,
} from './reportParts.js';
import { sheetText } from './sheetText.js';
import { zipStream, type StreamedEntry } from './zipStream.js';

/** Most rows of a sheet (Excel's limit); what is more goes on in a further sheet. */
const MOST_ROWS = 1_048_576;

type Rows = readonly (readonly Cell[])[];

/**
 * A report as an XLSX workbook in the conventions of government offices: title and subtitle across all columns, all
 * three head rows repeated on every page and frozen on the screen, print area, A4 landscape on the width of one
 * page, page numbers. Text is typed and formatted as text: nothing is run as a formula, ids keep leading zeros.
 */
export function reportWorkbook(report: Report, mostRows = MOST_ROWS): AsyncIterable<Uint8Array> {
  return zipStream(parts(report, mostRows - HEAD_ROWS));
}

async function* parts(report: Report, room: number): AsyncIterable<StreamedEntry> {
  const sheets: WrittenSheet[] = [];
  const source = report.batches[Symbol.asyncIterator]();
  let waiting: Rows = [];
  /** Whether there are further rows; they wait then. */
  const more = async (): Promise<boolean> => {
    while (waiting.length === 0) {
      const next = await source.next();
      if (next.done === true) return false;
      waiting = next.value;
    }
    return true;
  };
  const lastColumn = columnName(report.columns.length - 1);
  /** Rows until the sheet is full; what did not fit waits for the next one. */
  const take = async function* (written: (count: number) => void): AsyncIterable<Rows> {
    let left = room;
    while (left > 0 && (await more())) {
      const rows = waiting.slice(0, left);
      waiting = waiting.slice(rows.length);
      left -= rows.length;
      written(rows.length);
      yield rows;
    }
  };
  try {
    do {
      let count = 0;
      const rows = take((more) => (count += more));
      yield {
        path: `xl/worksheets/sheet${sheets.length + 1}.xml`,
        pieces: encoded(sheetXml(report, rows, lastColumn, () => HEAD_ROWS + count)),
      };
      const name = sheets.length === 0 ? nameOf(report) : `${nameOf(report)} ${sheets.length + 1}`;
      sheets.push({ name, lastColumn, lastRow: HEAD_ROWS + count });
    } while (await more());
  } finally {
    await source.return?.();
  }
  yield* fixed({
    'xl/styles.xml': styles,
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheets),
    '_rels/.rels': packageRelations,
    '[Content_Types].xml': contentTypes(sheets),
  });
}

/** A title as the name of a sheet: without what Excel refuses there, and short. */
const nameOf = ({ title }: Report): string => title.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 25);

function* fixed(texts: Readonly<Record<string, string>>): Iterable<StreamedEntry> {
  for (const [path, text] of Object.entries(texts)) yield { path, pieces: encoded([text]) };
}

async function* encoded(texts: AsyncIterable<string> | Iterable<string>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

async function* sheetXml(
  report: Report,
  rows: AsyncIterable<Rows>,
  lastColumn: string,
  lastRow: () => number,
): AsyncIterable<string> {
  const names = report.columns.map((_, k) => columnName(k));
  yield head(report, names);
  let at = HEAD_ROWS;
  for await (const batch of rows) {
    let text = '';
    for (const row of batch) text += rowXml(++at, row, names);
    yield text;
  }
  yield foot(report, lastColumn, lastRow());
}

function head({ title, subtitle, columns }: Report, names: readonly string[]): string {
  const widths = columns.map(
    ({ width }, k) => `<col min="${k + 1}" max="${k + 1}" width="${width}" customWidth="1"/>`,
  );
  const line = (row: number, height: number, text: string, style: number): string =>
    `<row r="${row}" ht="${height}" customHeight="1">${textCell(`A${row}`, text, style)}</row>`;
  const headers = columns.map(({ header }, k) =>
    textCell(`${names[k] ?? ''}${HEAD_ROWS}`, header, STYLE.header),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${HEAD_ROWS}" topLeftCell="A${HEAD_ROWS + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${line(1, 30, title, STYLE.title)}${line(2, 20, subtitle, STYLE.subtitle)}<row r="${HEAD_ROWS}">${headers.join('')}</row>`;
}

function foot({ columns, footer }: Report, lastColumn: string, lastRow: number): string {
  const merges =
    columns.length < 2
      ? ''
      : `<mergeCells count="2"><mergeCell ref="A1:${lastColumn}1"/><mergeCell ref="A2:${lastColumn}2"/></mergeCells>`;
  return `</sheetData><autoFilter ref="A${HEAD_ROWS}:${lastColumn}${lastRow}"/>${merges}<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>${sheetText(`&C${footer}`)}</oddFooter></headerFooter></worksheet>`;
}

function rowXml(at: number, row: readonly Cell[], names: readonly string[]): string {
  let text = `<row r="${at}">`;
  for (let k = 0; k < row.length; k++) {
    const value = row[k] ?? null;
    const place = `${names[k] ?? ''}${at}`;
    text +=
      typeof value === 'number'
        ? `<c r="${place}" s="${STYLE.number}"><v>${value}</v></c>`
        : textCell(place, value ?? '', STYLE.text);
  }
  return `${text}</row>`;
}

const textCell = (place: string, text: string, style: number): string =>
  text === ''
    ? `<c r="${place}" s="${style}"/>`
    : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${sheetText(text)}</t></is></c>`;

/** A, B … Z, AA … */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}
