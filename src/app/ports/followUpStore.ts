import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { FollowUp, FollowUpKind, FollowUpOf, Order } from '../../core/followUps/followUp.js';
import type { FollowUpSettings } from '../../core/followUps/settings.js';
import type { HistoryRecord } from '../../core/scoring/register.js';
import type { Act } from './act.js';
import type { Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';
import type { StoreProblem } from './storeReasons.js';
import type { KeptFinding, NewVisit } from './visitStore.js';

/** A line of the register of sealed devices. */
export interface SealLine {
  readonly measure: string;
  readonly seal: string;
  readonly device: string;
  readonly place: string;
  readonly enterprise: string;
  readonly organisation: string | null;
  readonly sealedOn: Day;
  readonly releasedOn: Day | null;
}

/** What a step leaves: the thing itself, other things that begin with it, and visits that come or go. */
export interface Stepped<F extends FollowUp> {
  readonly next: F;
  readonly opened?: readonly FollowUp[];
  readonly visits?: readonly NewVisit[];
  /** What later scores know of it. */
  readonly history?: readonly HistoryRecord[];
  readonly withdrawn?: readonly { readonly visit: string; readonly reason: string }[];
}

/** What follows visits. Every step is one transaction with its entry in the audit trail. */
export interface FollowUpStore {
  listFollowUps<K extends FollowUpKind>(
    kind: K,
    query: PageQuery,
    filters: Filters,
  ): Promise<Result<Page<FollowUpOf<K>>, Problem>>;
  readFollowUp(id: string): Promise<FollowUp | null>;
  findingsOf(visit: string): Promise<readonly KeptFinding[]>;
  openFollowUp<F extends FollowUp>(stepped: Stepped<F>, act: Act): Promise<Result<F, Problem>>;
  stepFollowUp<K extends FollowUpKind>(
    kind: K,
    id: string,
    step: (standing: FollowUpOf<K>) => Result<Stepped<FollowUpOf<K>>, Problem>,
    act: Act,
  ): Promise<Result<FollowUpOf<K>, Problem>>;
  listSeals(query: PageQuery, filters: Filters): Promise<Result<Page<SealLine>, StoreProblem>>;
  /** Open orders whose deadline lies before a day. */
  overdueOrders(today: Day): Promise<readonly Order[]>;
  readFollowUpSettings(): Promise<FollowUpSettings>;
  putFollowUpSettings(
    settings: FollowUpSettings,
    expected: string | null,
    act: Act,
  ): Promise<Result<FollowUpSettings, StoreProblem>>;
}
