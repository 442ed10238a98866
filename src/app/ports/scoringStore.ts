import type { Day } from '../../core/kernel/date.js';
import type { TakenJob } from './jobQueue.js';

export interface ScoringPlan {
  readonly month: string;
  readonly asOf: Day;
  /** Hash of a kept rule set. */
  readonly ruleSet: string;
}

/** Enterprises from one id to another, both included, in byte order. */
export interface Shard {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface ShardRows {
  /** JSON: `[{ enterprise, history }]`. */
  readonly rows: string;
  /** JSON: `AreaDay[]` of the whole register. */
  readonly areas: string;
  readonly plan: ScoringPlan;
  /** Whether the register is still as it was when the scoring began. */
  readonly fresh: boolean;
}

export interface KeptScore {
  readonly enterprise: string;
  readonly score: number;
  readonly tier: string;
  readonly fired: readonly { readonly rule: string; readonly points: number }[];
}

/** Every write is refused (false or null) once the job is no longer its worker's. */
export interface ScoringStore {
  /** Starts a scoring under the job's id, or starts it anew. */
  beginScoring(job: TakenJob, plan: ScoringPlan, shardSize: number): Promise<readonly Shard[] | null>;
  readShard(scoring: string, from: string, to: string): Promise<ShardRows>;
  /** `scores` is JSON: `[{ enterprise, score, tier, fired, excluded, certainty }]`. */
  putScores(job: TakenJob, scoring: string, scores: string): Promise<boolean>;
  /** How many of the scored have each score; excluded enterprises are left out. */
  scoreCounts(scoring: string): Promise<ReadonlyMap<number, number>>;
  /** Scores page by page, ascending by id. */
  scorePage(scoring: string, after: string | null, size: number): Promise<readonly KeptScore[]>;
  putTiers(
    job: TakenJob,
    scoring: string,
    tiers: readonly { readonly enterprise: string; readonly tier: string }[],
  ): Promise<boolean>;
  /** Makes the scoring count. How many enterprises have each tier; null when one is without a score. */
  completeScoring(job: TakenJob, scoring: string): Promise<Readonly<Record<string, number>> | null>;
}
