import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DateTime } from 'luxon';
import { apiServices } from './api/apiServices.js';
import { createServer } from './api/server.js';
import { runProgram } from './cli/program.js';
import type { Services } from './cli/services.js';
import { nodeSigner, nodeVerifier } from './crypto/nodeEd25519.js';
import { nodeHash } from './crypto/nodeHash.js';
import { nodeSecurity } from './crypto/security.js';
import { writeCsv } from './documents/csv.js';
import { writeCalendar } from './documents/ical.js';
import { writeMinutes } from './documents/minutes.js';
import { writeWorkbook } from './documents/workbook.js';
import { openTable } from './documents/xlsx.js';
import { packZip, unpackZip } from './documents/zip.js';
import { openZipFile, writeZipFile } from './documents/zipFile.js';
import { openStore } from './store/open.js';

// The only file that knows every layer: it wires ports to their implementations and runs the command line.
const packageFile = new URL('../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

const services: Services = {
  version,
  hash: nodeHash,
  rulesFolder: fileURLToPath(new URL('../rules', import.meta.url)),
  openTable,
  writeCsv,
  writeWorkbook,
  writeMinutes,
  writeCalendar,
  signer: nodeSigner,
  verifier: nodeVerifier,
  packZip,
  unpackZip,
  openZipFile,
  writeZipFile,
  openStore,
  security: nodeSecurity,
  serve: async (store, { security, calendars, port }) => {
    const parts = { version, hash: nodeHash, security, signer: nodeSigner, calendars, packZip, unpackZip };
    const server = await createServer(apiServices(store, { ...parts, now: () => new Date() }));
    const url = await server.listen({ host: '127.0.0.1', port });
    return { url, close: () => server.close() };
  },
  stopped: async () => {
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  },
  today: () => DateTime.now().setZone('Asia/Shanghai').toFormat('yyyy-MM-dd'),
};

process.exitCode = await runProgram(services, process.argv.slice(2));
