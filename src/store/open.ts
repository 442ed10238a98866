import pg from 'pg';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import { createClient } from './client.js';
import { embeddedHost, postgresHost, type DatabaseHost } from './host.js';
import { migrate } from './migrate.js';
import { MIGRATIONS_FOLDER, readMigrations } from './migrationFiles.js';
import { installQueues, JOB_TIMES, type JobTimes } from './jobs/messages.js';
import { createPool, sqlOf, sqlOfClient, type Sql } from './pool.js';
import { ports, type Ports } from './ports.js';

export interface StoreOptions {
  /** Where the embedded database lives; created when missing. Not used with `databaseUrl`. */
  readonly dataFolder: string;
  /** A PostgreSQL connection string; without it, or when it is empty, the embedded database is used. */
  readonly databaseUrl?: string | undefined;
  /** Connections to PostgreSQL at the same time; the embedded database has one. */
  readonly pool?: number | undefined;
  /** Told of connections that break while idle; the next query opens another. */
  readonly onConnectionLost?: ((error: Error) => void) | undefined;
  /** Told when the embedded database ends by itself. There is no way on but to start again. */
  readonly onDatabaseEnded?: ((error: Error) => void) | undefined;
  /** Another folder of migrations. */
  readonly migrations?: string | undefined;
  readonly jobTimes?: JobTimes | undefined;
}

export interface Store extends Ports {
  readonly kind: DatabaseHost['kind'];
  /** Names of the migrations that opening applied. */
  readonly applied: readonly string[];
  /** Migrations that this version has and the database lacks. */
  pendingMigrations(): Promise<readonly string[]>;
  /** Waits for what runs, then lets go of connections, threads and the data folder. A second call does nothing. */
  close(): Promise<void>;
}

/** Opens the database and brings it to this version's schema; a refusal leaves nothing open. */
export async function openStore(options: StoreOptions): Promise<Result<Store, StoreProblem>> {
  const onLost = options.onConnectionLost ?? (() => undefined);
  const host = await openHost(options);
  if (!host.ok) return host;
  const migrated = await migrateHost(host.value, options.migrations ?? MIGRATIONS_FOLDER);
  if (!migrated.ok) {
    await host.value.release();
    return migrated;
  }
  return ok(serve(host.value, migrated.value, options.jobTimes ?? JOB_TIMES, onLost));
}

/** The database as it stands, without a look at its schema. */
export function openHost(options: StoreOptions): Promise<Result<DatabaseHost, StoreProblem>> {
  const { dataFolder, databaseUrl = '', pool, onDatabaseEnded = () => undefined } = options;
  if (databaseUrl !== '') return Promise.resolve(ok(postgresHost(databaseUrl, pool)));
  return embeddedHost(dataFolder, onDatabaseEnded);
}

/** A connection that the caller ends. */
export async function connectHost(host: DatabaseHost): Promise<Result<pg.Client, StoreProblem>> {
  const client = new pg.Client(host.pool);
  try {
    await client.connect();
    return ok(client);
  } catch (error) {
    return err({ code: 'store.unreachable', params: { detail: describe(error) } });
  }
}

async function migrateHost(
  host: DatabaseHost,
  folder: string,
): Promise<Result<readonly string[], StoreProblem>> {
  const connected = await connectHost(host);
  if (!connected.ok) return connected;
  const client = connected.value;
  try {
    return await migrate(client, readMigrations(folder), () => installQueues(sqlOfClient(client)));
  } finally {
    await client.end();
  }
}

/** Connecting to a name with several addresses fails with an AggregateError, whose own message is empty. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function serve(
  host: DatabaseHost,
  applied: readonly string[],
  jobTimes: JobTimes,
  onLost: (error: Error) => void,
): Store {
  const pool = createPool(host.pool, onLost);
  const prisma = createClient(pool, onLost);
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pool.end();
    await host.release();
  };
  const { kind } = host;
  return {
    ...ports(prisma, sqlOf(pool), jobTimes),
    kind,
    applied,
    pendingMigrations: () => pendingMigrations(sqlOf(pool)),
    close: () => (closing ??= close()),
  };
}

async function pendingMigrations(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(rows.map(({ name }) => name));
  return readMigrations(MIGRATIONS_FOLDER).flatMap(({ name }) => (applied.has(name) ? [] : [name]));
}
