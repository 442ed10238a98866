import type { PastVisit } from '../../core/campaign/pastVisits.js';
import type { HistoryRecord } from '../../core/scoring/register.js';

/**
 * The visits that a history tells of: its inspections. The words `agency`, `ground` and `joint` of a record
 * say whose visit it was, why, and of which joint visit it was part; a record without an agency is of the
 * planning agency.
 */
export function pastVisits(history: readonly HistoryRecord[], agency: string): readonly PastVisit[] {
  return history
    .filter(({ kind }) => kind === 'inspection')
    .map(({ id, date, words }) => ({
      id,
      date,
      agency: words['agency'] ?? agency,
      ground: words['ground'] ?? null,
      joint: words['joint'] ?? null,
    }));
}
