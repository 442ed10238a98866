import type { Day } from '../../kernel/date.js';
import type { Facts } from '../assessment.js';
import { areasOf } from '../facts/areas.js';
import { deriverOf } from '../facts/deriveFacts.js';
import type { Enterprise, HistoryRecord, Register } from '../register.js';

/** The named facts of an enterprise as they were known on a day. */
export type FactsAt = (enterprise: Enterprise, asOf: Day) => Facts;

export function factsAt(register: Register, names: Iterable<string>): FactsAt {
  const [derive, areas] = [deriverOf(names), areasOf(register)];
  const historyOf = new Map<string, HistoryRecord[]>();
  for (const record of register.history) {
    const own = historyOf.get(record.enterprise);
    if (own === undefined) historyOf.set(record.enterprise, [record]);
    else own.push(record);
  }
  return (enterprise, asOf) => derive(enterprise, historyOf.get(enterprise.id) ?? [], asOf, areas);
}
