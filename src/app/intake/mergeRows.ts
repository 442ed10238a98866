import { canonical, type Json } from '../../core/kernel/canonical.js';
import { compareText } from '../../core/kernel/text.js';
import { report, type Source } from './cells.js';
import type { RowOf } from './enterpriseRows.js';

export type Entry = Readonly<Record<string, unknown>>;

/** The rows of one table, with what its mapping says of rows that share an id. */
export interface RowGroup<T> {
  readonly source: Source;
  /** Column of the id. */
  readonly field: string;
  readonly sameId: 'refuse' | 'merge';
  readonly rows: readonly RowOf<T>[];
}

/** The first row of an id, with what it and the whole rows after it say; null where it is faulty. */
export interface Met {
  readonly row: number;
  readonly file: string;
  readonly value: Entry | null;
}

/** Where the rows met so far are kept, by id. */
export interface MetRows {
  get(id: string): Met | undefined;
  set(id: string, met: Met): void;
}

/**
 * Brings rows with one id together, over all tables, ascending by id. With `refuse` a second row is a
 * fault. With `merge` single values must agree (an empty one agrees with any), lists are united without
 * repetition in canonical order, so that the order of rows does not matter.
 */
export function mergeRows<T extends object>(groups: readonly RowGroup<T>[]): readonly T[] {
  const met = new Map<string, Met>();
  for (const group of groups) for (const row of group.rows) admitRow(group, row, met);
  return [...met.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, { value }]) => (value === null ? [] : [value as T]));
}

/** Takes one more row to those met before. */
export function admitRow<T extends object>(
  group: Omit<RowGroup<T>, 'rows'>,
  { row, id, value }: RowOf<T>,
  met: MetRows,
): void {
  const { source, field, sameId } = group;
  const entry = value && sortLists(value as Entry);
  const first = met.get(id);
  if (first === undefined) met.set(id, { row, file: source.table.file, value: entry });
  else if (sameId === 'refuse') {
    const params = { id, firstFile: first.file, firstRow: first.row };
    report(source, row, field, { code: 'intake.duplicate-id', params });
  } else if (first.value !== null && entry !== null) {
    const united = unite(source, { row, id, value: entry }, { ...first, value: first.value });
    met.set(id, { ...first, value: united });
  }
}

function unite(
  source: Source,
  { row, id, value }: { row: number; id: string; value: Entry },
  met: { row: number; file: string; value: Entry },
): Entry {
  const entries = Object.entries(met.value).map(([key, there]) => {
    const here = value[key] ?? null;
    if (isList(there) && isList(here)) return [key, sorted([...there, ...here])];
    if (here === null || there === null) return [key, here ?? there];
    const [a, b] = [canonical(here as Json), canonical(there as Json)];
    if (a !== b) {
      const params = { id, firstFile: met.file, firstRow: met.row, here: a, there: b };
      report(source, row, key, { code: 'intake.conflicting-rows', params });
    }
    return [key, there];
  });
  return Object.fromEntries(entries) as Entry;
}

function sortLists(value: Entry): Entry {
  const inOrder = Object.values(value).every((member) => !isList(member) || member.length < 2);
  if (inOrder) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, isList(member) ? sorted(member) : member]),
  );
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  if (list.length < 2) return list;
  const byText = new Map(list.map((one) => [canonical(one as Json), one]));
  return [...byText.entries()].sort(([a], [b]) => compareText(a, b)).map(([, one]) => one);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
