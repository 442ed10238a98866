import type { Database } from './client.js';

const PAGE = 2000;

/**
 * Reads a table page by page along its id, so that no result is ever large on both sides of the connection.
 *
 * @param sql takes the last id (null at first) and the size of a page; gives `item`, a JSON document
 */
export async function readPages<Item extends { readonly id: string }>(
  database: Database,
  sql: string,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (;;) {
    const last = items.at(-1)?.id ?? null;
    const page = await database.$queryRawUnsafe<{ item: Item }[]>(sql, last, PAGE);
    for (const { item } of page) items.push(item);
    if (page.length < PAGE) return items;
  }
}
