import { addMonths, type Day } from '../../core/kernel/date.js';
import { compareText } from '../../core/kernel/text.js';
import type { Enterprise, HistoryRecord, RecordKind } from '../../core/scoring/register.js';
import type { Chances } from './chance.js';
import { incidents } from './incidents.js';
import { inspections, type Inspected } from './inspections.js';
import { selfInspections } from './selfInspections.js';

type Draft = Omit<HistoryRecord, 'id'>;

const PREFIX: Readonly<Record<RecordKind, string>> = {
  inspection: 'JC',
  violation: 'WF',
  complaint: 'TS',
  accident: 'SG',
  rectification: 'ZG',
  selfInspection: 'ZC',
  observation: 'GC',
};

/**
 * What became known before the coming month: complaints, accidents and self-inspection of the 12 months
 * before it, and inspections with what followed of the 24 months before. Ascending by day.
 */
export function history(chances: Chances, firms: readonly Enterprise[], to: Day): HistoryRecord[] {
  const first = addMonths(`${to.slice(0, 8)}01`, 1);
  const year = { from: addMonths(first, -12), to };
  const name = namer();
  const plain = [
    ...incidents(chances, firms, year),
    ...selfInspections(chances, firms, `${to.slice(0, 8)}20`),
  ].map(name);
  const visited = inspections(chances, firms, { from: addMonths(first, -24), to });
  return [...plain, ...visited.flatMap((records) => named(records, name))].sort(
    (a, b) => compareText(a.date, b.date) || compareText(a.id, b.id),
  );
}

/** Numbers records of a kind in the order in which they are made. */
function namer(): (draft: Draft) => HistoryRecord {
  const counts = new Map<RecordKind, number>();
  return (draft) => {
    const count = (counts.get(draft.kind) ?? 0) + 1;
    counts.set(draft.kind, count);
    return { id: `${PREFIX[draft.kind]}-${String(count).padStart(5, '0')}`, ...draft };
  };
}

function named(records: Inspected, name: (draft: Draft) => HistoryRecord): HistoryRecord[] {
  const { inspection, violation, order, closure } = records;
  const made = [name(inspection)];
  if (violation !== null) made.push(name(violation));
  if (order === null) return made;
  const ordered = name(order);
  made.push(ordered);
  if (closure !== null) made.push(name({ ...closure, words: { ...closure.words, order: ordered.id } }));
  return made;
}
