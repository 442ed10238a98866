import type { Day } from '../kernel/date.js';

/** A person of the inspector library (执法检查人员). */
export interface Inspector {
  readonly id: string;
  readonly name: string;
  /** Only officers count among the two; assistants, experts and intermediaries may accompany. */
  readonly kind: 'officer' | 'assistant' | 'expert' | 'intermediary';
  readonly organisation: string;
  /** Squad or group, for reading; it has no effect on the draw. */
  readonly group: string;
  /** Regions (district codes) in which the person may inspect; empty means all. */
  readonly regions: readonly string[];
  readonly certificates: readonly Certificate[];
  readonly mayLead: boolean;
  /** Last day on which the training counts; null where the agency keeps no such date, and none is asked. */
  readonly trainingValidTo: Day | null;
  readonly leave: readonly Absence[];
  readonly recusals: readonly Recusal[];
}

export interface Certificate {
  readonly number: string;
  /** Domain of inspection items that it covers, such as "food" or "workSafety". */
  readonly domain: string;
  readonly from: Day;
  readonly to: Day;
}

export interface Absence {
  readonly from: Day;
  readonly to: Day;
}

/** 回避: an enterprise that this person must not inspect, and why. */
export interface Recusal {
  readonly enterprise: string;
  readonly ground: 'relation' | 'formerEmployment' | 'requestGranted' | 'other';
  /** Id of the person who decided it, where that person stands in the roster too. */
  readonly decidedBy?: string;
}

/** One visit to be staffed. */
export interface TeamRequest {
  readonly target: string;
  /** Certificate domain that every member needs. */
  readonly domain: string;
  readonly region: string | null;
  /** The days between which the visit takes place; eligibility must hold on all of them. */
  readonly window: { readonly from: Day; readonly to: Day };
}

export interface PairingLimits {
  /** Members of a team, the lead included; at least 2. */
  readonly size: number;
  /** Most visits of one inspector in this draw. */
  readonly loadCap: number;
}

export interface Team {
  readonly target: string;
  readonly lead: string;
  /** The other members, ascending by id. */
  readonly members: readonly string[];
}
