import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DateTime } from 'luxon';
import { apiServices } from './api/apiServices.js';
import { formThread } from './documents/formThread.js';
import { importThread } from './documents/importThread.js';
import { createServer } from './api/server.js';
import { dropFiles } from './app/exports/dropFiles.js';
import { jobHandlers } from './app/jobs/jobHandlers.js';
import { runWorker, type RunningWorker, type WorkerEvent } from './app/jobs/runWorker.js';
import { retierMonthly } from './app/scoring/retierMonthly.js';
import type { Settings } from './app/settings/readSettings.js';
import { overdueOrders } from './app/followUps/overdueOrders.js';
import { requestDaily } from './app/duties/requestDaily.js';
import { runProgram } from './cli/program.js';
import type { OpenedStore, Services, Serving } from './cli/services.js';
import { startComputer } from './compute/computer.js';
import { nodeSigner, nodeVerifier } from './crypto/nodeEd25519.js';
import { nodeHash } from './crypto/nodeHash.js';
import { nodeSecurity } from './crypto/security.js';
import { writeCsv } from './documents/csv.js';
import { writeCalendar } from './documents/ical.js';
import { writeMinutes } from './documents/minutes.js';
import { writeReport } from './documents/report.js';
import { writeWorkbook } from './documents/workbook.js';
import { openTable } from './documents/xlsx.js';
import { writeYearSummary } from './documents/yearSummary.js';
import { tarArchives } from './documents/tar.js';
import { packZip, unpackZip } from './documents/zip.js';
import { openZipFile, writeZipFile } from './documents/zipFile.js';
import { machineChecks } from './operations/machineChecks.js';
import { observe } from './operations/observe.js';
import { backupDatabase } from './store/backup/database.js';
import { examineDatabase } from './store/examine.js';
import { isTransient } from './store/transient.js';
import { openStore } from './store/open.js';

// The only file that knows every layer: it wires ports to their implementations and runs the command line.
const packageFile = new URL('../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

/** Small enough for a shard to take seconds, large enough for its fixed costs not to count. */
const SHARD_SIZE = 2_000;
/** The screens, built beside the program. */
const WEB_FOLDER = fileURLToPath(new URL('./web', import.meta.url));
const FORM_WORKER = new URL('./formWorker.js', import.meta.url);
const IMPORT_WORKER = new URL('./importWorker.js', import.meta.url);

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
  serve: async (
    store,
    { security, calendars, checklists, port, host = '127.0.0.1', trustProxy = false, missing, ...files },
  ) => {
    const parts = {
      ...{ version, hash: nodeHash, security, signer: nodeSigner, calendars, checklists, packZip, unpackZip },
    };
    const exports = exporting(files);
    const imports = { reader: importThread(IMPORT_WORKER), writeWorkbook };
    const reports = { writeCsv, writeWorkbook, writeYearSummary };
    const writeForm = formThread(FORM_WORKER);
    const api = apiServices(store, { ...parts, imports, exports, reports, writeForm, now: () => new Date() });
    const server = await createServer(
      { ...api, missing },
      {
        ...{ trustProxy, secureCookies: trustProxy, webFolder: WEB_FOLDER },
      },
    );
    const url = await server.listen({ host, port });
    return { url, close: () => server.close() };
  },
  startWorker,
  observe: (settings, jobCounts) => observe(settings, version, jobCounts),
  backupTools: (options) => ({
    database: backupDatabase(options),
    archives: tarArchives,
    hash: nodeHash,
  }),
  examine: async (options) => [
    ...machineChecks(options.dataFolder, options.databaseUrl, new Date()),
    ...(await examineDatabase(options)),
  ],
  stopped: async () => {
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  },
  endAtOnceWhenAskedAgain: () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  },
  now: () => new Date().toISOString(),
  today: () => DateTime.now().setZone('Asia/Shanghai').toFormat('yyyy-MM-dd'),
};

type FileTimes = Pick<Serving, 'exportRows' | 'exportHours'>;
const exporting = ({ exportRows: directRows = 5_000, exportHours: keepHours = 24 }: FileTimes) => ({
  ...{ writeReport, directRows, keepHours, today: () => services.today() },
});

/** Jobs run here, their computing in a thread of its own. */
function startWorker(
  store: OpenedStore,
  settings: Settings,
  onEvent: (event: WorkerEvent) => void,
): RunningWorker {
  const computer = startComputer();
  const scoring = { store, compute: computer.scoreShard, shardSize: SHARD_SIZE };
  const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    delay(milliseconds, undefined, { signal }).catch(() => undefined);
  const exports = { store, now: () => new Date(), ...exporting(settings) };
  const worker = runWorker({
    source: store,
    handlers: jobHandlers({
      scoring,
      exports,
      deadlines: {
        store,
        now: () => new Date(),
        duties: [
          retierMonthly({ hash: nodeHash, store }),
          overdueOrders({ store, security: { token: randomUUID } }),
          dropFiles(exports),
        ],
      },
    }),
    owner: `${hostname()}/${process.pid}/${randomUUID()}`,
    slots: settings.workers,
    leaseSeconds: settings.jobLeaseSeconds,
    wait,
    clock: () => performance.now(),
    isTransient,
    onEvent,
  });
  const ending = new AbortController();
  void requestDaily({ queue: store, today: services.today, wait }, ending.signal);
  const stop = async (grace: number): Promise<void> => {
    ending.abort();
    await worker.stop(grace);
    await computer.stop();
  };
  return { alive: () => worker.alive(), stop };
}

process.exitCode = await runProgram(services, process.argv.slice(2));
