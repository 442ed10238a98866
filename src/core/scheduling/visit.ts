import type { Day } from '../kernel/date.js';

/** One visit to be dated. */
export interface VisitRequest {
  readonly target: string;
  /** Inspector ids, the lead first. */
  readonly team: readonly string[];
  /** Last day allowed, or null for the end of the window. */
  readonly due: Day | null;
  /** Street or place, so that visits of one team near each other can share a day. */
  readonly street: string | null;
}

export interface ScheduleLimits {
  readonly window: { readonly from: Day; readonly to: Day };
  /** Most visits of one inspector on one day. */
  readonly dailyCap: number;
}

export interface DatedVisit {
  readonly target: string;
  readonly date: Day;
}

/** A year's official table of one region: which days differ from the Monday-to-Friday week. */
export interface WorkCalendar {
  readonly format: 'evenhand/calendar/v1';
  /** Region the table holds for, such as "CN" or "US-IL-Chicago". */
  readonly region: string;
  readonly year: number;
  /** IANA zone in which days are counted. */
  readonly zone: string;
  /** Where the table comes from: a document number or an official page. */
  readonly source: string;
  /** True for a table made before the official one; it needs a planner's approval in the plan. */
  readonly provisional: boolean;
  /** Days off other than Saturdays and Sundays. */
  readonly holidays: readonly Day[];
  /** Saturdays and Sundays on which work is done (调休). */
  readonly makeUpWorkdays: readonly Day[];
}
