import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Migration } from './migrationFiles.js';

/** The number of the advisory lock that Prisma's own migration commands take. */
const PRISMA_MIGRATE_LOCK = 72_707_369;

/** As Prisma's schema engine creates it, so that its commands agree with this runner later. */
const CREATE_HISTORY = `CREATE TABLE "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/**
 * Brings a database to the newest migration. Each migration and its record are one transaction. Several
 * processes may start at once: they take turns, and the later ones find nothing to do.
 *
 * @param afterwards what else belongs to the schema, while the lock is still held
 * @returns the names of the migrations applied now
 */
export async function migrate(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  afterwards: () => Promise<void> = () => Promise.resolve(),
): Promise<Result<readonly string[], StoreProblem>> {
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK]);
  try {
    await client.query("SET client_min_messages = 'warning'");
    await createHistory(client);
    const applied = await client.query<AppliedMigration>(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations"
       WHERE rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
    );
    const problem = findDisagreement(applied.rows, migrations);
    if (problem !== null) return err(problem);
    const done = new Set(applied.rows.map((row) => row.migration_name));
    const applying = migrations.filter(({ name }) => !done.has(name));
    const result = await applyAll(client, applying);
    if (result.ok) await afterwards();
    return result;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_MIGRATE_LOCK]);
  }
}

/** A role that may not create tables finds the table there. */
async function createHistory(client: pg.ClientBase): Promise<void> {
  const found = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  );
  if (found.rows[0]?.there !== true) await client.query(CREATE_HISTORY);
}

function findDisagreement(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): StoreProblem | null {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const unknown = applied.map((row) => row.migration_name).filter((name) => !checksums.has(name));
  if (unknown.length > 0) return { code: 'store.database-newer', params: { migrations: unknown } };
  for (const { migration_name: migration, checksum, finished } of applied) {
    if (!finished) return { code: 'store.migration-unfinished', params: { migration } };
    if (checksums.get(migration) !== checksum)
      return { code: 'store.migration-changed', params: { migration } };
  }
  return null;
}

async function applyAll(
  client: pg.ClientBase,
  migrations: readonly Migration[],
): Promise<Result<readonly string[], StoreProblem>> {
  for (const migration of migrations) {
    try {
      await client.query('BEGIN');
      await client.query(migration.sql);
      await client.query(
        `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at,
           applied_steps_count) VALUES ($1, $2, $3, now(), now(), 1)`,
        [randomUUID(), migration.checksum, migration.name],
      );
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      if (!(error instanceof pg.DatabaseError)) throw error;
      const params = { migration: migration.name, detail: error.message };
      return err({ code: 'store.migration-refused', params });
    }
  }
  return ok(migrations.map(({ name }) => name));
}
