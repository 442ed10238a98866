import type { Page, PageQuery } from '../app/ports/listing.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Database } from './client.js';
import { valueRefused } from './databaseError.js';

/** A list as SQL sees it. All texts are constants of this program; only values come from requests. */
export interface ListShape {
  /** FROM and joins. */
  readonly from: string;
  /** One JSON value. */
  readonly item: string;
  /** Unique column that ends every order; text unless its type is named. */
  readonly key: string;
  readonly keyType?: 'uuid';
  /** Sortable fields by name, each not null and with an index that ends in the key. */
  readonly sorts: Readonly<
    Record<string, { readonly column: string; readonly type: 'text' | 'int8' | 'date' | 'timestamptz' }>
  >;
  /** Condition of a filter by its name, with # for the place of the value. */
  readonly filters: Readonly<Record<string, string>>;
  /** Column that holds the organisation, or a condition with # for the array of codes. */
  readonly within: string;
}

/** An instant as SQL that gives ISO 8601 in UTC. */
export const instant = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * One page by keyset: no offset, so that the thousandth page costs as much as the first, and rows that come or go
 * in between are neither repeated nor lost.
 *
 * @param given values of $1, $2 … that the shape itself names
 */
export async function listPage<T>(
  database: Database,
  shape: ListShape,
  query: PageQuery,
  filters: Readonly<Record<string, string | number | undefined>>,
  given: readonly unknown[] = [],
): Promise<Result<Page<T>, StoreProblem>> {
  const cursor = query.after === undefined ? undefined : readCursor(query.after);
  if (cursor === null) return err({ code: 'store.bad-cursor', params: {} });
  const { sql, values } = pageQuery(shape, query, filters, cursor, given);
  try {
    const rows = await database.$queryRawUnsafe<Row<T>[]>(sql, ...values);
    return ok(pageOf(rows, query.limit));
  } catch (error) {
    return err(valueRefused(error));
  }
}

interface Row<T> {
  readonly item: T;
  readonly sorted: string;
  readonly key: string;
}

function pageOf<T>(rows: readonly Row<T>[], limit: number): Page<T> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ item }) => item),
    next: last === undefined ? null : writeCursor(last.sorted, last.key),
  };
}

type Cursor = readonly [sorted: string, key: string];

function pageQuery(
  shape: ListShape,
  query: PageQuery,
  filters: Readonly<Record<string, string | number | undefined>>,
  cursor: Cursor | undefined,
  given: readonly unknown[],
): { readonly sql: string; readonly values: readonly unknown[] } {
  const values = [...given];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const { column, type, descending } = orderOf(shape, query.sort);
  const conditions = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [(shape.filters[name] ?? 'FALSE').replaceAll('#', place(value))],
  );
  if (query.within !== null) conditions.push(shape.within.replaceAll('#', `${place(query.within)}::text[]`));
  const sign = descending ? '<' : '>';
  if (cursor !== undefined) {
    const bound = `(${place(cursor[0])}::text::${type}, ${place(cursor[1])}::text::${shape.keyType ?? 'text'})`;
    conditions.push(`(${column}, ${shape.key}) ${sign} ${bound}`);
  }
  const direction = descending ? 'DESC' : 'ASC';
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const sql = `SELECT ${shape.item} AS item, (${column})::text AS sorted, (${shape.key})::text AS key
    FROM ${shape.from} ${where}
    ORDER BY ${column} ${direction}, ${shape.key} ${direction} LIMIT ${place(query.limit + 1)}::int`;
  return { sql, values };
}

function orderOf(
  { sorts, key }: ListShape,
  sort: string | undefined,
): { readonly column: string; readonly type: string; readonly descending: boolean } {
  const descending = sort?.startsWith('-') ?? false;
  const field = sorts[descending ? (sort ?? '').slice(1) : (sort ?? '')];
  return { column: field?.column ?? key, type: field?.type ?? 'text', descending };
}

const writeCursor = (sorted: string, key: string): string =>
  Buffer.from(JSON.stringify([sorted, key])).toString('base64url');

function readCursor(cursor: string): Cursor | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(read) && typeof read[0] === 'string' && typeof read[1] === 'string')
      return [read[0], read[1]];
  } catch {
    return null;
  }
  return null;
}
