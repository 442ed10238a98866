import type { Result } from '../../core/kernel/result.js';
import type { StoreProblem } from './storeReasons.js';

/** The life cycle of one draw, in order. A void leads back to `approved` and raises the sequence. */
export const CAMPAIGN_STATES = [
  'draft',
  'approved',
  'committed',
  'drawn',
  'paired',
  'issued',
  'inProgress',
  'closed',
  'opened',
] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export interface Campaign {
  /** Campaign and month, such as "chicago-food/2014-09". */
  readonly id: string;
  readonly kind: 'production' | 'rehearsal';
  /** "YYYY-MM" */
  readonly month: string;
  readonly state: CampaignState;
  /** Number of the current attempt; 1 at first. */
  readonly sequence: number;
}

/** `content` is the canonical JSON text whose SHA-256 is `hash`. */
export interface StoredCommitment {
  readonly hash: string;
  readonly campaign: string;
  readonly sequence: number;
  readonly content: string;
}

export interface CampaignStore {
  /** Creates the campaign as a draft; the same one again changes nothing. */
  startCampaign(campaign: Pick<Campaign, 'id' | 'kind' | 'month'>): Promise<Result<Campaign, StoreProblem>>;
  loadCampaign(id: string): Promise<Campaign | null>;
  /** One step of the life cycle, refused unless the campaign is in `from`. */
  advanceCampaign(id: string, from: CampaignState, to: CampaignState): Promise<Result<void, StoreProblem>>;
  /**
   * approved → committed. Of concurrent attempts exactly one succeeds. The live commitment again changes nothing.
   */
  commit(commitment: StoredCommitment): Promise<Result<void, StoreProblem>>;
  /** The commitment that is not void, or null. */
  liveCommitment(campaign: string): Promise<StoredCommitment | null>;
  /** Voids the live commitment and leads the campaign back to approved, with the next sequence. */
  voidCommitment(campaign: string, reason: string): Promise<Result<void, StoreProblem>>;
}
