// The thread that runs the embedded PostgreSQL (PGlite) and serves it on a unix socket: a query here never blocks
// the event loop of the service. Plain JavaScript, so that it runs alike from sources and from the build.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** @type {unknown} */
const given = workerData;
const { dataFolder, socket } = /** @type {{ dataFolder: string, socket: string }} */ (given);

// The files lie in the cache of the system anyway: PostgreSQL's usual 128 MB of buffers would hold them twice.
const memory = ['-c', 'shared_buffers=16MB', '-c', 'wal_buffers=1MB'];
const startParams = [...PGlite.defaultStartParams, ...memory];
const db = await PGlite.create(dataFolder, { startParams });
const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 8 });
await server.start();

parentPort?.once('message', () => {
  void stop();
});
parentPort?.postMessage('ready');

async function stop() {
  await server.stop();
  await db.close();
  parentPort?.close();
}
