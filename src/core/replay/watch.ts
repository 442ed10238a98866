import type { StepName } from './steps.js';

/** Rows between two looks at the watch. */
const STRIDE = 1024;

/**
 * Follows work on many rows. Both functions are called now and then while the work goes on, on its own thread:
 * a worker posts the progress to whoever waits, and reads a shared flag to learn that nobody does any more.
 */
export interface Watch {
  /**
   * The step that is under way, how many rows of the frame it has seen, and how many the bundle says there are.
   * Steps 'facts' and 'draw' each go through all rows.
   */
  readonly progress?: (step: StepName, rows: number, of: number) => void;
  /** True ends the work; nothing is then known of what was not looked at. */
  readonly cancelled?: () => boolean;
}

/** Ends work that nobody waits for. */
export class Cancelled extends Error {
  readonly step: StepName;
  readonly rows: number;
  constructor(step: StepName, rows: number) {
    super('cancelled');
    this.step = step;
    this.rows = rows;
  }
}

/** Counts the rows of a step. */
export type RowCounter = (step: StepName, rows: number) => void;

export function rowCounter({ progress, cancelled }: Watch, of: number): RowCounter {
  return (step, rows) => {
    if (rows % STRIDE !== 0) return;
    if (cancelled?.() === true) throw new Cancelled(step, rows);
    progress?.(step, rows, of);
  };
}

/** The same rows, counted as they pass. */
export function watched<T>(
  rows: Iterable<T>,
  counter: RowCounter,
  step: StepName,
): { [Symbol.iterator](): Generator<T, void, undefined> } {
  return {
    *[Symbol.iterator]() {
      let count = 0;
      for (const row of rows) {
        counter(step, count++);
        yield row;
      }
      counter(step, count);
    },
  };
}
