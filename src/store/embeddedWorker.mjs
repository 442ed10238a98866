// The thread that runs the embedded PostgreSQL (PGlite) and serves it on a unix socket: a query here never blocks
// the event loop of the service. Plain JavaScript, so that it runs alike from sources and from the build.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** @type {unknown} */
const given = workerData;
const { dataFolder, socket } = /** @type {{ dataFolder: string, socket: string }} */ (given);

const db = await PGlite.create(dataFolder);
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
