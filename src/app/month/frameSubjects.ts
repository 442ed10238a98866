import type { Day } from '../../core/kernel/date.js';
import type { FrameSubject } from '../../core/replay/frame.js';
import { areasOf } from '../../core/scoring/facts/areas.js';
import { deriveFacts } from '../../core/scoring/facts/deriveFacts.js';
import type { HistoryRecord, Register } from '../../core/scoring/register.js';

/** Every enterprise of the register with its facts as of a day. */
export function frameSubjects(register: Register, asOf: Day): readonly FrameSubject[] {
  const historyOf = new Map<string, HistoryRecord[]>();
  for (const record of register.history) {
    const own = historyOf.get(record.enterprise);
    if (own === undefined) historyOf.set(record.enterprise, [record]);
    else own.push(record);
  }
  const areas = areasOf(register);
  return register.enterprises.map((enterprise) => ({
    id: enterprise.id,
    name: enterprise.name,
    district: enterprise.district,
    street: enterprise.street,
    facts: deriveFacts(enterprise, historyOf.get(enterprise.id) ?? [], asOf, areas),
  }));
}
