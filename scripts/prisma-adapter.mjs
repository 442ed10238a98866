// The driver adapter for the schema engine. Faults of @prisma/adapter-pg 7.10.0 that it works round:
// type "char" (OID 18) of the catalogues has no mapping; scripts are cut at every semicolon, also inside function
// bodies; a connection string overrides the shadow database's name, and the shadow is dropped before its pool closes.
// The last two vanish because the shadow database is a PGlite in memory and never touches the real server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const CHAR = 18;
const TEXT = 25;

/**
 * @param {string} url of the real database; when empty, an empty one in memory stands in, as the engine insists on one
 * @returns {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory}
 */
export function adapterFactory(url) {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect:
      url === '' ? openInMemory : () => connect(new pg.Pool({ connectionString: url }), () => undefined),
    connectToShadowDb: openInMemory,
  };
}

async function openInMemory() {
  const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-shadow-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, path: path.join(folder, '.s.PGSQL.5432') });
  await server.start();
  const pool = new pg.Pool({ host: folder, user: 'postgres', database: 'postgres', max: 1 });
  return connect(pool, async () => {
    await server.stop();
    await db.close();
  });
}

/**
 * @param {pg.Pool} pool
 * @param {() => Promise<void> | undefined} release called after the pool has closed
 */
async function connect(pool, release) {
  const adapter = await new PrismaPg(pool).connect();
  mapCharColumns(/** @type {never} */ (adapter));
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  adapter.dispose = async () => {
    await pool.end();
    await release();
  };
  return adapter;
}

/**
 * Lets columns of type "char" pass as text, and tells the engine that they are characters.
 * @param {Queryable} adapter
 * @typedef {{ rows: unknown[], columnTypes: number[] }} ResultSet
 * @typedef {{ rows: unknown[], fields: { dataTypeID: number }[] }} DriverResult
 * @typedef {{ queryRaw(query: unknown): Promise<ResultSet>, performIO(query: unknown): Promise<DriverResult> }} Queryable
 */
function mapCharColumns(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  /** @type {WeakMap<object, number[]>} */
  const charColumns = new WeakMap();
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const chars = [...result.fields.keys()].filter((column) => result.fields[column]?.dataTypeID === CHAR);
    for (const column of chars) Object.assign(result.fields[column] ?? {}, { dataTypeID: TEXT });
    charColumns.set(result.rows, chars);
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumns.get(result.rows) ?? [])
      result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
}
