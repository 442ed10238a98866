import type { TakenJob } from '../../app/ports/jobQueue.js';
import type { KeptScore, ScoringStore, ShardRows } from '../../app/ports/scoringStore.js';
import { hold, whileHeld } from '../jobs/finishJob.js';
import { ENTERPRISE_ITEM, RECORD_ITEM } from '../readRegister.js';
import type { SqlPool } from '../pool.js';
import { beginScoring, REGISTER_VERSION } from './beginScoring.js';

export function scoringsOn(pool: SqlPool): ScoringStore {
  return {
    beginScoring: (job, plan, shardSize) => beginScoring(pool, job, plan, shardSize),
    readShard: (scoring, from, to) => readShard(pool, scoring, from, to),
    putScores: (job, scoring, scores) =>
      whileHeld(pool, job, async (sql) => {
        await sql.query(PUT_SCORES, [scoring, scores]);
      }),
    scoreCounts: async (scoring) => {
      const rows = await pool.query<{ score: number; count: number }>(
        `SELECT score, count(*)::int AS count FROM scores WHERE scoring = $1 AND excluded IS NULL GROUP BY score`,
        [scoring],
      );
      return new Map(rows.map(({ score, count }) => [score, count]));
    },
    scorePage: (scoring, after, size) =>
      pool.query<KeptScore>(
        `SELECT enterprise, score, tier, fired FROM scores WHERE scoring = $1 AND ($2::text IS NULL OR enterprise > $2)
         ORDER BY enterprise LIMIT $3`,
        [scoring, after, size],
      ),
    putTiers: (job, scoring, tiers) =>
      whileHeld(pool, job, async (sql) => {
        await sql.query(
          `UPDATE scores s SET tier = given.tier
           FROM json_to_recordset($2::json) AS given(enterprise text, tier text)
           WHERE s.scoring = $1 AND s.enterprise = given.enterprise AND s.tier <> given.tier`,
          [scoring, JSON.stringify(tiers)],
        );
      }),
    completeScoring: (job, scoring) => completeScoring(pool, job, scoring),
  };
}

const PUT_SCORES = `INSERT INTO scores (scoring, enterprise, score, tier, fired, excluded, certainty)
  SELECT $1, enterprise, score, tier, fired, excluded, certainty FROM json_to_recordset($2::json)
    AS given(enterprise text, score int, tier text, fired jsonb, excluded text, certainty jsonb)
  ON CONFLICT (scoring, enterprise) DO UPDATE SET score = EXCLUDED.score, tier = EXCLUDED.tier,
    fired = EXCLUDED.fired, excluded = EXCLUDED.excluded, certainty = EXCLUDED.certainty`;

/** Rows as text: the database writes the JSON and the computing thread reads it, nobody in between. */
async function readShard(pool: SqlPool, scoring: string, from: string, to: string): Promise<ShardRows> {
  return pool.transaction(async (sql) => {
    const [head] = await sql.query<{
      areas: string;
      month: string;
      as_of: string;
      rule_set: string;
      fresh: boolean;
    }>(
      `SELECT areas, month, to_char(as_of, 'YYYY-MM-DD') AS as_of, rule_set,
         register_version = (${REGISTER_VERSION}) AS fresh FROM scorings WHERE id = $1`,
      [scoring],
    );
    const [body] = await sql.query<{ rows: string }>(
      `SELECT COALESCE(json_agg(json_build_object('enterprise', ${ENTERPRISE_ITEM}, 'history',
         COALESCE((SELECT json_agg(${RECORD_ITEM}) FROM history_records h WHERE h.enterprise = e.id), '[]'))), '[]')::text
         AS rows
       FROM enterprises e WHERE e.id BETWEEN $1 AND $2`,
      [from, to],
    );
    if (head === undefined) throw new Error(`there is no scoring ${scoring}`);
    const { areas, month, as_of: asOf, rule_set: ruleSet, fresh } = head;
    return { rows: body?.rows ?? '[]', areas, plan: { month, asOf, ruleSet }, fresh };
  }, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
}

async function completeScoring(
  pool: SqlPool,
  job: TakenJob,
  scoring: string,
): Promise<Readonly<Record<string, number>> | null> {
  return pool.transaction(async (sql) => {
    if ((await hold(sql, job)) === undefined) return null;
    const rows = await sql.query<{ tier: string; count: number }>(
      'SELECT tier, count(*)::int AS count FROM scores WHERE scoring = $1 GROUP BY tier ORDER BY tier',
      [scoring],
    );
    const scored = rows.reduce((sum, { count }) => sum + count, 0);
    const completed = await sql.query(
      `UPDATE scorings SET completed_at = now() WHERE id = $1 AND enterprises = $2 RETURNING id`,
      [scoring, scored],
    );
    return completed.length === 0 ? null : Object.fromEntries(rows.map(({ tier, count }) => [tier, count]));
  });
}
