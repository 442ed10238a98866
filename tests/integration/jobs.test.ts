import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Act } from '../../src/app/ports/act.js';
import type { JobHandlers } from '../../src/app/jobs/handler.js';
import { runWorker, type RunningWorker } from '../../src/app/jobs/runWorker.js';
import type { JobRequest, JobView, TakenJob } from '../../src/app/ports/jobQueue.js';
import { openStore, type Store } from '../../src/store/open.js';
import { onBothDatabases, type MakeDatabase } from './databases.js';

const QUICK = { leaseSeconds: 1, retryDelaySeconds: 1, attempts: 3 };

async function open(make: MakeDatabase): Promise<Store> {
  const { options } = await make();
  const opened = await openStore({ ...options, jobTimes: QUICK });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

const ACT: Act = { actor: 'somebody', action: 'job.cancel', at: new Date(), reason: null };

const drawing = (subject: string): JobRequest<'drawing'> => ({
  kind: 'drawing',
  subject,
  payload: { campaign: subject },
});

async function request(store: Store, subject: string): Promise<JobView> {
  const requested = await store.requestJob(drawing(subject));
  if (!requested.ok) throw new Error(requested.error.code);
  return requested.value;
}

function work(store: Store, handlers: JobHandlers, owner = 'tester'): RunningWorker {
  return runWorker({
    ...{ source: store, handlers, owner, slots: 1, leaseSeconds: QUICK.leaseSeconds },
    wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
    clock: () => performance.now(),
    isTransient: (error) => error instanceof Error && error.message === 'passing',
    onEvent: () => undefined,
  });
}

async function ended(store: Store, id: string): Promise<JobView> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const job = await store.findJob(id);
    if (job !== null && job.finishedAt !== null) return job;
    await delay(50);
  }
  throw new Error('the job did not end');
}

async function take(store: Store, owner: string): Promise<TakenJob> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const job = await store.takeJob(owner, ['drawing']);
    if (job !== null) return job;
    await delay(50);
  }
  throw new Error('no job came');
}

onBothDatabases('jobs', (make) => {
  it('of many equal requests there is one job and one effect', async () => {
    const store = await open(make);
    const asked = await Promise.all(Array.from({ length: 20 }, () => request(store, 'c/2026-12')));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const other = await store.requestJob({ ...drawing('c/2026-12'), payload: { campaign: 'other' } });
    expect(other).toMatchObject({ ok: false, error: { code: 'jobs.request-differs' } });
    let effects = 0;
    const worker = work(store, {
      drawing: async (_job, { report }) => {
        effects++;
        await report({ step: 'tickets', done: 1, total: 2 });
        return { kind: 'done', result: { drawn: 3 } };
      },
    });
    const id = asked[0]?.id ?? '';
    expect(await ended(store, id)).toMatchObject({ state: 'done', result: { drawn: 3 }, done: 2, total: 2 });
    expect((await request(store, 'c/2026-12')).id).toBe(id);
    await worker.stop(1000);
    expect(effects).toBe(1);
    await store.close();
  });

  it('a passing fault is tried again after a pause, a lasting one is not, and a failed job can be asked for again', async () => {
    const store = await open(make);
    const seen: string[] = [];
    const worker = work(store, {
      drawing: ({ subject, attempt }) => {
        seen.push(`${subject} ${attempt}`);
        if (subject === 'mends' && attempt === 2) return Promise.resolve({ kind: 'done', result: null });
        throw new Error(subject === 'breaks' ? 'lasting' : 'passing');
      },
    });
    const [mends, breaks, never] = await Promise.all(
      ['mends', 'breaks', 'never'].map((s) => request(store, s)),
    );
    expect(await ended(store, mends?.id ?? '')).toMatchObject({ state: 'done', attempt: 2 });
    expect(await ended(store, breaks?.id ?? '')).toMatchObject({ state: 'failed', attempt: 1 });
    const failed = await ended(store, never?.id ?? '');
    expect(failed).toMatchObject({
      state: 'failed',
      problem: { code: 'jobs.failed', params: { attempts: 3 } },
    });
    expect(await store.retryJob(failed.id, ACT)).toMatchObject({
      ok: true,
      value: { state: 'waiting', problem: null },
    });
    await ended(store, failed.id);
    await worker.stop(1000);
    expect(seen.filter((line) => line.startsWith('never'))).toHaveLength(6);
    const failures = await store.listJobs({ limit: 10, within: null }, { state: 'failed' });
    expect(failures.ok && failures.value.items).toHaveLength(2);
    await store.close();
  });

  it('a job whose worker vanished is taken again, and the vanished one writes nothing any more', async () => {
    const store = await open(make);
    const { id } = await request(store, 'lost');
    const first = await take(store, 'vanished');
    await delay(1500);
    expect(await store.takeOver()).toBe(1);
    const second = await take(store, 'heir');
    expect(second).toMatchObject({ id, attempt: 2 });
    expect(await store.finishJob(first, { kind: 'done', result: 'from the grave' })).toBe(false);
    expect(await store.finishJob(second, { kind: 'done', result: 'heir' })).toBe(true);
    expect(await store.findJob(id)).toMatchObject({ state: 'done', result: 'heir' });
    await store.close();
  });

  it('a waiting job is cancelled at once, a running one when its handler looks', async () => {
    const store = await open(make);
    const waiting = await request(store, 'waiting');
    expect(await store.cancelJob(waiting.id, ACT)).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    const running = await request(store, 'running');
    const worker = work(store, {
      drawing: async (_job, { signal }) => {
        while (!signal.aborted) await delay(20);
        return { kind: 'cancelled' };
      },
    });
    while ((await store.findJob(running.id))?.state !== 'running') await delay(20);
    expect(await store.cancelJob(running.id, ACT)).toMatchObject({
      ok: true,
      value: { cancelRequested: true },
    });
    expect(await ended(store, running.id)).toMatchObject({ state: 'cancelled' });
    expect(await store.cancelJob(running.id, ACT)).toMatchObject({
      ok: false,
      error: { code: 'jobs.already-ended' },
    });
    await worker.stop(1000);
    await store.close();
  });

  it('a job in parts comes back once when all parts are done, and stops when one cannot be done', async () => {
    const store = await open(make);
    const joins: string[] = [];
    const worker = work(store, {
      scoring: (job) => {
        if (job.turn === 'join') {
          joins.push(job.subject);
          return Promise.resolve({ kind: 'done', result: null });
        }
        const parts = ['a', 'b', 'c'].map((from, shard) => ({
          ...{ kind: 'scoringShard' as const, subject: `${job.subject}/${from}`, weight: 10 },
          payload: { scoring: job.id, shard, from, to: from },
        }));
        return Promise.resolve({ kind: 'split', parts, step: 'parts' });
      },
      scoringShard: ({ subject }) =>
        Promise.resolve(
          subject === 'bad/b' ? { kind: 'failed', detail: 'no' } : { kind: 'done', result: subject },
        ),
    });
    const payload = { month: '2026-12', asOf: '2026-11-30', ruleSet: '0'.repeat(64) };
    const [good, bad] = await Promise.all(
      ['good', 'bad'].map((subject) => store.requestJob({ kind: 'scoring', subject, payload })),
    );
    if (good?.ok !== true || bad?.ok !== true) throw new Error('refused');
    expect(await ended(store, good.value.id)).toMatchObject({ state: 'done', done: 30, total: 30 });
    expect(await ended(store, bad.value.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'jobs.part-failed', params: { subject: 'bad/b' } },
    });
    await worker.stop(1000);
    expect(joins).toEqual(['good']);
    await store.close();
  });
});
