import { countVisits } from '../../core/campaign/pastVisits.js';
import { addDays, type Day } from '../../core/kernel/date.js';
import { capFacts } from '../../core/replay/capped.js';
import type { FrameSubject } from '../../core/replay/frame.js';
import type { Plan } from '../../core/replay/plan.js';
import type { Facts } from '../../core/scoring/assessment.js';
import { factsOfRuleSet } from '../../core/scoring/compileRuleSet.js';
import { areasOf } from '../../core/scoring/facts/areas.js';
import { deriverOf } from '../../core/scoring/facts/deriveFacts.js';
import type { HistoryRecord, Register } from '../../core/scoring/register.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import { pastVisits } from './pastVisits.js';

/** Every enterprise of the register with what the rules and the plan's caps ask of it, as known on a day. */
export function frameSubjects(
  register: Register,
  ruleSet: RuleSet,
  asOf: Day,
  plan: Pick<Plan, 'caps' | 'organisation'>,
): readonly FrameSubject[] {
  const derive = deriverOf(factsOfRuleSet(ruleSet));
  const areas = areasOf(register);
  const historyOf = recordsByEnterprise(register.history);
  return register.enterprises.map((enterprise) => {
    const history = historyOf.get(enterprise.id) ?? [];
    return {
      id: enterprise.id,
      name: enterprise.name,
      district: enterprise.district,
      street: enterprise.street,
      facts: { ...derive(enterprise, history, asOf, areas), ...countedFor(plan, history, asOf) },
    };
  });
}

/** What the caps count up to the day of the facts; the month planned begins the day after. */
function countedFor(
  { caps, organisation }: Pick<Plan, 'caps' | 'organisation'>,
  history: readonly HistoryRecord[],
  asOf: Day,
): Facts {
  if (caps === undefined) return {};
  return capFacts(countVisits(pastVisits(history, organisation), organisation, addDays(asOf, 1)));
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
