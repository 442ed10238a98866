import type { Packing } from '../../core/replay/bundleSink.js';
import { writeBundle } from '../../core/replay/writeBundle.js';
import type { Hash } from '../../core/kernel/hash.js';
import { canonical, type Json } from '../../core/kernel/canonical.js';
import type { WriteTable, WriteWorkbook } from '../ports/tables.js';
import type { MadeMonth } from './makeMonth.js';
import { monthList, type ListLine, type ReserveLine } from './monthList.js';
import { monthSheets } from './monthSheets.js';
import { summarise } from './summary.js';

interface FileWriters {
  readonly hash: Hash;
  readonly writeCsv: WriteTable;
  readonly writeWorkbook: WriteWorkbook;
}

const LIST_COLUMNS = [
  'id',
  'name',
  'tier',
  'score',
  'reasons',
  'ground',
  'cell',
  'pi',
  'ticket',
  'lead',
  'members',
  'date',
] as const satisfies readonly (keyof ListLine)[];

const RESERVE_COLUMNS = [
  'cell',
  'rank',
  'id',
  'name',
  'tier',
  'score',
  'reasons',
  'ticket',
] as const satisfies readonly (keyof ReserveLine)[];

/**
 * The files of a month by name: list, workbook, reserves, summary, and how the bundle is packed, which is as
 * large as the register. The same month, the same bytes.
 */
export async function monthFiles(
  writers: FileWriters,
  made: MadeMonth,
): Promise<ReadonlyMap<string, Uint8Array | string | Packing>> {
  const list = monthList(made);
  const summary = summarise(made.content);
  return new Map<string, Uint8Array | string | Packing>([
    ['list.csv', writers.writeCsv(LIST_COLUMNS, cellsOf(list.lines, LIST_COLUMNS))],
    ['list.xlsx', await writers.writeWorkbook(monthSheets(made, list, summary))],
    ['reserves.csv', writers.writeCsv(RESERVE_COLUMNS, cellsOf(list.reserves, RESERVE_COLUMNS))],
    ['summary.json', `${canonical(summary as unknown as Json)}\n`],
    ['bundle.zip', writeBundle(writers.hash, made.content)],
  ]);
}

function cellsOf<T, K extends keyof T>(rows: readonly T[], columns: readonly K[]): readonly T[K][][] {
  return rows.map((row) => columns.map((column) => row[column]));
}
