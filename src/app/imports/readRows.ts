import type { Problem } from '../../core/kernel/problem.js';
import { compareText } from '../../core/kernel/text.js';
import { enterpriseReader, type RowOf } from '../intake/enterpriseRows.js';
import { collectFaults, type Faults } from '../intake/faults.js';
import { historyReader } from '../intake/historyRows.js';
import { admitRow } from '../intake/mergeRows.js';
import { readRoster } from '../intake/readRoster.js';
import type { StagedRows } from '../ports/importStore.js';
import type { Table, TableLines, TableRow } from '../ports/tables.js';
import { heldRows } from './heldRows.js';
import type { ImportMapping } from './importMapping.js';

/** Enough for an error workbook that a person still reads. */
const SHOWN = 10_000;
/** As many rows as a sheet has. */
const MOST_ROWS = 1_048_576;
/** Documents that are staged at once: few enough that nobody waits for them. */
const CHUNK = 500;

interface RowsRead {
  /** Rows of the file. */
  readonly rows: number;
  readonly documents: number;
  /** Ascending by id; only the fields that the mapping reads. */
  readonly staged: Iterable<StagedRows>;
  readonly merged: number;
  readonly problems: readonly Problem[];
}

/** What a table says, row by row, with all its problems; what is whole is given even where other rows are faulty. */
export function readRows(table: TableLines, mapping: ImportMapping): RowsRead {
  if (mapping.kind === 'roster') return rosterRows(table);
  const faults = collectFaults(SHOWN);
  const source = { table, faults };
  const { id, sameId } = mapping.table;
  const read: (row: TableRow) => RowOf<object> | null =
    mapping.kind === 'register'
      ? enterpriseReader(source, mapping.table)
      : historyReader(source, mapping.table);
  const held = heldRows(table.file, new Set(Object.keys(mapping.table)));
  let [rows, known, documents] = [0, 0, 0];
  for (const row of wholeRows(table, faults)) {
    rows += 1;
    const found = read(row);
    if (found === null) continue;
    known += 1;
    admitRow({ source, field: id.column, sameId }, found, held);
  }
  const ids = [...held.ids()].sort(compareText);
  documents = ids.length;
  const staged = chunks(ids, held.stagedRow);
  return { rows, documents, staged, merged: known - documents, problems: faults.list() };
}

/** The rows that are rows; what is wrong with the others is noted. */
function* wholeRows(table: TableLines, faults: Faults): Iterable<TableRow> {
  let rows = 0;
  for (const line of table.lines) {
    if (!('cells' in line)) for (const problem of line.problems) faults.add(problem, {});
    else if (++rows <= MOST_ROWS) yield line;
    else {
      const params = { what: 'number of rows', limit: MOST_ROWS };
      faults.add({ code: 'intake.too-large', params }, { file: table.file });
      return;
    }
  }
}

function* chunks(ids: readonly string[], rowOf: (id: string) => string | null): Iterable<StagedRows> {
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = ids.slice(from, from + CHUNK).flatMap((id) => rowOf(id) ?? []);
    if (rows.length > 0) yield { count: rows.length, json: new TextEncoder().encode(`[${rows.join(',')}]`) };
  }
}

function rosterRows(lines: TableLines): RowsRead {
  const faults = collectFaults(SHOWN);
  const { file, columns } = lines;
  const table: Table = { file, columns, rows: [...wholeRows(lines, faults)] };
  const read = readRoster(table);
  const problems = [...faults.list(), ...(read.ok ? [] : read.error)];
  const at = columns.indexOf('id');
  const rowOf = new Map(table.rows.map(({ row, cells }) => [cells[at] ?? '', row]));
  const inspectors = new Map(read.ok ? read.value.map((one) => [one.id, one]) : []);
  const staged = chunks([...inspectors.keys()], (id) =>
    JSON.stringify({ id, row: rowOf.get(id) ?? 0, document: inspectors.get(id) }),
  );
  return { rows: table.rows.length, documents: inspectors.size, staged, merged: 0, problems };
}
