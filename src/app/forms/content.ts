import type { Day } from '../../core/kernel/date.js';
import type { Minutes } from '../ports/minutes.js';

/** The enterprise that a document is about. */
export interface Party {
  readonly name: string;
  /** 统一社会信用代码, or another official id. */
  readonly id: string;
  readonly address: string | null;
  /** 法定代表人或负责人 */
  readonly head: string | null;
  readonly phone: string | null;
}

export interface Officer {
  readonly name: string;
  /** Number of the enforcement certificate. */
  readonly certificate: string | null;
}

/** How the enterprise signed: by whom, or why not and who saw it. */
export interface PartySignature {
  readonly name: string | null;
  readonly refused: string | null;
  readonly witness: string | null;
}

interface OnSite {
  readonly party: Party;
  /** The lead first. */
  readonly officers: readonly Officer[];
}

/** 检查通知书 */
export interface NoticeContent extends OnSite {
  readonly plannedOn: Day;
  /** 抽查事项 in words. */
  readonly items: readonly string[];
  readonly basis: string;
  /** Such as random draw or case inspection, with the campaign's name. */
  readonly ground: string;
  /** 批准文号 or name of who approved. */
  readonly approval: string | null;
}

/** 现场检查记录 */
export interface RecordContent extends OnSite {
  /** Wall-clock times "YYYY-MM-DDTHH:MM". */
  readonly from: string;
  readonly to: string | null;
  readonly place: string;
  readonly companions: readonly string[];
  readonly checklists: readonly {
    readonly title: string;
    readonly items: readonly {
      readonly text: string;
      readonly answer: string;
      readonly note: string | null;
    }[];
  }[];
  readonly findings: readonly Found[];
  readonly text: string;
  readonly result: string;
  readonly signature: PartySignature;
}

export interface Found {
  readonly text: string;
  /** 一般 or 重大, in words. */
  readonly grade: string;
  readonly corrected: boolean;
}

/** 证据保存清单 */
export interface EvidenceContent extends OnSite {
  readonly foundOn: Day;
  readonly items: readonly {
    readonly name: string;
    readonly quantity: string;
    /** 特征, or the SHA-256 of a file. */
    readonly mark: string;
    readonly note: string;
  }[];
  /** Where it is kept, and until when it must be dealt with (行政处罚法 art. 56: seven days). */
  readonly keptAt: string;
  readonly keptTo: Day | null;
  readonly signature: PartySignature;
}

/** 责令整改通知书 */
export interface OrderContent extends OnSite {
  readonly foundOn: Day;
  readonly findings: readonly Found[];
  readonly demands: string;
  readonly basis: string;
  readonly deadline: Day;
  readonly signature: PartySignature;
}

/** 整改复查意见书 */
export interface ReinspectionContent extends OnSite {
  readonly orderedOn: Day;
  /** 文号 of the order, or its id. */
  readonly order: string;
  readonly recheckedOn: Day;
  readonly items: readonly { readonly text: string; readonly passed: boolean; readonly note: string }[];
  readonly opinion: string;
  readonly passed: boolean;
  readonly signature: PartySignature;
}

/** 强制措施决定书 */
export interface MeasureContent extends OnSite {
  readonly measure: string;
  readonly reason: string;
  readonly basis: string;
  readonly from: Day;
  readonly to: Day;
  readonly objects: readonly { readonly name: string; readonly seal: string; readonly place: string }[];
  readonly signature: PartySignature;
}

/** 行政处罚建议（审批表） */
export interface PenaltyContent extends OnSite {
  readonly facts: string;
  readonly basis: string;
  readonly amountFen: number;
  /** From this amount on, people decide together. */
  readonly thresholdFen: number;
  readonly proposal: Opinion | null;
  readonly review: Opinion | null;
  readonly collective: Opinion | null;
  readonly decision: Opinion | null;
}

interface Opinion {
  readonly text: string;
  readonly people: readonly string[];
  readonly on: Day;
}

/** 抽查名单 */
export interface ListContent {
  readonly campaign: string;
  readonly title: string;
  readonly month: string;
  readonly shortCode: string;
  readonly lines: readonly {
    readonly date: Day;
    readonly name: string;
    readonly id: string;
    readonly ground: 'random' | 'certainty';
    readonly tier: string;
    readonly lead: string;
    readonly members: string;
    readonly reasons: string;
  }[];
}

/** What each kind of document says. */
export interface FormContents {
  readonly notice: NoticeContent;
  readonly record: RecordContent;
  readonly evidence: EvidenceContent;
  readonly order: OrderContent;
  readonly reinspection: ReinspectionContent;
  readonly measure: MeasureContent;
  readonly penalty: PenaltyContent;
  readonly minutes: Omit<Minutes, 'language' | 'organisation'>;
  readonly list: ListContent;
}

export const FORM_KINDS = [
  ...(['notice', 'record', 'evidence', 'order', 'reinspection'] as const),
  ...(['measure', 'penalty', 'minutes', 'list'] as const),
] as const satisfies readonly (keyof FormContents)[];
export type FormKind = (typeof FORM_KINDS)[number];
