import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PoolConfig } from 'pg';

export interface EmbeddedDatabase {
  readonly pool: PoolConfig;
  stop(): Promise<void>;
}

/**
 * Starts PGlite on a data folder in a thread of its own, reached by a socket in a fresh folder that only this
 * user may enter (mkdtemp makes it 0700; a short path, as a socket's may have about 100 bytes).
 *
 * @param onFailure told when the thread dies by itself: nothing of this database answers any more
 *
 * All connections share one session of PGlite, so the pool holds one: transactions cannot mix.
 */
export async function startEmbedded(
  dataFolder: string,
  onFailure: (error: Error) => void,
): Promise<EmbeddedDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-'));
  const socket = path.join(folder, '.s.PGSQL.5432');
  const worker = new Worker(new URL('./embeddedWorker.mjs', import.meta.url), {
    workerData: { dataFolder, socket },
  });
  const removeFolder = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
    });
  });
  try {
    await Promise.race([once(worker, 'message'), exited.then(endedEarly)]);
  } catch (error) {
    removeFolder();
    throw error;
  }
  let stopping = false;
  worker.on('error', onFailure);
  void exited.then(() => {
    if (!stopping) onFailure(new Error('the embedded database ended'));
  });
  const pool = { host: folder, port: 5432, user: 'postgres', database: 'postgres', max: 1 };
  return {
    pool,
    stop: async () => {
      stopping = true;
      worker.postMessage('stop');
      await exited;
      removeFolder();
    },
  };
}

function endedEarly(): never {
  throw new Error('the embedded database ended before it was ready');
}
