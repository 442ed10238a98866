import type pg from 'pg';
import { connectHost, openHost, type StoreOptions } from '../../src/store/open.js';
import { valueOf } from '../support/result.js';

/** What a test says to the database itself, past the program; the store must be closed meanwhile. */
export async function onRawSql<T>(
  options: StoreOptions,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const host = valueOf(await openHost(options));
  const client = valueOf(await connectHost(host));
  try {
    return await work(client);
  } finally {
    await client.end();
    await host.release();
  }
}
