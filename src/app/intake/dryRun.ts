import { ok, type Result } from '../../core/kernel/result.js';
import type { Register } from '../../core/scoring/register.js';
import type { Table } from '../ports/tables.js';
import { compareRegisters, type RegisterChange } from './compareRegisters.js';
import type { EnterpriseMapping, HistoryMapping, Mapping } from './mapping.js';
import { columnUses } from './mappingColumns.js';
import { readRegister, type ReadRegister, type RegisterTables } from './readRegister.js';
import type { IntakeProblem } from './reasons.js';

/** Enough for an error workbook that a person still reads. */
const SHOWN = 10_000;

interface UnreadColumn {
  readonly file: string;
  readonly column: string;
  /** Why it is left unread, when the mapping says so; null is worth a look. */
  readonly reason: string | null;
}

export interface DryRun {
  readonly unread: readonly UnreadColumn[];
  readonly outcome: Result<ReadRegister & { readonly change: RegisterChange }, readonly IntakeProblem[]>;
}

/** What an import would do to a register, without doing it; all its problems if it cannot be done. */
export function dryRun(tables: RegisterTables, mapping: Mapping, before: Register): DryRun {
  const read = readRegister(tables, mapping, SHOWN);
  const outcome = read.ok
    ? ok({ ...read.value, change: compareRegisters(before, read.value.register) })
    : read;
  const history = tables.history.map((table, k) => ({ table, by: mapping.history[k] ?? mapping.history[0] }));
  const unread = [{ table: tables.enterprises, by: mapping.enterprises }, ...history].flatMap(
    ({ table, by }) => (by === undefined ? [] : unreadColumns(table, by)),
  );
  return { unread, outcome };
}

function unreadColumns(table: Table, mapping: EnterpriseMapping | HistoryMapping): UnreadColumn[] {
  const read = new Set(columnUses(mapping).map(({ column }) => column));
  const reasons = new Map(Object.entries(mapping.unread ?? {}));
  return table.columns.flatMap((column) =>
    read.has(column) ? [] : [{ file: table.file, column, reason: reasons.get(column) ?? null }],
  );
}
