import type { GridLine } from '../grid.js';
import { cellText, type CellWords, type RawCell } from './cellText.js';
import { attributeOf, xmlScanner } from './xmlScanner.js';

/** The bounds of a sheet (ECMA-376 part 1, as every program has them). */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

const [reference, type, style] = [attributeOf('r'), attributeOf('t'), attributeOf('s')];

/** The rows of a sheet that hold anything, one after the other, as its text comes in. */
export function* sheetRows(text: Iterable<string>, words: CellWords): Iterable<GridLine> {
  const reader = rowReader(words);
  for (const piece of text) {
    reader.push(piece);
    yield* reader.taken();
  }
}

interface OpenRow extends GridLine {
  readonly faults: GridLine['faults'][number][];
}

interface OpenCell extends RawCell {
  readonly column: number;
}

function rowReader(words: CellWords) {
  let lines: GridLine[] = [];
  let row: OpenRow | null = null;
  let cell: OpenCell | null = null;
  let [number, column] = [0, 0];
  let into: 'value' | 'inline' | null = null;
  let reading = false;
  const opened = handlers({
    row: (attributes) => {
      number = rowNumber(attributes, number + 1);
      row = { number, cells: [], faults: [] };
      column = 0;
    },
    c: (attributes) => {
      cell = newCell(attributes, column + 1);
      column = cell.column;
    },
    v: () => (into = 'value'),
    t: () => (into = reading ? null : 'inline'),
    f: () => {
      if (cell !== null) cell.formula = true;
    },
    rPh: () => (reading = true),
  });
  const closed = handlers({
    row: () => {
      if (row !== null) lines.push(row);
      row = null;
    },
    c: () => {
      if (row !== null && cell !== null) addCell(row, cell, words);
      cell = null;
    },
    v: () => (into = null),
    t: () => (into = null),
    rPh: () => (reading = false),
  });
  const push = xmlScanner({
    open: (name, attributes) => opened.get(name)?.(attributes),
    close: (name) => closed.get(name)?.(''),
    text: (piece) => {
      if (into !== null && cell !== null) cell[into] += piece;
    },
  });
  const taken = (): readonly GridLine[] => {
    const whole = lines;
    lines = [];
    return whole;
  };
  return { push, taken };
}

type Handler = (attributes: string) => void;
const handlers = (by: Readonly<Record<string, Handler>>): ReadonlyMap<string, Handler> =>
  new Map(Object.entries(by));

function rowNumber(attributes: string, next: number): number {
  const number = Number(reference(attributes) ?? next);
  if (Number.isInteger(number) && number >= 1 && number <= LAST_ROW) return number;
  throw new RangeError('a row lies outside the sheet');
}

function newCell(attributes: string, next: number): OpenCell {
  const column = columnOf(reference(attributes)) ?? next;
  if (column > LAST_COLUMN) throw new RangeError('a column lies outside the sheet');
  const [kind, format] = [type(attributes) ?? 'n', Number(style(attributes) ?? '-1')];
  return { column, type: kind, style: format, value: '', inline: '', formula: false };
}

function addCell({ cells, faults }: OpenRow, cell: OpenCell, words: CellWords): void {
  const read = cellText(cell, words);
  const column = cell.column - 1;
  if (!read.ok) faults.push({ column, problem: read.error });
  while (cells.length < column) cells.push('');
  cells[column] = read.ok ? read.value : '';
}

/** The column of a reference such as AB12, from 1; null without one. */
function columnOf(cell: string | null): number | null {
  if (cell === null) return null;
  let column = 0;
  for (let at = 0; at < cell.length && at < 4; at++) {
    const letter = cell.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column === 0) throw new RangeError(`${cell} is no cell`);
  return column;
}
