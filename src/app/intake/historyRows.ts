import { RECORD_KINDS, type HistoryRecord } from '../../core/scoring/register.js';
import type { Table, TableRow } from '../ports/tables.js';
import { dayReader, idReader, integerReader, oneOf, textReader, type Reader, type Source } from './cells.js';
import type { RowOf } from './enterpriseRows.js';
import type { HistoryMapping } from './mapping.js';

/** Reads each row of a history table as a record, in the order of the table. */
export function historyRows(
  source: Source & { readonly table: Table },
  mapping: HistoryMapping,
): readonly RowOf<HistoryRecord>[] {
  const read = historyReader(source, mapping);
  return source.table.rows.flatMap((row) => read(row) ?? []);
}

/** Reads a row as a record; null when not even its id is known. */
export function historyReader(
  source: Source,
  mapping: HistoryMapping,
): (row: TableRow) => RowOf<HistoryRecord> | null {
  const bare = idReader(source, { column: mapping.id.column, kind: 'other' });
  const { prefix = '' } = mapping.id;
  const build = recordReader(source, mapping);
  return (row) => {
    const known = bare(row);
    const id = prefix + (known ?? '');
    const value = build(row, id);
    return known === null ? null : { row: row.row, id, value };
  };
}

/** As long as a record takes what was said; in UTF-16 units. */
const LONGEST_WORDS = 2_000;

function recordReader(source: Source, mapping: HistoryMapping) {
  const enterprise = idReader(source, mapping.enterprise);
  const date = dayReader(source, mapping.date, true);
  const kind = oneOf(
    source,
    mapping.kind.column ?? 'kind',
    textReader(source, mapping.kind, true),
    RECORD_KINDS,
  );
  const numbers = namedReaders(mapping.numbers, (field) => integerReader(source, field));
  const words = namedReaders(mapping.words, (field) => textReader(source, field, undefined, LONGEST_WORDS));
  return (row: TableRow, id: string): HistoryRecord | null => {
    const before = source.faults.count();
    const [of, on, what] = [enterprise(row), date(row), kind(row)];
    const [counted, said] = [numbers(row), words(row)];
    if (of === null || on === null || what === null || source.faults.count() > before) return null;
    return { id, enterprise: of, date: on, kind: what, numbers: counted, words: said };
  };
}

/** Named values of a row in the order of their names; empty ones are absent, which means unknown. */
function namedReaders<Field, T>(
  fields: Readonly<Record<string, Field>> | undefined,
  bind: (field: Field) => Reader<T>,
): (row: TableRow) => Readonly<Record<string, T>> {
  const readers = Object.entries(fields ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => [name, bind(field)] as const);
  return (row) => {
    const found: Record<string, T> = {};
    for (const [name, read] of readers) {
      const value = read(row);
      if (value !== null) found[name] = value;
    }
    return found;
  };
}
