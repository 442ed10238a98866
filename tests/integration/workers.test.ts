import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { assessPopulation, populationOf } from '../../src/app/scoring/population.js';
import { onPostgres } from './databases.js';
import { startProgram } from './program.js';
import { keepRules, scoringDistrict } from './scoringDistrict.js';

const SIZE = 12_000;

onPostgres('Two worker processes', (make) => {
  it('share a scoring; one is killed in the midst of a shard, and nothing is lost or doubled', async () => {
    const database = await make();
    const { databaseUrl = '' } = database.options;
    const store = await database.open();
    const register = scoringDistrict(SIZE);
    await store.replaceRegister(register);
    const { hash, ruleSet } = await keepRules(store, 'shares');
    const payload = { month: '2026-12', asOf: '2026-11-30', ruleSet: hash };
    const asked = await store.requestJob({ kind: 'scoring', subject: '2026-12', payload });
    if (!asked.ok) throw new Error(asked.error.code);
    const environment = { DATABASE_URL: databaseUrl, EVENHAND_JOB_LEASE: '2' };
    const workers = [0, 1].map(() => startProgram(['work'], environment));
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const victim = workers[0];
    if (victim === undefined) throw new Error('no worker');
    for (;;) {
      const held = await client.query(
        `SELECT FROM jobs WHERE kind = 'scoringShard' AND state = 'running' AND owner LIKE '%/' || $1 || '/%'`,
        [victim.child.pid],
      );
      if (held.rowCount !== 0) break;
      await delay(5);
    }
    victim.child.kill('SIGKILL');
    let job = asked.value;
    while (job.finishedAt === null) {
      await delay(200);
      job = (await store.findJob(job.id)) ?? job;
    }
    const scores = await client.query<{ enterprise: string; score: number; tier: string; fired: unknown }>(
      'SELECT enterprise, score, tier, fired FROM scores WHERE scoring = $1 ORDER BY enterprise',
      [job.id],
    );
    const again = await client.query<{ owners: number }>(
      `SELECT count(*)::int AS owners FROM jobs WHERE parent = $1 AND attempt > 1`,
      [job.id],
    );
    await client.end();
    workers[1]?.child.kill('SIGTERM');
    expect(await workers[1]?.ended()).toBe(0);
    expect(job).toMatchObject({ state: 'done', done: SIZE, total: SIZE });
    expect(again.rows[0]?.owners).toBe(1);
    const whole = assessPopulation(populationOf(register), ruleSet, '2026-11-30');
    const expected = whole.map(({ enterprise: { id: enterprise }, assessment: { score, tier, fired } }) => ({
      ...{ enterprise, score, tier, fired },
    }));
    expect(scores.rows).toEqual(expected);
    await store.close();
  }, 300_000);
});
