import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { PublicLog } from '../protocol/publicLog.js';
import type { ListLine } from '../month/monthList.js';
import type { Act } from './act.js';
import type { AuditHead } from './auditTrail.js';
import type { Campaign, CampaignState, StoredCommitment } from './campaignStore.js';
import type { Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';
import type { PublishedList } from './publishedList.js';

/** A campaign and month with its plan and who stood for it. */
export interface PlannedCampaign extends Campaign {
  readonly organisation: string | null;
  readonly title: { readonly zh: string; readonly en: string };
  /** `evenhand/plan/v1` */
  readonly plan: Json;
  /** Hash of the rule set, approval included. */
  readonly rules: string | null;
  readonly plannedBy: string | null;
  readonly approvedBy: string | null;
  /** Hash of the live commitment. */
  readonly commitment: string | null;
}

/** What a planner decides of a campaign. */
export type CampaignDraft = Omit<PlannedCampaign, 'state' | 'sequence' | 'approvedBy' | 'commitment'>;

/** A holder's commitment to a secret that only the holder has. */
export interface HeldSecret {
  readonly holder: string;
  readonly sha256: string;
  readonly person: string;
}

/** Makes the next state of the log from the one that is there when its turn comes, and the audit trail's head then. */
export type AppendLog = (log: PublicLog, audit: AuditHead) => Result<PublicLog, Problem>;

/** A target that an officer is to visit. */
export interface OwnTarget extends ListLine {
  readonly campaign: string;
}

export interface SealedFile {
  readonly campaign: string;
  readonly sequence: number;
  readonly kind: 'working' | 'sealed';
  readonly bytes: Uint8Array;
}

/**
 * The book of campaigns. Every method that writes is one transaction: the step of the life cycle, what was kept
 * with it, the entry in the transparency log and the entry in the audit trail happen together or not at all.
 */
export interface CampaignBook {
  listCampaigns(query: PageQuery, filters: Filters): Promise<Result<Page<PlannedCampaign>, Problem>>;
  readCampaign(id: string): Promise<PlannedCampaign | null>;
  /** Only a draft can be changed. `expected` is the version that was read, null for a new one. */
  putCampaign(
    draft: CampaignDraft,
    expected: string | null,
    act: Act,
  ): Promise<Result<PlannedCampaign, Problem>>;
  /** draft → approved */
  approveCampaign(id: string, act: Act): Promise<Result<PlannedCampaign, Problem>>;
  /** One of each holder and attempt; the same one again changes nothing. */
  holdSecret(
    id: string,
    sequence: number,
    secret: HeldSecret,
    act: Act,
  ): Promise<Result<HeldSecret, Problem>>;
  heldSecrets(id: string, sequence: number): Promise<readonly HeldSecret[]>;
  /** approved → committed; of concurrent attempts exactly one succeeds. */
  keepCommitment(
    commitment: StoredCommitment,
    working: Uint8Array,
    append: AppendLog,
    act: Act,
  ): Promise<Result<PlannedCampaign, Problem>>;
  /** committed → drawn, with the list that stays sealed for everybody whom the policy does not name. */
  keepDraw(
    list: PublishedList,
    sealed: Uint8Array,
    append: AppendLog,
    act: Act,
  ): Promise<Result<PlannedCampaign, Problem>>;
  /** A step without anything to keep: drawn → paired → issued → inProgress → closed. */
  stepCampaign(
    id: string,
    from: CampaignState,
    to: CampaignState,
    act: Act,
  ): Promise<Result<PlannedCampaign, Problem>>;
  /** Back to approved with the next sequence. */
  keepVoid(id: string, append: AppendLog, act: Act): Promise<Result<PlannedCampaign, Problem>>;
  /** closed → opened: from now on everybody may read the bundle. */
  keepOpening(
    id: string,
    bundle: Uint8Array,
    append: AppendLog,
    act: Act,
  ): Promise<Result<PlannedCampaign, Problem>>;
  readSealed(id: string, sequence: number, kind: SealedFile['kind']): Promise<Uint8Array | null>;
  openedBundle(id: string): Promise<Uint8Array | null>;
  readLog(): Promise<PublicLog>;
  /** Targets of the live draw of a campaign. */
  listTargets(id: string, query: PageQuery): Promise<Result<Page<ListLine>, Problem>>;
  /** Targets of one inspector in campaigns that are issued, by date. */
  ownTargets(inspector: string, query: PageQuery): Promise<Result<Page<OwnTarget>, Problem>>;
}
