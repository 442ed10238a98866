import { findTriggers } from '../../core/duties/triggers.js';
import type { Day } from '../../core/kernel/date.js';
import type { Act } from '../ports/act.js';
import type { Disclosures } from '../ports/disclosures.js';
import type { TriggerRun, Triggers } from '../ports/triggers.js';

export type TriggerStore = Pick<Triggers, 'triggerSources' | 'keepTriggers'> &
  Pick<Disclosures, 'readReportSettings'>;

/** The daily run: what was known by that day, what follows from it, kept once. A second run of the day finds nothing. */
export async function runTriggers(store: TriggerStore, day: Day, act: Act): Promise<TriggerRun> {
  const { triggers: rules } = await store.readReportSettings();
  const sources = await store.triggerSources(day, rules.lookBackDays);
  return store.keepTriggers(findTriggers(day, sources, rules), day, act);
}
