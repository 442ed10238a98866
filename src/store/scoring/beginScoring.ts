import type { TakenJob } from '../../app/ports/jobQueue.js';
import type { ScoringPlan, Shard } from '../../app/ports/scoringStore.js';
import { hold } from '../jobs/finishJob.js';
import type { Sql, SqlPool } from '../pool.js';

/** Rules look back on what inspections found nearby for up to 90 days. */
const AREA_DAYS = 90;

export const REGISTER_VERSION = 'SELECT count(*) AS version FROM register_changes';

/** One consistent state: the version, the ranges and the counts by area belong together. */
export async function beginScoring(
  pool: SqlPool,
  job: TakenJob,
  plan: ScoringPlan,
  shardSize: number,
): Promise<readonly Shard[] | null> {
  return pool.transaction(async (sql) => {
    if ((await hold(sql, job)) === undefined) return null;
    const shards = await ranges(sql, shardSize);
    await sql.query('DELETE FROM scorings WHERE id = $1', [job.id]);
    await sql.query(
      `INSERT INTO scorings (id, month, as_of, rule_set, register_version, enterprises, areas)
       SELECT $1, $2, $3::date, $4, (${REGISTER_VERSION}), $5, (${AREAS})`,
      [job.id, plan.month, plan.asOf, plan.ruleSet, shards.reduce((sum, { count }) => sum + count, 0)],
    );
    return shards;
  }, 'ISOLATION LEVEL REPEATABLE READ');
}

/** The area of an enterprise is its street, or its district without one, as in the facts of areas. */
const AREAS = `SELECT COALESCE(json_agg(json_build_object('area', area, 'day', date, 'inspections', inspections,
    'critical', critical, 'serious', serious) ORDER BY area, date), '[]')::text
  FROM (SELECT COALESCE(e.street, e.district) AS area, h.date, count(*) AS inspections,
      count(*) FILTER (WHERE (h.numbers->>'critical')::numeric > 0) AS critical,
      count(*) FILTER (WHERE (h.numbers->>'serious')::numeric > 0) AS serious
    FROM history_records h JOIN enterprises e ON e.id = h.enterprise
    WHERE h.kind = 'inspection' AND h.date > $3::date - ${AREA_DAYS} AND h.date <= $3::date
      AND COALESCE(e.street, e.district) IS NOT NULL
    GROUP BY 1, 2) counted`;

async function ranges(sql: Sql, size: number): Promise<readonly Shard[]> {
  return sql.query<Shard & { from: string }>(
    `SELECT min(id) AS "from", max(id) AS "to", count(*)::int AS count
     FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / $1::int AS shard FROM enterprises) numbered
     GROUP BY shard ORDER BY shard`,
    [size],
  );
}
