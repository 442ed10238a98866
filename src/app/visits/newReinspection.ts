import type { Order } from '../../core/followUps/followUp.js';
import type { FollowUpSettings } from '../../core/followUps/settings.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { NewVisit, VisitView } from '../ports/visitStore.js';
import { termEnd } from './deadlines.js';
import { seatsOf } from './seats.js';

type About = Pick<VisitView, 'enterprise' | 'name' | 'organisation' | 'domain' | 'officers'>;

/**
 * The visit that looks at an order again: by those who made it, on the first workday after a day, and within the
 * workdays that the settings give.
 */
export function newReinspection(
  calendars: readonly WorkCalendar[],
  { region, reinspectionWorkdays }: FollowUpSettings,
  roster: ReadonlyMap<string, Inspector>,
  {
    order,
    about,
    after,
    id,
  }: {
    readonly order: Pick<Order, 'id'>;
    readonly about: About;
    readonly after: Day;
    readonly id: string;
  },
): Result<{ readonly visit: NewVisit; readonly reinspection: NonNullable<Order['reinspection']> }, Problem> {
  const on = termEnd(calendars, region, after, 1);
  if (!on.ok) return on;
  const due = termEnd(calendars, region, after, reinspectionWorkdays);
  if (!due.ok) return due;
  const { enterprise, name, organisation, domain, officers } = about;
  const team = officers.flatMap(({ inspector, left = false }) => (left ? [] : [inspector]));
  const visit: NewVisit = {
    ...{
      id,
      kind: 'reinspection',
      campaign: null,
      commitment: null,
      ground: 'reinspection',
      reinspects: order.id,
    },
    ...{ enterprise, name, organisation, domain, plannedOn: on.value, dueOn: due.value, checklists: [] },
    officers: seatsOf(roster, team, domain, on.value),
  };
  return ok({ visit, reinspection: { visit: id, on: on.value, due: due.value } });
}
