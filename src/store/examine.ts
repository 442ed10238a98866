import { existsSync } from 'node:fs';
import path from 'node:path';
import { bad, good, warning, type Check } from '../app/doctor/check.js';
import { MIGRATIONS_FOLDER, readMigrations } from './migrationFiles.js';
import { connectHost, openHost, type StoreOptions } from './open.js';
import { sqlOfClient, type Sql } from './pool.js';

const CLOCKS_APART_SECONDS = 5;

/** Looks at the database without changing it. An embedded one that is in use is told as such. */
export async function examineDatabase(options: StoreOptions): Promise<readonly Check[]> {
  const { dataFolder, databaseUrl = '' } = options;
  if (databaseUrl === '' && !existsSync(path.join(dataFolder, 'pglite')))
    return [good('database', 'not made yet')];
  const host = await openHost(options);
  if (!host.ok) return [bad('database', '', host.error)];
  try {
    const client = await connectHost(host.value);
    if (!client.ok) return [bad('database', '', client.error)];
    try {
      const sql = sqlOfClient(client.value);
      const checks = [await versionCheck(sql), await migrationCheck(sql, options)];
      const { kind } = host.value;
      const own = kind === 'embedded' ? [noFsync] : [await clocksCheck(sql), await roleCheck(sql)];
      return [...checks, ...own, ...(await chainChecks(sql))];
    } finally {
      await client.value.end();
    }
  } finally {
    await host.value.release();
  }
}

const noFsync = warning('durability', '', { code: 'doctor.no-fsync', params: {} });

async function versionCheck(sql: Sql): Promise<Check> {
  const [row] = await sql.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  return good('database', `PostgreSQL ${row?.version ?? ''}`);
}

async function migrationCheck(sql: Sql, options: StoreOptions): Promise<Check> {
  const known = readMigrations(options.migrations ?? MIGRATIONS_FOLDER);
  const [there] = await sql.query<{ there: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
  );
  const applied =
    there?.there === true
      ? await sql.query<{ name: string; checksum: string }>(
          `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
        )
      : [];
  const found = `${applied.length} of ${known.length}`;
  const later = applied.filter(({ name }) => !known.some((each) => each.name === name));
  if (later.length > 0)
    return bad('migrations', found, {
      code: 'store.database-newer',
      params: { migrations: later.map(({ name }) => name) },
    });
  const changed = applied.find(
    ({ name, checksum }) => known.find((each) => each.name === name)?.checksum !== checksum,
  );
  if (changed !== undefined)
    return bad('migrations', found, { code: 'store.migration-changed', params: { migration: changed.name } });
  const behind = known.filter(({ name }) => !applied.some((each) => each.name === name));
  if (behind.length === 0) return good('migrations', found);
  const migrations = behind.map(({ name }) => name);
  return warning('migrations', found, { code: 'doctor.migrations-behind', params: { migrations } });
}

async function clocksCheck(sql: Sql): Promise<Check> {
  const before = Date.now();
  const [row] = await sql.query<{ ms: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
  );
  const middle = (before + Date.now()) / 2;
  const seconds = Math.round(Math.abs((row?.ms ?? 0) - middle) / 1000);
  if (seconds < CLOCKS_APART_SECONDS) return good('clock', `${seconds} s`);
  return warning('clock', `${seconds} s`, { code: 'doctor.clock-off', params: { seconds } });
}

async function roleCheck(sql: Sql): Promise<Check> {
  const [row] = await sql.query<{ role: string; owns: boolean }>(
    `SELECT current_user AS role, EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public'
       AND tablename = 'commitments' AND pg_has_role(current_user, tableowner, 'MEMBER')) AS owns`,
  );
  const role = row?.role ?? '';
  if (row?.owns !== true) return good('role', role);
  return warning('role', role, { code: 'doctor.owner-role', params: { role } });
}

/** Walks the chained tables that this database has: each entry must be hashed rightly and name the one before. */
async function chainChecks(sql: Sql): Promise<readonly Check[]> {
  const [trail] = await sql.query<{ there: boolean }>(
    `SELECT to_regclass('public.audit_trail') IS NOT NULL AS there`,
  );
  if (trail?.there !== true) return [];
  const [broken] = await sql.query<{ position: string }>(
    `SELECT position FROM (SELECT position, hash, content, previous, lag(hash, 1, '') OVER w AS before,
         row_number() OVER w AS place FROM audit_trail WINDOW w AS (ORDER BY position)) walked
     WHERE hash <> encode(sha256(convert_to(content, 'UTF8')), 'hex') OR previous <> before OR position <> place
     ORDER BY position LIMIT 1`,
  );
  const [count] = await sql.query<{ count: string }>('SELECT count(*) FROM audit_trail');
  if (broken === undefined) return [good('chains', `audit_trail: ${count?.count ?? '0'}`)];
  const params = { chain: 'audit_trail', position: Number(broken.position) };
  return [bad('chains', 'audit_trail', { code: 'doctor.chain-broken', params })];
}
