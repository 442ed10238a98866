import { streamXlsxRows, type CellValue } from 'hucre/xlsx';
import type { IntakeProblem } from '../app/intake/reasons.js';
import type { OpenTable, Table } from '../app/ports/tables.js';
import { at } from '../core/kernel/problem.js';
import { err, type Result } from '../core/kernel/result.js';
import { readCsv } from './csv.js';
import { toTable } from './grid.js';
import { checkZip } from './zipLimits.js';

/** Reads a file as a table by what it is, not by its name: XLSX (first sheet) or CSV. */
export const openTable: OpenTable = (file, bytes) =>
  isZip(bytes) ? readXlsx(file, bytes) : Promise.resolve(readCsv(file, bytes));

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;

/**
 * Reads the first sheet of a workbook. Days come as YYYY-MM-DD, numbers as shortest decimals, formulas as
 * the values that were stored with them.
 */
async function readXlsx(file: string, bytes: Uint8Array): Promise<Result<Table, readonly IntakeProblem[]>> {
  const checked = checkZip(bytes);
  if (!checked.ok) return err([at(checked.error, { file })]);
  const grid: string[][] = [];
  const lost: IntakeProblem[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      while (grid.length < index) grid.push([]);
      grid.push(values.map(cellText));
      if (values.some(hasLostDigits)) lost.push(...lostDigits(file, index + 1, values));
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    return err([{ code: 'intake.not-a-workbook', params: { detail }, place: { file } }]);
  }
  return lost.length > 0 ? err(lost) : toTable(file, grid, { sparse: true });
}

/** A number keeps 15 digits in a spreadsheet: a longer id that was typed as a number is no longer itself. */
const hasLostDigits = (value: CellValue): boolean => typeof value === 'number' && Math.abs(value) >= 1e15;

function lostDigits(file: string, row: number, values: readonly CellValue[]): IntakeProblem[] {
  return values.filter(hasLostDigits).map((value) => {
    const params = { value: String(value) };
    return { code: 'intake.digits-lost', params, place: { file, row } } as const;
  });
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (!(value instanceof Date)) return typeof value === 'string' ? value : String(value).toUpperCase();
  const iso = Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
