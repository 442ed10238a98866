import type { Problem } from '../../core/kernel/problem.js';
import { enterpriseRows, type RowOf } from '../intake/enterpriseRows.js';
import { collectFaults } from '../intake/faults.js';
import { historyRows } from '../intake/historyRows.js';
import type { EnterpriseMapping, HistoryMapping } from '../intake/mapping.js';
import { mergeRows } from '../intake/mergeRows.js';
import { readRoster } from '../intake/readRoster.js';
import type { StagedRow } from '../ports/importStore.js';
import type { Table } from '../ports/tables.js';
import type { ImportMapping } from './importMapping.js';

/** Enough for an error workbook that a person still reads. */
const SHOWN = 10_000;

interface RowsRead {
  /** Ascending by id; only the fields that the mapping reads. */
  readonly rows: readonly StagedRow[];
  readonly merged: number;
  readonly problems: readonly Problem[];
}

/** What a table says, row by row, with all its problems; what is whole is given even where other rows are faulty. */
export function readRows(table: Table, mapping: ImportMapping): RowsRead {
  switch (mapping.kind) {
    case 'register':
      return registerRows(table, mapping.table);
    case 'history':
      return recordRows(table, mapping.table);
    case 'roster':
      return rosterRows(table);
  }
}

function registerRows(table: Table, mapping: EnterpriseMapping): RowsRead {
  const source = { table, faults: collectFaults(SHOWN) };
  const rows = enterpriseRows(source, mapping);
  const { column: field } = mapping.id;
  const documents = mergeRows([{ source, field, sameId: mapping.sameId, rows }]);
  const { faults } = source;
  return { ...staged(rows, documents, Object.keys(mapping)), problems: faults.list() };
}

function recordRows(table: Table, mapping: HistoryMapping): RowsRead {
  const source = { table, faults: collectFaults(SHOWN) };
  const rows = historyRows(source, mapping);
  const { column: field } = mapping.id;
  const documents = mergeRows([{ source, field, sameId: mapping.sameId, rows }]);
  return { ...staged(rows, documents, Object.keys(mapping)), problems: source.faults.list() };
}

function rosterRows(table: Table): RowsRead {
  const read = readRoster(table);
  if (!read.ok) return { rows: [], merged: 0, problems: read.error };
  const at = table.columns.indexOf('id');
  const lines = new Map(table.rows.map(({ row, cells }) => [cells[at] ?? '', row]));
  const rows = read.value.map((document) => ({
    id: document.id,
    row: lines.get(document.id) ?? 0,
    document,
  }));
  return { rows, merged: 0, problems: [] };
}

function staged<T extends { readonly id: string }>(
  rows: readonly RowOf<T>[],
  documents: readonly T[],
  fields: readonly string[],
): Pick<RowsRead, 'rows' | 'merged'> {
  const first = new Map<string, number>();
  for (const { id, row } of rows) if (!first.has(id)) first.set(id, row);
  return {
    rows: documents.map((document) => ({
      id: document.id,
      row: first.get(document.id) ?? 0,
      document: only(document, fields),
    })),
    merged: rows.length - first.size,
  };
}

const only = (document: object, fields: readonly string[]): object =>
  Object.fromEntries(Object.entries(document).filter(([key]) => fields.includes(key)));
