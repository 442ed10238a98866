import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';
import { CommandFailure, EXIT } from './failure.js';
import { shippedCalendars, shippedChecklists } from './files.js';
import type { Output } from './output.js';
import { startProcess, type RunningProcess } from './process.js';
import type { RunningServer, Services } from './services.js';
import { secretKey } from './secretKey.js';
import { environmentSettings } from './settings.js';

/** `evenhand serve`: the service, with its job worker, until it is asked to end. */
export function serveCommand(services: Services, output: () => Output): Command {
  return new Command('serve')
    .description('run the service; settings come from the environment (docs/deploy.md)')
    .action(async () => {
      const settings = environmentSettings();
      const running = await startProcess(services, settings);
      try {
        const { port, host, trustProxy, exportRows, exportHours } = settings;
        const server = await services.serve(running.store, {
          ...{ port, host, trustProxy, exportRows, exportHours, missing: () => missingFor(running) },
          security: services.security(await secretKey(path.resolve(settings.dataFolder))),
          calendars: await shippedCalendars(services),
          checklists: await shippedChecklists(services),
        });
        const { log, metricsUrl } = running.observation;
        log.info('service.started', { url: server.url, metrics: metricsUrl, workers: settings.workers });
        output().say(`  ${server.url}`);
        await running.untilStopped();
        await running.stop(() => closeWithin(server, settings.graceSeconds));
      } catch (error) {
        running.observation.log.error('service.ended', error);
        await Promise.race([running.stop(), delay(settings.graceSeconds * 1000)]).catch(() => undefined);
        throw error;
      }
    });
}

/** `evenhand work`: a process that only works on jobs; any number of them share one PostgreSQL database. */
export function workCommand(services: Services): Command {
  return new Command('work')
    .description('work on jobs beside the service; needs PostgreSQL')
    .action(async () => {
      const settings = environmentSettings();
      if (settings.databaseUrl === undefined) throw needsPostgres();
      const workers = Math.max(1, settings.workers);
      const running = await startProcess(services, { ...settings, workers });
      running.observation.log.info('worker.started', { workers });
      await running.untilStopped();
      await running.stop();
    });
}

const needsPostgres = (): CommandFailure =>
  new CommandFailure([{ code: 'settings.needs-postgres', params: { name: 'DATABASE_URL' } }], EXIT.unusable);

async function missingFor({ store, worker }: RunningProcess): Promise<readonly string[]> {
  try {
    await store.ping();
    const pending = await store.pendingMigrations();
    return [...(pending.length > 0 ? ['migrations'] : []), ...(worker?.alive() === false ? ['worker'] : [])];
  } catch {
    return ['database'];
  }
}

/** Requests that run get their time; what then still runs is cut off. */
async function closeWithin(server: RunningServer, seconds: number): Promise<void> {
  await Promise.race([server.close(), delay(seconds * 1000, undefined, { ref: false })]);
}
