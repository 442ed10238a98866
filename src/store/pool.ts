import pg from 'pg';

/** What runs SQL of our own: the pool, or one of its connections with a transaction open. */
export interface Sql {
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface SqlPool extends Sql {
  /** All or nothing; whatever `work` throws is thrown on after the rollback. */
  transaction<T>(work: (sql: Sql) => Promise<T>, options?: string): Promise<T>;
}

export function createPool(config: pg.PoolConfig, onConnectionLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', onConnectionLost);
  return pool;
}

/** SQL on the pool that Prisma uses too: embedded, all of the process must share its one connection. */
export function sqlOf(pool: pg.Pool): SqlPool {
  return {
    query: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      rowsOf(await pool.query<Row>(text, [...values])),
    transaction: (work, options = '') => inTransaction(pool, work, options),
  };
}

export function sqlOfClient(client: pg.ClientBase): Sql {
  return {
    query: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      rowsOf(await client.query<Row>(text, [...values])),
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>, options: string): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN ${options}`);
    const value = await work(sqlOfClient(client));
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Of several statements in one text the driver gives several results: the last one counts. */
function rowsOf<Row>(result: { readonly rows: Row[] } | readonly { readonly rows: Row[] }[]): readonly Row[] {
  return ('rows' in result ? result : result.at(-1))?.rows ?? [];
}
