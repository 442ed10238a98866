import type { Day } from '../../core/kernel/date.js';
import type { JobQueue } from '../ports/jobQueue.js';

/** Often enough for the day's work to be done early in the day. */
const PAUSE_MS = 15 * 60_000;

export interface Daily {
  readonly queue: Pick<JobQueue, 'scheduleJob'>;
  readonly today: () => Day;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Asks for each day's work until it is told to end. Every process may ask: of one day there is one job. A database
 * that does not answer is asked again later.
 */
export async function requestDaily({ queue, today, wait }: Daily, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const day = today();
    await queue.scheduleJob({ kind: 'deadlines', subject: day, payload: { day } }).catch(() => undefined);
    await wait(PAUSE_MS, signal);
  }
}
