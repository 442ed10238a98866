import { settleTiers } from '../../core/scoring/assessAll.js';
import { parseRuleSet } from '../../core/scoring/parseRuleSet.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import type { JobHandler } from '../jobs/handler.js';
import type { JobProblem } from '../jobs/reasons.js';
import type { JobOutcome, JobPart, JobSource, TakenJob } from '../ports/jobQueue.js';
import type { RuleSetStore } from '../ports/ruleSetStore.js';
import type { ScoringPlan, ScoringStore, Shard } from '../ports/scoringStore.js';
import type { ShardWork } from './scoreShard.js';

export interface ScoringTools {
  readonly store: ScoringStore & RuleSetStore & Pick<JobSource, 'resultsOfParts'>;
  /** `scoreShard`, off the event loop. */
  readonly compute: (work: ShardWork, signal: AbortSignal) => Promise<string>;
  readonly shardSize: number;
}

type Kinds = 'scoring' | 'retier';
type Scoring = TakenJob<Kinds>;

/** How often a scoring starts over because the register was written to meanwhile. */
const ATTEMPTS = 5;
const PAGE = 2_000;
/** Cancelled, or in other hands: then what is written here is refused anyway. */
const LOST: JobOutcome = { kind: 'cancelled' };
const SCORED = 'scored';
const STALE = 'stale';

const refused = (problem: JobProblem): JobOutcome => ({ kind: 'refused', problem });

/**
 * Scores the whole register. Its first turn cuts it into ranges of ids, which any worker scores; its second, when
 * all are scored, settles tiers that depend on everybody's scores and makes the scoring count.
 */
export function scoringJob(tools: ScoringTools): JobHandler<Kinds> {
  return async (job, { signal }) => {
    const ruleSet = await readRules(tools, job.payload.ruleSet);
    if (ruleSet === null)
      return refused({ code: 'jobs.unknown-rule-set', params: { ruleSet: job.payload.ruleSet } });
    return job.turn === 'run' ? begin(tools, job, 1) : join(tools, job, ruleSet, signal);
  };
}

/** Scores one range of ids. Nothing of it counts before the whole does, so doing it twice does no harm. */
export function scoringShardJob({ store, compute }: ScoringTools): JobHandler<'scoringShard'> {
  return async (job, { signal }) => {
    const { scoring, from, to } = job.payload;
    const { rows, areas, plan, fresh } = await store.readShard(scoring, from, to);
    if (!fresh) return { kind: 'done', result: STALE };
    const kept = await store.loadRuleSet(plan.ruleSet);
    if (kept === null) return refused({ code: 'jobs.unknown-rule-set', params: { ruleSet: plan.ruleSet } });
    const scores = await compute({ ruleSet: kept.content, asOf: plan.asOf, areas, rows }, signal);
    if (signal.aborted) return LOST;
    const done = await store.putScores(job, scoring, scores);
    return done ? { kind: 'done', result: SCORED } : LOST;
  };
}

async function readRules({ store }: ScoringTools, hash: string): Promise<RuleSet | null> {
  const kept = await store.loadRuleSet(hash);
  if (kept === null) return null;
  const parsed = parseRuleSet(JSON.parse(kept.content));
  if (!parsed.ok) throw new Error(`the kept rule set ${hash} cannot be read: ${parsed.error.code}`);
  return parsed.value;
}

async function begin({ store, shardSize }: ScoringTools, job: Scoring, attempt: number): Promise<JobOutcome> {
  const { month, asOf, ruleSet } = job.payload;
  const plan: ScoringPlan = { month, asOf, ruleSet };
  const shards = await store.beginScoring(job, plan, shardSize);
  if (shards === null) return LOST;
  const parts = shards.map((shard, at) => partOf(job.id, shard, at, attempt));
  return { kind: 'split', parts, step: 'scoring' };
}

function partOf(scoring: string, { from, to, count }: Shard, shard: number, attempt: number): JobPart {
  const payload = { scoring, shard, from, to };
  return { kind: 'scoringShard', subject: `${scoring}/${attempt}/${shard}`, payload, weight: count };
}

async function join(
  tools: ScoringTools,
  job: Scoring,
  ruleSet: RuleSet,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const results = await tools.store.resultsOfParts(job);
  const fresh = [...results.values()].every((result) => result === SCORED);
  const attempt = Number([...results.keys()][0]?.split('/')[1] ?? 1);
  const settled =
    fresh && (ruleSet.tiers.kind === 'thresholds' || (await settleAll(tools, job, ruleSet, signal)));
  if (signal.aborted) return LOST;
  const tiers = settled ? await tools.store.completeScoring(job, job.id) : null;
  if (tiers !== null) return { kind: 'done', result: { scoring: job.id, tiers } };
  if (attempt >= ATTEMPTS) return refused({ code: 'jobs.register-busy', params: { attempts: attempt } });
  return begin(tools, job, attempt + 1);
}

async function settleAll(
  { store }: ScoringTools,
  job: Scoring,
  ruleSet: RuleSet,
  signal: AbortSignal,
): Promise<boolean> {
  const counts = await store.scoreCounts(job.id);
  const scores = [...counts].flatMap(([score, count]) => Array.from({ length: count }, () => score));
  const settle = settleTiers(ruleSet, scores);
  let after: string | null = null;
  while (!signal.aborted) {
    const page = await store.scorePage(job.id, after, PAGE);
    const tiers = page.map(({ enterprise, score, fired }) => ({
      enterprise,
      tier: settle(
        score,
        fired.map(({ rule }) => rule),
      ),
    }));
    if (tiers.length > 0 && !(await store.putTiers(job, job.id, tiers))) return false;
    after = page.at(-1)?.enterprise ?? null;
    if (page.length < PAGE) return true;
  }
  return false;
}
