import pg from 'pg';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import { createClient } from './client.js';
import { embeddedHost, postgresHost, type DatabaseHost } from './host.js';
import { migrate } from './migrate.js';
import { MIGRATIONS_FOLDER, readMigrations } from './migrationFiles.js';
import { ports, type Ports } from './ports.js';

export interface StoreOptions {
  /** Where the embedded database lives; created when missing. Not used with `databaseUrl`. */
  readonly dataFolder: string;
  /** A PostgreSQL connection string; without it, or when it is empty, the embedded database is used. */
  readonly databaseUrl?: string | undefined;
  /** Told of connections that break while idle (the next query opens another) and of a dying embedded database. */
  readonly onConnectionLost?: ((error: Error) => void) | undefined;
  /** Another folder of migrations. */
  readonly migrations?: string | undefined;
}

export interface Store extends Ports {
  readonly kind: DatabaseHost['kind'];
  /** Names of the migrations that opening applied. */
  readonly applied: readonly string[];
  /** Waits for what runs, then lets go of connections, threads and the data folder. A second call does nothing. */
  close(): Promise<void>;
}

/** Opens the database and brings it to this version's schema; a refusal leaves nothing open. */
export async function openStore(options: StoreOptions): Promise<Result<Store, StoreProblem>> {
  const onLost = options.onConnectionLost ?? (() => undefined);
  const { dataFolder, databaseUrl = '' } = options;
  const host = databaseUrl === '' ? await embeddedHost(dataFolder, onLost) : ok(postgresHost(databaseUrl));
  if (!host.ok) return host;
  const migrated = await migrateHost(host.value, options.migrations ?? MIGRATIONS_FOLDER);
  if (!migrated.ok) {
    await host.value.release();
    return migrated;
  }
  return ok(serve(host.value, migrated.value, onLost));
}

async function migrateHost(
  { pool }: DatabaseHost,
  folder: string,
): Promise<Result<readonly string[], StoreProblem>> {
  const client = new pg.Client(pool);
  try {
    await client.connect();
  } catch (error) {
    return err({ code: 'store.unreachable', params: { detail: describe(error) } });
  }
  try {
    return await migrate(client, readMigrations(folder));
  } finally {
    await client.end();
  }
}

/** Connecting to a name with several addresses fails with an AggregateError, whose own message is empty. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function serve(host: DatabaseHost, applied: readonly string[], onLost: (error: Error) => void): Store {
  const prisma = createClient(host.pool, onLost);
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await host.release();
  };
  return { ...ports(prisma), kind: host.kind, applied, close: () => (closing ??= close()) };
}
