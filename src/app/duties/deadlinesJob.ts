import type { Day } from '../../core/kernel/date.js';
import type { JobHandler } from '../jobs/handler.js';
import { runTriggers, type TriggerStore } from './runTriggers.js';

/** One of a day's duties: done again, it finds nothing left to do. How much it did, by name. */
export type Duty = (day: Day, now: Date) => Promise<Readonly<Record<string, number>>>;

export interface DeadlineTools {
  readonly store: TriggerStore;
  readonly now: () => Date;
  /** Besides the triggers, in this order. */
  readonly duties?: readonly Duty[];
}

/** The day's look at what falls due: run twice, it finds nothing the second time. */
export function deadlinesJob({ store, now, duties = [] }: DeadlineTools): JobHandler<'deadlines'> {
  return async ({ payload: { day } }, { signal }) => {
    const act = { actor: 'system', action: 'trigger.run', at: now(), reason: null } as const;
    const found: Record<string, number>[] = [];
    const triggers = await runTriggers(store, day, act);
    for (const duty of duties) {
      signal.throwIfAborted();
      found.push(await duty(day, now()));
    }
    return { kind: 'done', result: Object.assign({}, ...found, triggers) as Record<string, number> };
  };
}
