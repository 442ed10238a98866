import { err, ok, type Result } from '../../core/kernel/result.js';
import { compareText } from '../../core/kernel/text.js';
import type { HistoryRecord, Register } from '../../core/scoring/register.js';
import type { Table } from '../ports/tables.js';
import { report, type Source } from './cells.js';
import { enterpriseRows, type RowOf } from './enterpriseRows.js';
import { collectFaults, SHOWN, type Faults } from './faults.js';
import { historyRows } from './historyRows.js';
import type { HistoryMapping, Mapping } from './mapping.js';
import { mergeRows, type RowGroup } from './mergeRows.js';
import type { IntakeProblem } from './reasons.js';

export interface RegisterTables {
  readonly enterprises: Table;
  readonly history: readonly Table[];
}

export interface ReadRegister {
  /** Enterprises ascending by id, records ascending by day, then id. */
  readonly register: Register;
  readonly counts: {
    readonly enterpriseRows: number;
    readonly historyRows: number;
    /** Records left out because the register does not hold their enterprise, where the mapping allows it. */
    readonly ignoredRecords: number;
  };
}

/**
 * Reads a register and its history by a mapping: all of it, or every problem with its file, row and field
 * (the first `shown` of them, then a count). The order of rows has no effect on the result.
 */
export function readRegister(
  tables: RegisterTables,
  mapping: Mapping,
  shown = SHOWN,
): Result<ReadRegister, readonly IntakeProblem[]> {
  const faults = collectFaults(shown);
  const source = { table: tables.enterprises, faults };
  const rows = enterpriseRows(source, mapping.enterprises);
  const enterprises = mergeRows([rowGroup(source, mapping.enterprises, rows)]);
  const known = new Set(rows.map(({ id }) => id));
  const read = pairUp(tables.history, mapping.history, faults).map(([table, by]) =>
    readHistory({ table, faults }, by, known),
  );
  const history = inOrder(mergeRows(read.map(({ group }) => group)));
  if (faults.count() > 0) return err(faults.list());
  const register = { enterprises, history };
  return ok({ register, counts: countRows(tables, read) });
}

function pairUp(
  tables: readonly Table[],
  mappings: readonly HistoryMapping[],
  faults: Faults,
): readonly (readonly [Table, HistoryMapping])[] {
  const only = mappings.length === 1 ? mappings[0] : undefined;
  if (only === undefined && mappings.length !== tables.length) {
    const params = { tables: tables.length, mappings: mappings.length };
    faults.add({ code: 'intake.tables-do-not-match', params }, { field: '/history' });
    return [];
  }
  return tables.flatMap((table, k) => {
    const by = only ?? mappings[k];
    return by === undefined ? [] : [[table, by] as const];
  });
}

function rowGroup<T>(
  source: Source,
  { id, sameId }: Pick<HistoryMapping, 'id' | 'sameId'>,
  rows: readonly RowOf<T>[],
): RowGroup<T> {
  return { source, field: id.column, sameId, rows };
}

function readHistory(
  source: Source & { readonly table: Table },
  mapping: HistoryMapping,
  known: ReadonlySet<string>,
) {
  const rows = historyRows(source, mapping);
  const kept = rows.filter((row) => isKnown(source, mapping, known, row));
  return { group: rowGroup(source, mapping, kept), ignored: rows.length - kept.length };
}

function isKnown(
  source: Source,
  mapping: HistoryMapping,
  known: ReadonlySet<string>,
  { row, value }: RowOf<HistoryRecord>,
): boolean {
  if (value === null || known.has(value.enterprise)) return true;
  if (mapping.unknownEnterprise === 'refuse') {
    const problem = { code: 'intake.unknown-enterprise', params: { id: value.enterprise } } as const;
    report(source, row, mapping.enterprise.column, problem);
  }
  return false;
}

function inOrder(records: readonly HistoryRecord[]): readonly HistoryRecord[] {
  return records.toSorted((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id));
}

function countRows(tables: RegisterTables, read: readonly { ignored: number }[]): ReadRegister['counts'] {
  return {
    enterpriseRows: tables.enterprises.rows.length,
    historyRows: tables.history.reduce((sum, { rows }) => sum + rows.length, 0),
    ignoredRecords: read.reduce((sum, { ignored }) => sum + ignored, 0),
  };
}
