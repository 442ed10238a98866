import type { JobHandler } from '../jobs/handler.js';
import { runTriggers, type TriggerStore } from './runTriggers.js';

export interface DeadlineTools {
  readonly store: TriggerStore;
  readonly now: () => Date;
}

/** The day's look at what falls due: run twice, it finds nothing the second time. */
export function deadlinesJob({ store, now }: DeadlineTools): JobHandler<'deadlines'> {
  return async ({ payload: { day } }) => {
    const act = { actor: 'system', action: 'trigger.run', at: now(), reason: null } as const;
    return { kind: 'done', result: { ...(await runTriggers(store, day, act)) } };
  };
}
