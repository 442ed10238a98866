import type { WorkerEvent } from '../app/jobs/runWorker.js';
import type { Log } from '../app/ports/log.js';
import type { Settings } from '../app/settings/readSettings.js';
import { createLogger, logOn } from './logger.js';
import { createMetrics, type JobCount } from './metrics.js';
import { serveMetrics } from './metricsServer.js';
import { observeRequests } from './observeRequests.js';

export interface Observation {
  readonly log: Log;
  readonly workerEvent: (event: WorkerEvent) => void;
  readonly metricsUrl: string | null;
  close(): Promise<void>;
}

/** Logs on standard error and, where a port is set, figures: of requests, jobs and the process itself. */
export async function observe(
  { logLevel, metricsPort }: Pick<Settings, 'logLevel' | 'metricsPort'>,
  version: string,
  jobCounts: () => Promise<readonly JobCount[]>,
): Promise<Observation> {
  const log = logOn(createLogger(logLevel));
  const metrics = metricsPort === null ? null : createMetrics(version, jobCounts);
  const server = metrics === null ? null : await serveMetrics(metrics, metricsPort ?? 0);
  observeRequests(log, metrics);
  return {
    log,
    workerEvent: (event) => {
      metrics?.workerEvent(event);
      logWorker(log, event);
    },
    metricsUrl: server?.url ?? null,
    close: async () => {
      await server?.close();
    },
  };
}

/** The subject of a job may name a campaign or an upload; its id is enough to find it. */
function logWorker(log: Log, event: WorkerEvent): void {
  switch (event.kind) {
    case 'taken': {
      const { id, kind, turn, attempt } = event.job;
      log.info('job.taken', { job: id, kind, turn, attempt });
      return;
    }
    case 'ended': {
      const { id, kind, turn } = event.job;
      log.info('job.ended', { job: id, kind, turn, outcome: event.outcome, seconds: event.seconds });
      return;
    }
    case 'takenOver':
      log.warn('jobs.taken-over', { count: event.count });
      return;
    case 'trouble':
      log.error('worker.trouble', event.error);
      return;
  }
}
