import { booleanFact, countFact, integerFact, type FactDefinition } from './definition.js';
import type { Event, Known } from './known.js';

type Events = readonly Event[];

const state = ({ record }: Event): string => record.words['state'] ?? '';

/**
 * Orders that are open: a record of state `done` closes the order that its `words.order` names, or, when it
 * names none, every order before it.
 */
function openOrders(known: Known): Events {
  let open: Event[] = [];
  for (const event of known.events('rectification')) {
    if (state(event) === 'open') open.push(event);
    else if (state(event) === 'done') {
      const order = event.record.words['order'];
      open = order === undefined ? [] : open.filter(({ record }) => record.id !== order);
    }
  }
  return open;
}

/** Days past the deadline, which is `numbers.dueInDays` after the order; negative before it. */
const overdueBy = ({ age, record }: Event): number => age - (record.numbers['dueInDays'] ?? Infinity);

const overdue = (known: Known): Events => openOrders(known).filter((event) => overdueBy(event) > 0);

const lastForm = (known: Known): Events => known.events('selfInspection').slice(-1);

const unreturned = (known: Known): Events =>
  known.events('selfInspection').filter((event) => state(event) === 'notReturned' && event.age < 365);

/** Rectification orders (`words.state`: open, done) and self-inspection forms (`words.state`: returned, notReturned). */
export const dutyFacts: readonly FactDefinition[] = [
  countFact('openRectifications', '未完成的责令整改数', 'open rectification orders', openOrders),
  countFact(
    'overdueRectifications',
    '逾期未完成的责令整改数',
    'rectification orders past their deadline',
    overdue,
  ),
  integerFact({
    name: 'daysOverdue',
    unit: 'days',
    zh: '整改逾期最长天数',
    en: 'days by which the oldest open rectification order is late',
    value: (known) => overdue(known).reduce((most, event) => Math.max(most, overdueBy(event)), 0),
    evidence: overdue,
  }),
  booleanFact({
    name: 'selfInspectionReturned',
    zh: '最近一次自查表已回收',
    en: 'the last self-inspection form came back',
    value: (known) => {
      const form = lastForm(known)[0];
      return form === undefined ? undefined : state(form) === 'returned';
    },
    evidence: lastForm,
  }),
  countFact(
    'selfInspectionsMissing',
    '近 365 天未回收的自查表数',
    'self-inspection forms of the last 365 days that did not come back',
    unreturned,
  ),
];
