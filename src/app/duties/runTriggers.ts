import { findTriggers, USUAL_TRIGGERS, type TriggerRules } from '../../core/duties/triggers.js';
import type { Day } from '../../core/kernel/date.js';
import type { Act } from '../ports/act.js';
import type { TriggerRun, Triggers } from '../ports/triggers.js';

/** The daily run: what was known by that day, what follows from it, kept once. A second run of the day finds nothing. */
export async function runTriggers(
  store: Pick<Triggers, 'triggerSources' | 'keepTriggers'>,
  day: Day,
  act: Act,
  rules: TriggerRules = USUAL_TRIGGERS,
): Promise<TriggerRun> {
  const sources = await store.triggerSources(day, rules.lookBackDays);
  return store.keepTriggers(findTriggers(day, sources, rules), day, act);
}
