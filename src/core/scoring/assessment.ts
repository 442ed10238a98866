import type { Day } from '../kernel/date.js';

/** Facts are integers, text or truth values, so that records can carry them; an absent fact is unknown. */
export type FactValue = number | string | boolean;
export type Facts = Readonly<Record<string, FactValue>>;

/** What a rule set says of one enterprise on a day. */
export interface Assessment {
  /** Sum of the points of all fired rules, at least 0. */
  readonly score: number;
  /** Risk tier, such as A (lowest risk) … D. */
  readonly tier: string;
  /** Fired rules in the order of their ids. */
  readonly fired: readonly FiredRule[];
  /** Reason code when a rule takes the enterprise out of the frame. */
  readonly excluded: string | null;
  /** The ground of a certainty selection (必查) that a trigger demands, and its due day. */
  readonly certainty: Certainty | null;
}

export interface Certainty {
  readonly ground: string;
  readonly due: Day | null;
  /** Within the month's certainty part, or at once as a case inspection (个案检查). */
  readonly visit: 'certainty' | 'case';
}

export interface FiredRule {
  readonly rule: string;
  readonly points: number;
  /** The facts that the rule looked at, with their values. */
  readonly values: Facts;
}
