import Type, { type TSchema } from 'typebox';
import type { PageQuery } from '../app/ports/listing.js';

/** Query of every list: `limit`, `after`, `sort` and the list's own filters. */
export function listQuery<const F extends Readonly<Record<string, TSchema>>>(
  sorts: readonly string[],
  filters: F,
) {
  const orders = sorts.flatMap((sort) => [sort, `-${sort}`]);
  return Type.Object(
    {
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '50 unless told' })),
      after: Type.Optional(Type.String({ maxLength: 1000, description: '`next` of the page before' })),
      ...sortField(orders),
      organisation: Type.Optional(
        Type.String({ maxLength: 100, description: 'only of this organisation and those below it' }),
      ),
      ...filters,
    },
    { additionalProperties: false },
  );
}

/** Lists without an order of choice take no `sort`. */
const sortField = (orders: readonly string[]): { sort: ReturnType<typeof sortSchema> } =>
  (orders.length === 0 ? {} : { sort: sortSchema(orders) }) as { sort: ReturnType<typeof sortSchema> };

const sortSchema = (orders: readonly string[]) =>
  Type.Optional(
    Type.Unsafe<string>(Type.Enum([...orders], { description: 'a leading "-" turns the order round' })),
  );

/** One page: `next` goes into `after`, and is null on the last page. */
export const pageOf = <const T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });

const PAGE = 50;

/** The page part of a query. */
export function pageQuery(
  query: { readonly limit?: number; readonly after?: string; readonly sort?: string },
  within: readonly string[] | null,
): PageQuery {
  const { limit = PAGE, after, sort } = query;
  return {
    limit,
    within,
    ...(after === undefined ? {} : { after }),
    ...(sort === undefined ? {} : { sort }),
  };
}
