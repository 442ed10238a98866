import type { Day } from '../../core/kernel/date.js';
import type { FrameSubject } from '../../core/replay/frame.js';
import { factsOfRuleSet } from '../../core/scoring/compileRuleSet.js';
import { areasOf } from '../../core/scoring/facts/areas.js';
import { deriverOf } from '../../core/scoring/facts/deriveFacts.js';
import type { HistoryRecord, Register } from '../../core/scoring/register.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';

/** Every enterprise of the register with what the rules ask of it, as it was known on a day. */
export function frameSubjects(register: Register, ruleSet: RuleSet, asOf: Day): readonly FrameSubject[] {
  const derive = deriverOf(factsOfRuleSet(ruleSet));
  const areas = areasOf(register);
  const historyOf = recordsByEnterprise(register.history);
  return register.enterprises.map((enterprise) => ({
    id: enterprise.id,
    name: enterprise.name,
    district: enterprise.district,
    street: enterprise.street,
    facts: derive(enterprise, historyOf.get(enterprise.id) ?? [], asOf, areas),
  }));
}

function recordsByEnterprise(
  history: readonly HistoryRecord[],
): ReadonlyMap<string, readonly HistoryRecord[]> {
  const historyOf = new Map<string, HistoryRecord[]>();
  for (const record of history) {
    const own = historyOf.get(record.enterprise);
    if (own === undefined) historyOf.set(record.enterprise, [record]);
    else own.push(record);
  }
  return historyOf;
}
