import type { Day } from '../kernel/date.js';

export const FOLLOW_UP_KINDS = ['order', 'measure', 'penalty', 'referral', 'interview', 'abnormal'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/** The states of each kind, the first being the one that it begins in. */
export const FOLLOW_UP_STATES = {
  order: ['open', 'overdue', 'failed', 'rectified', 'closed'],
  measure: ['proposed', 'decided', 'refused', 'released'],
  penalty: ['drafted', 'proposed', 'returned', 'reviewed', 'agreed', 'decided', 'dismissed'],
  referral: ['proposed', 'withheld', 'referred', 'accepted', 'declined'],
  interview: ['scheduled', 'held', 'missed'],
  abnormal: ['open', 'submitted', 'dropped'],
} as const satisfies Readonly<Record<FollowUpKind, readonly string[]>>;
export type StateOf<K extends FollowUpKind> = (typeof FOLLOW_UP_STATES)[K][number];

/** What somebody did on a day. */
export interface Deed {
  readonly by: string;
  readonly on: Day;
}

interface Base<K extends FollowUpKind> extends Origin {
  readonly kind: K;
  readonly id: string;
  readonly state: StateOf<K>;
  /** The last day; kept as it was reckoned when this began. */
  readonly deadline: Day | null;
  readonly closedOn: Day | null;
}

/** What something follows from. */
export interface Origin {
  readonly visit: string;
  readonly enterprise: string;
  readonly organisation: string | null;
  readonly openedOn: Day;
  readonly openedBy: string;
  /** People who investigated: the officers of the visit and whoever wrote its record. */
  readonly investigators: readonly string[];
}

/** 责令整改 */
export interface Order extends Base<'order'> {
  /** Findings of the visit that it covers. */
  readonly findings: readonly string[];
  readonly demands: string;
  readonly workdays: number;
  readonly extensions: readonly (Deed & { readonly from: Day; readonly to: Day; readonly reason: string })[];
  /** The visit that looks at it again, its day and the last day for it; null while none is due. */
  readonly reinspection: { readonly visit: string; readonly on: Day; readonly due: Day } | null;
  readonly rechecks: readonly Recheck[];
}

/** What a reinspection found. */
export interface Recheck {
  readonly visit: string;
  readonly on: Day;
  readonly passed: boolean;
}

export const MEASURES = ['seal', 'seize', 'stop-use'] as const;

/** 强制措施 with its register of seals. */
export interface Measure extends Base<'measure'> {
  readonly measure: (typeof MEASURES)[number];
  readonly basis: string;
  readonly reason: string;
  /** Taken on the spot, before the decision. */
  readonly urgent: boolean;
  readonly days: number;
  readonly decision: (Deed & { readonly agreed: boolean; readonly opinion: string }) | null;
  readonly extension: (Deed & { readonly to: Day; readonly reason: string }) | null;
  readonly seals: readonly Seal[];
}

/** A sealed device. */
export interface Seal {
  readonly seal: string;
  readonly device: string;
  readonly place: string;
  readonly released: (Deed & { readonly reason: string }) | null;
}

export const PENALTY_CAUSES = ['finding', 'overdue', 'recheck-failed'] as const;

/** 处罚 */
export interface Penalty extends Base<'penalty'> {
  readonly cause: (typeof PENALTY_CAUSES)[number];
  readonly order: string | null;
  readonly thresholdFen: number;
  readonly attendees: number;
  readonly proposal:
    (Deed & { readonly amountFen: number; readonly basis: string; readonly facts: string }) | null;
  readonly review: (Deed & { readonly agreed: boolean; readonly opinion: string }) | null;
  readonly collective:
    | (Deed & { readonly attendees: readonly string[]; readonly agreed: boolean; readonly minutes: string })
    | null;
  readonly decision: (Deed & { readonly amountFen: number; readonly text: string }) | null;
  readonly dismissal: (Deed & { readonly reason: string }) | null;
}

/** 移送司法 */
export interface Referral extends Base<'referral'> {
  readonly offence: string;
  readonly facts: string;
  readonly decision: (Deed & { readonly agreed: boolean; readonly opinion: string }) | null;
  readonly reply: (Deed & { readonly accepted: boolean; readonly reference: string }) | null;
}

/** 约谈 */
export interface Interview extends Base<'interview'> {
  readonly on: Day;
  readonly invited: string;
  readonly matters: string;
  readonly record: (Deed & { readonly held: boolean; readonly text: string }) | null;
}

/** 列入经营异常名录的建议 */
export interface Abnormal extends Base<'abnormal'> {
  readonly ground: string;
  readonly outcome: (Deed & { readonly submitted: boolean; readonly text: string }) | null;
}

export type FollowUp = Order | Measure | Penalty | Referral | Interview | Abnormal;
export type FollowUpOf<K extends FollowUpKind> = Extract<FollowUp, { readonly kind: K }>;
