import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { WorkerEvent } from '../app/jobs/runWorker.js';

/** How many jobs of a kind are in a state. */
export interface JobCount {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

export interface Metrics {
  /** In the text format of Prometheus. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
  readonly request: (method: string, route: string, status: number, seconds: number) => void;
  readonly workerEvent: (event: WorkerEvent) => void;
}

/** What the process measures of itself. Labels are names of this program: routes, kinds of jobs, states. */
export function createMetrics(version: string, jobCounts: () => Promise<readonly JobCount[]>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({ name: 'evenhand_info', help: 'version of the program', labelNames: ['version'], registers })
    .labels(version)
    .set(1);
  const requests = new Histogram({
    ...{ name: 'evenhand_http_request_seconds', help: 'requests by route and status', registers },
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  const turns = new Histogram({
    ...{ name: 'evenhand_job_turn_seconds', help: 'turns of jobs by kind and outcome', registers },
    labelNames: ['kind', 'outcome'],
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 1800],
  });
  const takenOver = new Counter({
    ...{ name: 'evenhand_jobs_taken_over_total', help: 'jobs whose worker vanished', registers },
  });
  const troubles = new Counter({
    ...{
      name: 'evenhand_worker_troubles_total',
      help: 'times that a worker could not reach its database',
      registers,
    },
  });
  new Gauge({
    ...{ name: 'evenhand_jobs', help: 'jobs by kind and state', labelNames: ['kind', 'state'], registers },
    async collect() {
      this.reset();
      for (const { kind, state, count } of await jobCounts()) this.labels(kind, state).set(count);
    },
  });
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    request: (method, route, status, seconds) => {
      requests.labels(method, route, String(status)).observe(seconds);
    },
    workerEvent: (event) => {
      if (event.kind === 'ended') turns.labels(event.job.kind, event.outcome).observe(event.seconds);
      if (event.kind === 'takenOver') takenOver.inc(event.count);
      if (event.kind === 'trouble') troubles.inc();
    },
  };
}
