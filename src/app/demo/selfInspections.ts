import type { Enterprise, HistoryRecord } from '../../core/scoring/register.js';
import type { Chances } from './chance.js';
import type { Day } from '../../core/kernel/date.js';
import { PROPORTIONS } from './proportions.js';

/** One self-inspection form to each enterprise in operation, and what had come back by the closing day. */
export function selfInspections(
  chances: Chances,
  firms: readonly Enterprise[],
  closing: Day,
): Omit<HistoryRecord, 'id'>[] {
  const sent = firms.filter(({ status }) => status === 'active').map(({ id }) => id);
  const count = Math.round((sent.length * PROPORTIONS.selfInspectionReturnMilli) / 1000);
  const returned = new Set(chances('self-inspection').some(sent, count));
  return sent.map((enterprise) => ({
    enterprise,
    date: closing,
    kind: 'selfInspection',
    numbers: {},
    words: { state: returned.has(enterprise) ? 'returned' : 'notReturned' },
  }));
}
