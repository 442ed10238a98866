import { canonical, type Json } from '../../core/kernel/canonical.js';
import { compareText } from '../../core/kernel/text.js';
import { report, type Source } from './cells.js';
import type { RowOf } from './enterpriseRows.js';

type Entry = Readonly<Record<string, unknown>>;

/**
 * Brings rows with one id together, ascending by id. With `refuse` a second row is a fault. With `merge`
 * single values must agree (an empty one agrees with any), lists are united without repetition in
 * canonical order, so that the order of rows does not matter.
 */
export function mergeRows<T extends object>(
  source: Source,
  field: string,
  sameId: 'refuse' | 'merge',
  rows: readonly RowOf<T>[],
): readonly T[] {
  const first = new Map<string, { row: number; value: T | null }>();
  for (const { row, id, value } of rows) {
    const met = first.get(id);
    if (met === undefined) first.set(id, { row, value: value && (sortLists(value as Entry) as T) });
    else if (sameId === 'refuse') {
      report(source, row, field, { code: 'intake.duplicate-id', params: { id, firstRow: met.row } });
    } else if (met.value !== null && value !== null) {
      met.value = unite(
        source,
        { row, id, value: value as Entry },
        { ...met, value: met.value as Entry },
      ) as T;
    }
  }
  return [...first.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, { value }]) => (value === null ? [] : [value]));
}

function unite(
  source: Source,
  { row, id, value }: { row: number; id: string; value: Entry },
  met: { row: number; value: Entry },
): Entry {
  const entries = Object.entries(met.value).map(([key, there]) => {
    const here = value[key] ?? null;
    if (isList(there) && isList(here)) return [key, sorted([...there, ...here])];
    if (here === null || there === null) return [key, here ?? there];
    const [a, b] = [canonical(here as Json), canonical(there as Json)];
    if (a !== b) {
      const params = { id, firstRow: met.row, here: a, there: b };
      report(source, row, key, { code: 'intake.conflicting-rows', params });
    }
    return [key, there];
  });
  return Object.fromEntries(entries) as Entry;
}

function sortLists(value: Entry): Entry {
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
