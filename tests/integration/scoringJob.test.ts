import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runWorker } from '../../src/app/jobs/runWorker.js';
import { assessPopulation, populationOf } from '../../src/app/scoring/population.js';
import { scoreShard } from '../../src/app/scoring/scoreShard.js';
import { scoringJob, scoringShardJob, type ScoringTools } from '../../src/app/scoring/scoringJob.js';
import type { JobView } from '../../src/app/ports/jobQueue.js';
import type { Store } from '../../src/store/open.js';
import { onBothDatabases } from './databases.js';
import { keepRules, scoringDistrict } from './scoringDistrict.js';

function tools(store: Store, during: () => Promise<void>): ScoringTools {
  return {
    store,
    shardSize: 150,
    compute: async (work) => {
      await during();
      return scoreShard(work);
    },
  };
}

async function runScoring(
  store: Store,
  ruleSet: string,
  during: () => Promise<void> = () => Promise.resolve(),
): Promise<JobView> {
  const worker = runWorker({
    ...{ source: store, owner: 'tester', slots: 1, leaseSeconds: 30 },
    handlers: {
      scoring: scoringJob(tools(store, during)),
      scoringShard: scoringShardJob(tools(store, during)),
    },
    wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
    clock: () => performance.now(),
    isTransient: () => false,
    onEvent: () => undefined,
  });
  const payload = { month: '2026-12', asOf: '2026-11-30', ruleSet };
  const asked = await store.requestJob({ kind: 'scoring', subject: ruleSet, payload });
  if (!asked.ok) throw new Error(asked.error.code);
  for (;;) {
    const job = await store.findJob(asked.value.id);
    if (job !== null && job.finishedAt !== null) {
      await worker.stop(1000);
      return job;
    }
    await delay(50);
  }
}

async function allScores(store: Store, scoring: string): Promise<Map<string, unknown>> {
  const rows = await store.scorePage(scoring, null, 100_000);
  return new Map(rows.map(({ enterprise, score, tier, fired }) => [enterprise, { score, tier, fired }]));
}

onBothDatabases('A scoring in shards', (make) => {
  it.each(['thresholds', 'shares'] as const)(
    'equals the scoring in one piece, with tiers by %s',
    async (tiers) => {
      const store = await (await make()).open();
      const register = scoringDistrict(700);
      await store.replaceRegister(register);
      const { hash, ruleSet } = await keepRules(store, tiers);
      const job = await runScoring(store, hash);
      expect(job).toMatchObject({ state: 'done', done: 700, total: 700 });
      const whole = assessPopulation(populationOf(await store.readRegister()), ruleSet, '2026-11-30');
      const expected = whole.map(({ enterprise, assessment: { score, tier, fired } }) => [
        enterprise.id,
        { score, tier, fired },
      ]);
      expect(await allScores(store, job.id)).toEqual(new Map(expected as [string, unknown][]));
      expect(new Set(whole.map(({ assessment }) => assessment.tier)).size).toBeGreaterThan(2);
      expect(whole.some(({ facts }) => facts['areaInspections90Days'] !== undefined)).toBe(true);
      await store.close();
    },
  );

  it('starts over when the register changes meanwhile, and scores the new one', async () => {
    const store = await (await make()).open();
    const register = scoringDistrict(300);
    await store.replaceRegister(register);
    const { hash } = await keepRules(store, 'thresholds');
    let changes = 0;
    const job = await runScoring(store, hash, async () => {
      if (changes++ > 0) return;
      await store.replaceRegister({ ...register, enterprises: register.enterprises.slice(0, 299) });
    });
    expect(job).toMatchObject({ state: 'done', total: 299 });
    expect((await allScores(store, job.id)).size).toBe(299);
    await store.close();
  });
});
