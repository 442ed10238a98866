import type { Trigger, TriggerSources } from '../../core/duties/triggers.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { Act } from './act.js';
import type { Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';

/** A trigger that was kept. */
export interface KeptTrigger extends Trigger {
  readonly id: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly state: 'open' | 'taken' | 'dismissed';
  /** Campaign, or case inspection, that took it up. */
  readonly takenBy: string | null;
  readonly decidedBy: string | null;
  /** Why it was dismissed. */
  readonly reason: string | null;
}

export interface TriggerRun {
  /** Triggers that were not known before. */
  readonly found: number;
  /** Triggers that a campaign or a visit has taken up since. */
  readonly taken: number;
  /** Open ones that are overdue. */
  readonly overdue: number;
}

export interface Triggers {
  listTriggers(query: PageQuery, filters: Filters): Promise<Result<Page<KeptTrigger>, Problem>>;
  readTrigger(id: string): Promise<KeptTrigger | null>;
  /** What was known by a day, as far back as triggers look: no more than they need. */
  triggerSources(day: Day, lookBackDays: number): Promise<TriggerSources>;
  /** Keeps what a day's run found; what is kept already stays as it is. */
  keepTriggers(triggers: readonly Trigger[], day: Day, act: Act): Promise<TriggerRun>;
  /** An open trigger that nothing comes of, with a reason. */
  dismissTrigger(id: string, act: Act): Promise<Result<KeptTrigger, Problem>>;
}
