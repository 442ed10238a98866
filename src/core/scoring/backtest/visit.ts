import type { Day } from '../../kernel/date.js';

/** A visit that took place, with what the rules said before it and what was found. */
export interface ScoredVisit {
  readonly id: string;
  readonly enterprise: string;
  readonly date: Day;
  /** From facts as of a day before the visit. */
  readonly score: number;
  readonly tier: string;
  /** Whether a rule would have left the enterprise out; the visit counts all the same. */
  readonly excluded: boolean;
  /** Whether the visit had a serious outcome. */
  readonly serious: boolean;
  readonly district: string | null;
  readonly category: string | null;
  /** Hazard class: 1 high, 2 medium, 3 low. */
  readonly hazardClass: 1 | 2 | 3 | null;
}
