import pg from 'pg';
import type { BackupProblem } from '../../app/backup/reasons.js';
import type { AppliedMigration, BackupDatabase, Dump } from '../../app/ports/backup.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { installQueues } from '../jobs/messages.js';
import { connectHost, openHost, type StoreOptions } from '../open.js';
import { migrate } from '../migrate.js';
import { MIGRATIONS_FOLDER, readMigrations } from '../migrationFiles.js';
import { sqlOfClient, type Sql } from '../pool.js';
import { quote } from '../tableShape.js';
import { PLAIN_WRITING, readParts } from './readParts.js';
import { RestoreRefused, restoreRows } from './restoreRows.js';
import { backupTables } from './tables.js';

/** Backups of the database that the options name; an embedded one must not be in use. */
export function backupDatabase(options: StoreOptions): BackupDatabase {
  return {
    dump: (visit) =>
      onDatabase(options, async (client, kind) => {
        const sql = sqlOfClient(client);
        const migrations = await appliedMigrations(sql);
        await sql.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
        await sql.query(PLAIN_WRITING);
        const tables = await backupTables(sql);
        for (const table of tables) await readParts(sql, table, visit);
        await sql.query('COMMIT');
        const dump: Dump = { database: kind, migrations, tables: tables.map(({ name }) => name) };
        return ok(dump);
      }),
    restore: (migrations, parts, check) =>
      onDatabase(options, async (client) => {
        const prepared = await prepare(client, migrations, options.migrations ?? MIGRATIONS_FOLDER);
        if (!prepared.ok) return prepared;
        const sql = sqlOfClient(client);
        try {
          await sql.query('BEGIN');
          await restoreRows(sql, parts(), check);
          await sql.query('COMMIT');
        } catch (error) {
          await sql.query('ROLLBACK');
          return err(problemOf(error));
        }
        return bringUpToDate(client, options.migrations ?? MIGRATIONS_FOLDER);
      }),
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof RestoreRefused) return error.problem;
  if (!(error instanceof pg.DatabaseError)) throw error;
  return { code: 'backup.refused', params: { detail: error.message } };
}

/** An empty database with exactly the schema that the backup was made of. */
async function prepare(
  client: pg.Client,
  wanted: readonly AppliedMigration[],
  folder: string,
): Promise<Result<void, Problem>> {
  const known = readMigrations(folder);
  const names = new Set(wanted.map(({ name }) => name));
  const unknown = wanted.filter(({ name }) => !known.some((each) => each.name === name));
  if (unknown.length > 0)
    return refuse({ code: 'backup.newer', params: { migrations: unknown.map(({ name }) => name) } });
  const changed = wanted.find(
    ({ name, checksum }) => !known.some((each) => each.name === name && each.checksum === checksum),
  );
  if (changed !== undefined)
    return err({ code: 'store.migration-changed', params: { migration: changed.name } });
  const sql = sqlOfClient(client);
  const further = (await appliedMigrations(sql)).find(({ name }) => !names.has(name));
  if (further !== undefined)
    return refuse({ code: 'backup.needs-new-database', params: { migration: further.name } });
  const filled = await firstFilled(sql);
  if (filled !== null) return refuse({ code: 'backup.not-empty', params: { table: filled } });
  const migrated = await migrate(
    client,
    known.filter(({ name }) => names.has(name)),
  );
  return migrated.ok ? ok(undefined) : migrated;
}

const refuse = (problem: BackupProblem): Result<never, BackupProblem> => err(problem);

async function bringUpToDate(client: pg.Client, folder: string): Promise<Result<void, Problem>> {
  const queues = (): Promise<void> => installQueues(sqlOfClient(client));
  const migrated = await migrate(client, readMigrations(folder), queues);
  return migrated.ok ? ok(undefined) : migrated;
}

async function appliedMigrations(sql: Sql): Promise<readonly AppliedMigration[]> {
  const [found] = await sql.query<{ there: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
  );
  if (found?.there !== true) return [];
  return sql.query<AppliedMigration & { name: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name COLLATE "C"`,
  );
}

async function firstFilled(sql: Sql): Promise<string | null> {
  for (const { name } of await backupTables(sql)) {
    const rows = await sql.query(`SELECT 1 FROM ${quote(name)} LIMIT 1`);
    if (rows.length > 0) return name;
  }
  return null;
}

async function onDatabase<T, P extends Problem>(
  options: StoreOptions,
  work: (client: pg.Client, kind: Dump['database']) => Promise<Result<T, P>>,
): Promise<Result<T, Problem>> {
  const host = await openHost(options);
  if (!host.ok) return host;
  try {
    const client = await connectHost(host.value);
    if (!client.ok) return client;
    try {
      return await work(client.value, host.value.kind);
    } finally {
      await client.value.end();
    }
  } finally {
    await host.value.release();
  }
}
