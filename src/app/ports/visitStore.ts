import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { FollowUp, Order } from '../../core/followUps/followUp.js';
import type { VisitStage } from '../../core/visits/foldVisit.js';
import type { HistoryRecord } from '../../core/scoring/register.js';
import type { Recorded } from '../../core/visits/operation.js';
import type { ResultCode } from '../../core/kernel/resultCode.js';
import type { HazardGrade } from '../../core/visits/words.js';
import type { Act } from './act.js';
import type { PlannedCampaign } from './campaignBook.js';
import type { Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';

export const VISIT_KINDS = ['campaign', 'case', 'reinspection'] as const;

/** An officer of a visit; seat 0 leads. */
export interface SeatedOfficer {
  readonly inspector: string;
  readonly seat: number;
  readonly name: string;
  /** Number of the certificate that covers the visit's domain on its day; null for nobody who counts. */
  readonly certificate: string | null;
}

/** A visit that officers are to make. */
export interface NewVisit {
  readonly id: string;
  readonly kind: (typeof VISIT_KINDS)[number];
  readonly campaign: string | null;
  readonly commitment: string | null;
  /** `random` or `certainty` of a campaign; else a coded ground. */
  readonly ground: string;
  /** The order that it looks at again. */
  readonly reinspects: string | null;
  readonly enterprise: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly domain: string;
  readonly plannedOn: Day;
  readonly dueOn: Day | null;
  /** Hashes of checklists. */
  readonly checklists: readonly string[];
  readonly officers: readonly SeatedOfficer[];
}

export interface VisitView extends Omit<NewVisit, 'officers'> {
  readonly stage: VisitStage;
  readonly resultCode: ResultCode | null;
  readonly resultDomain: string | null;
  readonly completedOn: Day | null;
  /** The last day to disclose the result; kept as it was reckoned at completion. */
  readonly disclosureDue: Day | null;
  readonly issuedAt: string;
  readonly completedAt: string | null;
  /** Why it is not made; null where it is. */
  readonly withdrawn: string | null;
  /** Those who left are still listed: what they recorded counts. */
  readonly officers: readonly (SeatedOfficer & { readonly left: boolean })[];
}

export interface StoredChecklist {
  readonly hash: string;
  readonly id: string;
  readonly version: number;
  /** Canonical JSON of `evenhand/checklist/v1`. */
  readonly content: string;
}

/** An operation as it was kept, in the order of arrival. */
export type KeptOperation = Recorded & { readonly position: number; readonly receivedAt: string };

/** A finding of a completed visit. */
export interface KeptFinding {
  readonly id: string;
  readonly grade: HazardGrade;
  readonly domain: string;
  readonly item: string | null;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly corrected: boolean;
}

/** What new operations make of a visit, and what follows from its completion. */
export interface Settled {
  readonly added: readonly Recorded[];
  readonly stage: VisitStage;
  readonly resultCode: ResultCode | null;
  readonly resultDomain: string | null;
  readonly completion: Completion | null;
}

export interface Completion {
  readonly on: Day;
  /** Null as long as the work calendar of its year is not there. */
  readonly disclosureDue: Day | null;
  readonly findings: readonly KeptFinding[];
  /** What a reinspection found of its order. */
  readonly recheck: { readonly order: string; readonly passed: boolean } | null;
  /** The order as the reinspection leaves it. */
  readonly order: Order | null;
  readonly opened: readonly FollowUp[];
  readonly visits: readonly NewVisit[];
  /** What later scores know of it. */
  readonly history: readonly HistoryRecord[];
}

/** What is known when operations arrive. */
export interface Standing {
  readonly visit: VisitView;
  readonly known: readonly KeptOperation[];
  /** Of a reinspection. */
  readonly order: Order | null;
  /** People who have a part in the visit. */
  readonly investigators: readonly string[];
}

export interface Evidence {
  readonly visit: string;
  readonly sha256: string;
  readonly type: string;
  readonly size: number;
  /** Bytes that are there. */
  readonly received: number;
  readonly complete: boolean;
}

/** Visits, what officers record of them, and the files that show it. */
export interface VisitStore {
  listVisits(query: PageQuery, filters: Filters): Promise<Result<Page<VisitView>, Problem>>;
  /** Visits that an officer has to make or made, by day; those that were withdrawn are not among them. */
  ownVisits(inspector: string, query: PageQuery, filters: Filters): Promise<Result<Page<VisitView>, Problem>>;
  readVisit(id: string): Promise<VisitView | null>;
  readChecklist(hash: string): Promise<StoredChecklist | null>;
  /** paired → issued: the list is handed out as visits, all or none. */
  issueVisits(
    campaign: string,
    visits: readonly NewVisit[],
    checklists: readonly StoredChecklist[],
    act: Act,
  ): Promise<Result<PlannedCampaign, Problem>>;
  /** People who recorded something of a visit or sat on it. */
  investigatorsOf(visit: string): Promise<readonly string[]>;
  operationsOf(visit: string): Promise<readonly KeptOperation[]>;
  /** Keeps operations and all that follows from them, in one transaction; those of one visit take turns. */
  recordOperations(
    visit: string,
    settle: (standing: Standing) => Result<Settled, Problem>,
    act: Act,
  ): Promise<Result<VisitView, Problem>>;
  /** Announces a file; the same one again gives what is there of it. */
  beginEvidence(
    evidence: Omit<Evidence, 'received' | 'complete'>,
    act: Act,
  ): Promise<Result<Evidence, Problem>>;
  readEvidence(visit: string, sha256: string): Promise<Evidence | null>;
  evidenceOfVisit(visit: string): Promise<readonly Evidence[]>;
  /** Adds a part at an offset, which must be where the file ends so far. */
  addEvidencePart(
    visit: string,
    sha256: string,
    offset: number,
    bytes: Uint8Array,
  ): Promise<Result<Evidence, Problem>>;
  evidenceFile(visit: string, sha256: string): Promise<Uint8Array>;
  /** All is there and the hash agrees. */
  endEvidence(visit: string, sha256: string, act: Act): Promise<Result<Evidence, Problem>>;
  /** What came was not the file: it starts again from nothing. */
  resetEvidence(visit: string, sha256: string): Promise<void>;
}
