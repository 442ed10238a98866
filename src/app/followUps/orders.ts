import type { Order } from '../../core/followUps/followUp.js';
import { extendOrder, newOrder, scheduleReinspection } from '../../core/followUps/order.js';
import type { FollowUpSettings } from '../../core/followUps/settings.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { Act } from '../ports/act.js';
import type { Stepped } from '../ports/followUpStore.js';
import type { VisitView } from '../ports/visitStore.js';
import { termEnd } from '../visits/deadlines.js';
import { orderDone, orderRecord } from '../visits/historyOf.js';
import { newReinspection } from '../visits/newReinspection.js';
import { rosterById } from '../visits/seats.js';
import { dayOf, newFollowUpId, originOf, type FollowUpContext } from './context.js';

export interface OrderContent {
  readonly kind: 'order';
  readonly findings: readonly string[];
  readonly demands: string;
  readonly workdays: number;
}

/** 责令整改: the deadline by the work calendar, and the visit that will look at it again. */
export async function openOrder(
  context: FollowUpContext,
  visit: VisitView,
  { findings, demands, workdays }: OrderContent,
  act: Act,
): Promise<Result<Order, Problem>> {
  const { store, calendars } = context;
  const settings = await store.readFollowUpSettings();
  const most = settings.rectificationWorkdays;
  if (workdays > most) return err({ code: 'followUps.too-long', params: { days: workdays, most } });
  const on = dayOf(context, settings, act);
  const origin = await originOf(context, visit, { person: act.actor, on });
  if (!origin.ok) return origin;
  const known = new Set((await store.findingsOf(visit.id)).map(({ id }) => id));
  const unknown = findings.find((finding) => !known.has(finding));
  if (unknown !== undefined) return err({ code: 'followUps.unknown-finding', params: { finding: unknown } });
  const deadline = termEnd(calendars, settings.region, on, workdays);
  if (!deadline.ok) return deadline;
  const content = { findings, demands, workdays, deadline: deadline.value };
  const order = newOrder(newFollowUpId(context, 'order'), origin.value, content);
  const roster = rosterById(await store.readRoster());
  const stepped = withReinspection(context, settings, roster, order, visit);
  if (!stepped.ok) return stepped;
  return store.openFollowUp({ ...stepped.value, history: [orderRecord(order, on)] }, act);
}

/** An order together with the visit that looks at it after its deadline; a former one is not made. */
function withReinspection(
  { calendars, security }: FollowUpContext,
  settings: FollowUpSettings,
  roster: ReadonlyMap<string, Inspector>,
  order: Order,
  about: VisitView,
  former: string | null = null,
): Result<Stepped<Order>, Problem> {
  const after = order.deadline ?? order.openedOn;
  const wish = { order, about, after, id: `V-${security.token().slice(0, 16)}` };
  const planned = newReinspection(calendars, settings, roster, wish);
  if (!planned.ok) return planned;
  const { visit, reinspection } = planned.value;
  const scheduled = scheduleReinspection(order, reinspection);
  if (!scheduled.ok) return scheduled;
  const withdrawn = former === null ? [] : [{ visit: former, reason: 'extended' }];
  return ok({ next: scheduled.value, visits: [visit], withdrawn });
}

/** 延期 by workdays from the present deadline, with the reason. */
export async function extendOrderBy(
  context: FollowUpContext,
  { id, visit: from }: Order,
  { workdays, reason }: { readonly workdays: number; readonly reason: string },
  act: Act,
): Promise<Result<Order, Problem>> {
  const { store, calendars } = context;
  const settings = await store.readFollowUpSettings();
  const most = settings.rectificationWorkdays;
  if (workdays > most) return err({ code: 'followUps.too-long', params: { days: workdays, most } });
  const about = await store.readVisit(from);
  if (about === null) return err({ code: 'store.not-found', params: { kind: 'visit', id: from } });
  const roster = rosterById(await store.readRoster());
  const deed = { by: act.actor, on: dayOf(context, settings, act) };
  const later = (order: Order): Result<Day, Problem> =>
    termEnd(calendars, settings.region, order.deadline ?? order.openedOn, workdays);
  return store.stepFollowUp(
    'order',
    id,
    (order) => {
      const deadline = later(order);
      if (!deadline.ok) return deadline;
      const extended = extendOrder(order, deed, deadline.value, reason);
      if (!extended.ok) return extended;
      const former = order.reinspection?.visit ?? null;
      const stepped = withReinspection(context, settings, roster, extended.value, about, former);
      const history = [orderDone(order, deed.on), orderRecord(extended.value, deed.on)];
      return stepped.ok ? ok({ ...stepped.value, history }) : stepped;
    },
    act,
  );
}
