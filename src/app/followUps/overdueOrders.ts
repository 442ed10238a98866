import { markOverdue } from '../../core/followUps/order.js';
import { newPenalty } from '../../core/followUps/penalty.js';
import { ok } from '../../core/kernel/result.js';
import type { Duty } from '../duties/deadlinesJob.js';
import type { FollowUpStore } from '../ports/followUpStore.js';
import { newFollowUpId, type FollowUpContext } from './context.js';

type OverdueContext = Pick<FollowUpContext, 'security'> & {
  readonly store: Pick<FollowUpStore, 'readFollowUpSettings' | 'overdueOrders' | 'stepFollowUp'>;
};

/**
 * A duty of every day: orders whose deadline has passed are overdue, and each brings a draft of a penalty, without an
 * amount. The visit that looks at the order again was planned with it.
 */
export function overdueOrders(context: OverdueContext): Duty {
  return async (day, now) => {
    const { store } = context;
    const settings = await store.readFollowUpSettings();
    const act = { actor: 'system', action: 'followUp.handle', at: now, reason: 'overdue' } as const;
    let marked = 0;
    for (const { id } of await store.overdueOrders(day)) {
      const done = await store.stepFollowUp(
        'order',
        id,
        (order) => {
          const overdue = markOverdue(order, day);
          if (!overdue.ok) return overdue;
          const { visit, enterprise, organisation, investigators } = order;
          const origin = {
            visit,
            enterprise,
            organisation,
            investigators,
            openedOn: day,
            openedBy: act.actor,
          };
          const cause = { cause: 'overdue', order: id } as const;
          const penalty = newPenalty(newFollowUpId(context, 'penalty'), origin, cause, settings);
          return ok({ next: overdue.value, opened: [penalty] });
        },
        act,
      );
      if (done.ok) marked++;
    }
    return { overdueOrders: marked };
  };
}
