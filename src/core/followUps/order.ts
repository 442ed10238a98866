import type { Day } from '../kernel/date.js';
import { err, ok, type Result } from '../kernel/result.js';
import { inState } from './checks.js';
import type { Deed, Order, Origin, Recheck } from './followUp.js';
import type { FollowUpProblem } from './reasons.js';

type Step = Result<Order, FollowUpProblem>;

/** A new order; its deadline is reckoned by the work calendar, and kept. */
export const newOrder = (
  id: string,
  origin: Origin,
  content: Pick<Order, 'findings' | 'demands' | 'workdays'> & { readonly deadline: Day },
): Order => ({
  ...{ kind: 'order', id, state: 'open', closedOn: null, extensions: [], reinspection: null, rechecks: [] },
  ...origin,
  ...content,
});

/** 延期: a later deadline, asked for before the present one has passed, with the reason. */
export function extendOrder(order: Order, deed: Deed, deadline: Day, reason: string): Step {
  const open = inState(order, 'extend', ['open']);
  if (!open.ok) return open;
  const former = order.deadline ?? '';
  if (deed.on > former) return err({ code: 'followUps.deadline-passed', params: { deadline: former } });
  if (deadline <= former) return err({ code: 'followUps.deadline-not-later', params: { deadline, former } });
  const extension = { ...deed, from: former, to: deadline, reason };
  return ok({ ...order, deadline, reinspection: null, extensions: [...order.extensions, extension] });
}

/** Names the visit that will look at it again. */
export function scheduleReinspection(order: Order, reinspection: NonNullable<Order['reinspection']>): Step {
  const open = inState(order, 'reinspection', ['open', 'overdue', 'failed']);
  return open.ok ? ok({ ...order, reinspection }) : open;
}

/** Whether the deadline has passed with nothing shown to be put right. */
export const isOverdue = ({ state, deadline, rechecks }: Order, today: Day): boolean =>
  state === 'open' && deadline !== null && deadline < today && !rechecks.some(({ passed }) => passed);

export function markOverdue(order: Order, today: Day): Step {
  const open = inState(order, 'overdue', ['open']);
  if (!open.ok) return open;
  if (isOverdue(order, today)) return ok({ ...order, state: 'overdue' });
  return err({
    code: 'followUps.wrong-state',
    params: { id: order.id, state: order.state, step: 'overdue' },
  });
}

/** 复查: what a completed reinspection found. A failed one makes another necessary. */
export function recheckOrder(order: Order, recheck: Recheck): Step {
  if (order.rechecks.some(({ visit }) => visit === recheck.visit)) return ok(order);
  const open = inState(order, 'recheck', ['open', 'overdue', 'failed']);
  if (!open.ok) return open;
  const rechecks = [...order.rechecks, recheck];
  const state = recheck.passed ? 'rectified' : 'failed';
  return ok({ ...order, rechecks, state, reinspection: recheck.passed ? order.reinspection : null });
}

/** 销号: only after a recheck that was passed. */
export function closeOrder(order: Order, { on }: Deed): Step {
  const last = order.rechecks.at(-1);
  if (last?.passed !== true) return err({ code: 'followUps.not-rechecked', params: { order: order.id } });
  const rectified = inState(order, 'close', ['rectified']);
  return rectified.ok ? ok({ ...order, state: 'closed', closedOn: on }) : rectified;
}
