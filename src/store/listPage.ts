import { createHash } from 'node:crypto';
import type { Page, PageQuery, PageText } from '../app/ports/listing.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Database } from './client.js';
import { valueRefused } from './databaseError.js';
import type { Sql } from './pool.js';
import { shareReads } from './sharedReads.js';

/** A list as SQL sees it. All texts are constants of this program; only values come from requests. */
export interface ListShape {
  /** FROM and joins. */
  readonly from: string;
  /** One JSON value. */
  readonly item: string;
  /** Unique column that ends every order; text unless its type is named. */
  readonly key: string;
  readonly keyType?: 'uuid' | 'int4' | 'int8';
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

type Given = Readonly<Record<string, string | number | undefined>>;

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
  filters: Given,
  given: readonly unknown[] = [],
): Promise<Result<Page<T>, StoreProblem>> {
  const prepared = prepare(shape, query, filters, given);
  if (!prepared.ok) return prepared;
  const { sql, values } = prepared.value;
  try {
    const rows = await database.$queryRawUnsafe<Row<T>[]>(sql, ...values);
    const { shown, next } = cut(rows, query.limit);
    return ok({ items: shown.map(({ item }) => item), next });
  } catch (error) {
    return err(refusalOf(error, query));
  }
}

/** Pages as JSON text, which the database makes and nothing parses on its way out. */
export function pageTexts(
  pool: Sql,
  shape: ListShape,
): (query: PageQuery, filters: Given) => Promise<Result<PageText, StoreProblem>> {
  const textual = { ...shape, item: `(${shape.item})::text` };
  const read = shareReads(
    async ({ sql, values, limit }: Prepared & { readonly limit: number }) =>
      pageText(await pool.query<Row<string>>(sql, values), limit),
    ({ sql, values }) => JSON.stringify([sql, values]),
  );
  return async (query, filters) => {
    const prepared = prepare(textual, query, filters);
    if (!prepared.ok) return prepared;
    try {
      return ok(await read({ ...prepared.value, limit: query.limit }));
    } catch (error) {
      return err(refusalOf(error, query));
    }
  };
}

function pageText(rows: readonly Row<string>[], limit: number): PageText {
  const { shown, next } = cut(rows, limit);
  const items = shown.map(({ item }) => item).join(',');
  const json = Buffer.from(`{"items":[${items}],"next":${JSON.stringify(next)}}`);
  return { json, version: createHash('sha256').update(json).digest('base64url').slice(0, 22) };
}

const refusalOf = (error: unknown, { after }: PageQuery): StoreProblem => {
  const refused = valueRefused(error);
  return after === undefined ? refused : { code: 'store.bad-cursor', params: {} };
};

interface Row<T> {
  readonly item: T;
  readonly sorted: string;
  readonly key: string;
}

/** One row more than was asked for tells that there is a next page. */
function cut<T>(
  rows: readonly Row<T>[],
  limit: number,
): { readonly shown: readonly Row<T>[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { shown, next: last === undefined ? null : writeCursor(last.sorted, last.key) };
}

type Cursor = readonly [sorted: string, key: string];

interface Prepared {
  readonly sql: string;
  readonly values: readonly unknown[];
}

function prepare(
  shape: ListShape,
  query: PageQuery,
  filters: Given,
  given: readonly unknown[] = [],
): Result<Prepared, StoreProblem> {
  const cursor = query.after === undefined ? undefined : readCursor(query.after);
  if (cursor === null) return err({ code: 'store.bad-cursor', params: {} });
  const values = [...given];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const order = orderOf(shape, query.sort);
  const conditions = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [(shape.filters[name] ?? 'FALSE').replaceAll('#', place(value))],
  );
  if (query.within !== null) conditions.push(shape.within.replaceAll('#', `${place(query.within)}::text[]`));
  if (cursor !== undefined) conditions.push(beyond(order, cursor, place));
  const direction = order.descending ? 'DESC' : 'ASC';
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const orders = order.columns.map(({ column }) => `${column} ${direction}`).join(', ');
  const sql = `SELECT ${shape.item} AS item, (${order.sorted})::text AS sorted, (${shape.key})::text AS key
    FROM ${shape.from} ${where}
    ORDER BY ${orders} LIMIT ${place(query.limit + 1)}::int`;
  return ok({ sql, values });
}

/** Behind the cursor's row. */
function beyond({ columns, descending }: Order, cursor: Cursor, place: (value: unknown) => string): string {
  const given = columns.length === 1 ? [cursor[1]] : cursor;
  const bounds = columns.map(({ type }, at) => `${place(given[at])}::text::${type}`);
  const left = columns.map(({ column }) => column);
  return `(${left.join(', ')}) ${descending ? '<' : '>'} (${bounds.join(', ')})`;
}

interface Order {
  /** The sorted field and the key, or the key alone. */
  readonly columns: readonly { readonly column: string; readonly type: string }[];
  readonly sorted: string;
  readonly descending: boolean;
}

function orderOf({ sorts, key, keyType }: ListShape, sort = ''): Order {
  const descending = sort.startsWith('-');
  const field = sorts[descending ? sort.slice(1) : sort];
  const last = { column: key, type: keyType ?? 'text' };
  const columns = field === undefined || field.column === key ? [last] : [field, last];
  return { columns, sorted: field?.column ?? key, descending };
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
