import type { Day } from '../kernel/date.js';

/** One row of the object library (检查对象): several licences of one firm at one place are one enterprise. */
export interface Enterprise {
  /** Official id as a string: a USCC (GB 32100) or any other; leading zeros survive. */
  readonly id: string;
  readonly name: string;
  readonly legalName: string | null;
  /** Trade or facility type in the register's own words. */
  readonly category: string | null;
  /** Hazard class: 1 high, 2 medium, 3 low. */
  readonly hazardClass: 1 | 2 | 3 | null;
  /** Organisation in charge, a code of the organisation tree. */
  readonly organisation: string | null;
  readonly district: string | null;
  readonly street: string | null;
  readonly address: string | null;
  /** WGS 84, in millionths of a degree. */
  readonly location: { readonly latE6: number; readonly lonE6: number } | null;
  readonly status: 'active' | 'suspended' | 'closed';
  readonly licences: readonly Licence[];
  readonly devices: readonly Device[];
  readonly hazardSources: readonly HazardSource[];
  /** Standing properties with the days on which they hold (abnormal list, blacklist, entrusted, chemicals …). */
  readonly marks: readonly Mark[];
}

export interface Licence {
  readonly kind: string;
  readonly number: string;
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface Device {
  readonly kind: string;
  readonly count: number;
  /** Known to the authority since. */
  readonly since: Day;
}

/** A major hazard source (重大危险源); grade 1 is the gravest of 1–4 (GB 18218). */
export interface HazardSource {
  readonly grade: 1 | 2 | 3 | 4;
  readonly sites: number;
  readonly since: Day;
}

export interface Mark {
  readonly kind: string;
  readonly from: Day;
  /** Last day on which it holds; null while it lasts. */
  readonly to: Day | null;
}

/**
 * Something that became known about an enterprise on a day. `date` is the day on which the authority knew
 * it: facts as of a day use only records whose date is not later.
 */
export interface HistoryRecord {
  readonly id: string;
  readonly enterprise: string;
  readonly date: Day;
  readonly kind: RecordKind;
  /** Kind-specific integers, such as `critical`, `serious`, `minor` of an inspection; units in the fact catalogue. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Kind-specific words, such as `result`, `ground`, `gravity`, `state`. */
  readonly words: Readonly<Record<string, string>>;
}

export const RECORD_KINDS = [
  'inspection',
  'violation',
  'complaint',
  'accident',
  'rectification',
  'selfInspection',
  'observation',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export interface Register {
  readonly enterprises: readonly Enterprise[];
  readonly history: readonly HistoryRecord[];
}
