import type { JobOutcome, JobSource, TakenJob } from '../ports/jobQueue.js';
import type { JobHandler, JobHandlers } from './handler.js';
import { JOB_KINDS, type JobKind } from './kinds.js';

export interface WorkerTools {
  readonly source: JobSource;
  readonly handlers: JobHandlers;
  /** Unlike that of any other process, living or dead. */
  readonly owner: string;
  /** Jobs at the same time. */
  readonly slots: number;
  readonly leaseSeconds: number;
  /** Resolves after the time, or at once when woken by the signal. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** Whether the same work may succeed later: a lost connection, a deadlock. */
  readonly isTransient: (error: unknown) => boolean;
  readonly onEvent: (event: WorkerEvent) => void;
}

export type WorkerEvent =
  | { readonly kind: 'taken'; readonly job: TakenJob }
  | {
      readonly kind: 'ended';
      readonly job: TakenJob;
      readonly outcome: JobOutcome['kind'] | 'lost';
      readonly seconds: number;
    }
  | { readonly kind: 'takenOver'; readonly count: number }
  | { readonly kind: 'trouble'; readonly error: unknown };

export interface RunningWorker {
  /** Whether its heartbeat reached the database of late. */
  alive(): boolean;
  /** Takes no more jobs, lets the running ones end for a while, then stops them; they go back to the queue. */
  stop(graceMilliseconds: number): Promise<void>;
}

const IDLE_MS = 500;
const TROUBLE_MS = 2_000;

/** Works on jobs of every kind that has a handler, until it is stopped. */
export function runWorker(tools: WorkerTools): RunningWorker {
  const stopping = new AbortController();
  const ending = new AbortController();
  const running = new Map<string, AbortController>();
  let beatAt = tools.clock();
  const kinds = JOB_KINDS.filter((kind) => tools.handlers[kind] !== undefined);

  const workSlot = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const job = await guarded(tools, stopping.signal, () => tools.source.takeJob(tools.owner, kinds));
      if (job === null) await tools.wait(IDLE_MS, stopping.signal);
      else await workOn(tools, job, running);
    }
  };
  const beat = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await guarded(tools, ending.signal, async () => {
        const held = await tools.source.beat(tools.owner);
        beatAt = tools.clock();
        for (const [id, controller] of running) if (!held.has(id)) controller.abort();
        const count = await tools.source.takeOver();
        if (count > 0) tools.onEvent({ kind: 'takenOver', count });
        return null;
      });
      await tools.wait((tools.leaseSeconds * 1000) / 4, ending.signal);
    }
  };
  const slots = Promise.all(Array.from({ length: tools.slots }, workSlot));
  const heart = beat();
  return {
    alive: () => tools.clock() - beatAt < tools.leaseSeconds * 1000,
    stop: async (grace) => {
      stopping.abort();
      const late = tools.wait(grace, ending.signal).then(() => {
        for (const controller of running.values()) controller.abort();
      });
      await slots;
      ending.abort();
      await Promise.all([late, heart]);
    },
  };
}

/** A database that does not answer is no reason to end: the worker says so, waits and asks again. */
async function guarded<T>(
  tools: WorkerTools,
  signal: AbortSignal,
  work: () => Promise<T | null>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    tools.onEvent({ kind: 'trouble', error });
    await tools.wait(TROUBLE_MS, signal);
    return null;
  }
}

async function workOn(
  tools: WorkerTools,
  job: TakenJob,
  running: Map<string, AbortController>,
): Promise<void> {
  const started = tools.clock();
  const controller = new AbortController();
  running.set(job.id, controller);
  tools.onEvent({ kind: 'taken', job });
  try {
    const outcome = await outcomeOf(tools, job, controller.signal);
    const kept = await tools.source.finishJob(job, outcome);
    const seconds = (tools.clock() - started) / 1000;
    tools.onEvent({ kind: 'ended', job, outcome: kept ? outcome.kind : 'lost', seconds });
  } catch (error) {
    // The outcome could not be written down: the job falls to whoever takes it over.
    tools.onEvent({ kind: 'trouble', error });
  } finally {
    running.delete(job.id);
  }
}

async function outcomeOf(tools: WorkerTools, job: TakenJob, signal: AbortSignal): Promise<JobOutcome> {
  const handler = tools.handlers[job.kind] as JobHandler<JobKind> | undefined;
  if (handler === undefined) return { kind: 'fault', detail: `no handler for ${job.kind}` };
  try {
    return await handler(job, {
      signal,
      report: (progress) => tools.source.reportProgress(job, progress),
    });
  } catch (error) {
    if (signal.aborted) return { kind: 'fault', detail: 'stopped' };
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: tools.isTransient(error) ? 'fault' : 'failed', detail };
  }
}
