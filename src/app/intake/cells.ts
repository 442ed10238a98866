import { parseDay, type Day } from '../../core/kernel/date.js';
import type { Result } from '../../core/kernel/result.js';
import { err, ok } from '../../core/kernel/result.js';
import { checkText } from '../../core/kernel/text.js';
import { parseUscc } from '../../core/kernel/uscc.js';
import type { Table, TableRow } from '../ports/tables.js';
import { readDay } from './day.js';
import { scaledInteger } from './decimal.js';
import type { Faults } from './faults.js';
import { checkId, codePoint } from './ids.js';
import type { DayField, IdField, IntegerField, TextField } from './mapping.js';
import type { IntakeProblem } from './reasons.js';

/** Reads one value from a row: null when it is empty or faulty, the fault being on record. */
export type Reader<T> = (row: TableRow) => T | null;

/** A table being read: its columns by name, and where its faults go. */
export interface Source {
  readonly table: Pick<Table, 'file' | 'columns'>;
  readonly faults: Faults;
}

/** The text of a column; a column that the table lacks is one fault, not one per row. */
export function columnReader({ table, faults }: Source, column: string): (row: TableRow) => string {
  const index = table.columns.indexOf(column);
  if (index >= 0) return (row) => row.cells[index] ?? '';
  const params = { column, columns: table.columns };
  faults.add({ code: 'intake.missing-column', params }, { file: table.file, row: 1, field: column });
  return () => '';
}

export function report(source: Source, row: number, field: string, problem: IntakeProblem): void {
  source.faults.add(problem, { file: source.table.file, row, field });
}

interface Conversion<T> {
  readonly column?: string;
  readonly constant?: T;
  readonly required?: boolean;
  readonly convert: (text: string) => Result<T | null, IntakeProblem>;
}

function reader<T>(source: Source, { column, constant, required, convert }: Conversion<T>): Reader<T> {
  if (column === undefined) return () => constant ?? null;
  const text = columnReader(source, column);
  if (!source.table.columns.includes(column)) return () => null;
  return (row) => {
    const cell = text(row);
    const value = cell === '' ? ok(null) : ERRORS.has(cell) ? errorValue(cell) : convert(cell);
    if (!value.ok) report(source, row.row, column, value.error);
    else if (value.value !== null) return value.value;
    else if (required === true) report(source, row.row, column, { code: 'intake.required', params: {} });
    return null;
  };
}

/** What spreadsheets show for a formula that failed; in CSV it stands as text. */
const ERRORS: ReadonlySet<string> = new Set([
  ...['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NULL!', '#NUM!', '#SPILL!', '#CALC!'],
]);
const errorValue = (value: string): Result<never, IntakeProblem> =>
  err({ code: 'intake.error-value', params: { value } });

/** As long as the registers take a text; in UTF-16 units. */
const LONGEST = 500;

export function textReader(
  source: Source,
  field: TextField,
  required = field.required ?? false,
  longest = LONGEST,
): Reader<string> {
  const { values } = field;
  return reader<string>(source, {
    ...field,
    required,
    convert: (cell) => {
      const text = checkCell(cell, longest);
      return text.ok && values !== undefined ? translate(values, cell) : text;
    },
  });
}

/** Line breaks and tabs may stand in a text; other characters that nobody sees may not. */
function checkCell(cell: string, longest: number): Result<string, IntakeProblem> {
  const control = /[^\P{Cc}\t\n\r]/u.exec(cell)?.[0];
  if (control !== undefined) {
    return err({ code: 'intake.control-character', params: { code: codePoint(control) } });
  }
  if (cell.length > longest) return err({ code: 'intake.text-too-long', params: { limit: longest } });
  return checkText(cell);
}

export function integerReader(
  source: Source,
  field: IntegerField,
  required = field.required ?? false,
): Reader<number> {
  const { values, scale = 1, round = 'exact' } = field;
  return reader<number>(source, {
    ...field,
    required,
    convert: (cell) => (values === undefined ? scaledInteger(cell, scale, round) : translate(values, cell)),
  });
}

export function dayReader(source: Source, field: DayField, required = field.required ?? false): Reader<Day> {
  const constant = field.constant === undefined ? null : parseDay(field.constant);
  if (constant?.ok === false) source.faults.add(constant.error, { file: 'mapping', field: 'constant' });
  const format = field.format ?? 'YYYY-MM-DD';
  const convert = remembered((cell) => readDay(cell, format));
  return reader<Day>(source, { ...field, required, convert });
}

/** A table holds few different days, and checking one against the calendar is dear. */
function remembered<T>(convert: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const value = known.get(cell) ?? convert(cell);
    if (known.size < 10_000) known.set(cell, value);
    return value;
  };
}

/** An id is always required. */
export function idReader(source: Source, { column, kind }: IdField): Reader<string> {
  const convert = kind === 'uscc' ? parseUscc : checkId;
  return reader<string>(source, { column, required: true, convert });
}

function translate<T>(
  values: Readonly<Record<string, T | null>>,
  cell: string,
): Result<T | null, IntakeProblem> {
  if (Object.hasOwn(values, cell)) return ok(values[cell] ?? null);
  return err({ code: 'intake.value-not-mapped', params: { value: cell, known: Object.keys(values) } });
}

/** Holds a reader's values to a closed list. */
export function oneOf<T extends string | number>(
  source: Source,
  field: string,
  read: Reader<string | number>,
  allowed: readonly T[],
): Reader<T> {
  return (row) => {
    const value = read(row);
    const found = allowed.find((one) => one === value);
    if (value === null || found !== undefined) return found ?? null;
    const params = { value: String(value), known: allowed.map(String) };
    report(source, row.row, field, { code: 'intake.value-not-mapped', params });
    return null;
  };
}

/** Holds a reader's numbers to a range. */
export function within(
  source: Source,
  field: string,
  read: Reader<number>,
  [from, to]: readonly [number, number],
): Reader<number> {
  return (row) => {
    const value = read(row);
    if (value === null || (value >= from && value <= to)) return value;
    const params = { value: String(value), from: String(from), to: String(to) };
    report(source, row.row, field, { code: 'intake.out-of-range', params });
    return null;
  };
}
