import type { RunningWorker } from '../app/jobs/runWorker.js';
import type { Problem } from '../core/kernel/problem.js';
import type { Settings } from '../app/settings/readSettings.js';
import { CommandFailure, EXIT } from './failure.js';
import { use } from './files.js';
import type { Observation, OpenedStore, Services } from './services.js';
import { storeOptions } from './settings.js';

/** What runs until the process is asked to end. */
export interface RunningProcess {
  readonly store: OpenedStore;
  readonly observation: Observation;
  readonly worker: RunningWorker | null;
  /** Resolves when asked to end; rejects when the embedded database ended by itself. */
  untilStopped(): Promise<void>;
  /** Ends everything in order; `first` takes no new requests and lets the running ones end. */
  stop(first?: () => Promise<void>): Promise<void>;
}

/** Database, logs, figures and job worker of a process. */
export async function startProcess(services: Services, settings: Settings): Promise<RunningProcess> {
  let databaseEnded: (error: Error) => void = () => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    databaseEnded = (error) => {
      const problem: Problem = { code: 'store.embedded-ended', params: { detail: error.message } };
      reject(new CommandFailure([problem], EXIT.refused));
    };
  });
  ended.catch(() => undefined);
  const lost: Error[] = [];
  const store = use(
    await services.openStore({
      ...storeOptions(settings),
      onConnectionLost: (error) => lost.push(error),
      onDatabaseEnded: (error) => {
        databaseEnded(error);
      },
    }),
  );
  const observation = await services.observe(settings, () => store.jobCounts());
  const { log, workerEvent } = observation;
  for (const migration of store.applied) log.info('database.migrated', { migration });
  const worker = settings.workers === 0 ? null : services.startWorker(store, settings, workerEvent);
  const stop = async (first: () => Promise<void> = () => Promise.resolve()): Promise<void> => {
    services.endAtOnceWhenAskedAgain();
    log.info('process.stopping', { lostConnections: lost.length });
    await Promise.all([first(), worker?.stop(settings.graceSeconds * 1000)]);
    await store.close();
    log.info('process.stopped');
    await observation.close();
  };
  return { store, observation, worker, untilStopped: () => Promise.race([services.stopped(), ended]), stop };
}
