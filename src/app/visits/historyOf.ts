import type { Order, Penalty } from '../../core/followUps/followUp.js';
import { daysBetween, type Day } from '../../core/kernel/date.js';
import type { HistoryRecord } from '../../core/scoring/register.js';
import type { VisitRecord } from '../../core/visits/visitRecord.js';
import { foundNobody } from '../../core/visits/words.js';
import type { VisitView } from '../ports/visitStore.js';

type About = Pick<VisitView, 'id' | 'kind' | 'enterprise' | 'ground'>;

/**
 * What a completed visit leaves in the history that later scores rest on: an inspection with what it found, dated
 * with its day. A visit that found nobody inspected nothing, and a reinspection belongs to its order.
 */
export function inspectionOf(
  { id, kind, enterprise, ground }: About,
  on: Day,
  { findings, result }: Pick<VisitRecord, 'findings' | 'result'>,
): readonly HistoryRecord[] {
  if (kind === 'reinspection' || result === null || foundNobody(result.code)) return [];
  const critical = findings.filter(({ grade }) => grade === 'major').length;
  const hazards = findings.length;
  const outcome = critical > 0 ? 'fail' : hazards > 0 ? 'conditional' : 'pass';
  return [
    {
      ...{ id: `visit/${id}`, enterprise, date: on, kind: 'inspection' },
      numbers: { critical, serious: 0, minor: hazards - critical, hazards },
      words: { result: outcome, ground: ground === 'random' ? 'doubleRandom' : ground, code: result.code },
    },
  ];
}

const openedAs = ({ id, extensions }: Pick<Order, 'id' | 'extensions'>): string =>
  extensions.length === 0 ? `order/${id}` : `order/${id}/${String(extensions.length)}`;

/** An order with its deadline, from a day on. */
export function orderRecord(order: Order, on: Day): HistoryRecord {
  const { enterprise, deadline, findings } = order;
  const due = deadline ?? on;
  return {
    ...{ id: openedAs(order), enterprise, date: on, kind: 'rectification' },
    numbers: { dueInDays: daysBetween(on, due), hazards: findings.length },
    words: { state: 'open', due },
  };
}

/** The end of an order as it stood, by a passed recheck or because an extended one takes its place. */
export function orderDone(order: Pick<Order, 'id' | 'extensions' | 'enterprise'>, on: Day): HistoryRecord {
  const opened = openedAs(order);
  return {
    ...{ id: `${opened}/done`, enterprise: order.enterprise, date: on, kind: 'rectification' },
    ...{ numbers: {}, words: { state: 'done', order: opened } },
  };
}

/** A decided penalty is a violation of its enterprise from that day on. */
export function violationOf(
  { id, enterprise, proposal, thresholdFen }: Penalty,
  on: Day,
  domain: string,
): HistoryRecord {
  const gravity = (proposal?.amountFen ?? 0) >= thresholdFen ? 'serious' : 'minor';
  return {
    ...{ id: `penalty/${id}`, enterprise, date: on, kind: 'violation' },
    ...{ numbers: {}, words: { gravity, domain } },
  };
}
