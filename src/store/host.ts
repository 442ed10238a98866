import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { PoolConfig } from 'pg';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import { startEmbedded } from './embedded.js';
import { lockFolder } from './folderLock.js';

/** A database that answers on a connection: PostgreSQL itself, or PGlite in a thread of this process. */
export interface DatabaseHost {
  readonly kind: 'embedded' | 'postgresql';
  readonly pool: PoolConfig;
  /** Called after the last connection has closed. */
  release(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 15_000;

export function postgresHost(connectionString: string, max = 10): DatabaseHost {
  const pool = { connectionString, max, connectionTimeoutMillis: CONNECT_TIMEOUT_MS };
  return { kind: 'postgresql', pool, release: () => Promise.resolve() };
}

/** Takes the data folder, creating it when missing, and starts PGlite on it. */
export async function embeddedHost(
  folder: string,
  onFailure: (error: Error) => void,
): Promise<Result<DatabaseHost, StoreProblem>> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(folder);
    if (!lock.ok) return lock;
    try {
      const embedded = await startEmbedded(path.join(folder, 'pglite'), onFailure);
      const release = async (): Promise<void> => {
        await embedded.stop();
        lock.value.release();
      };
      return ok({ kind: 'embedded', pool: embedded.pool, release });
    } catch (error) {
      lock.value.release();
      throw error;
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err({ code: 'store.folder-unusable', params: { folder, detail } });
  }
}
