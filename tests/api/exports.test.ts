import { setTimeout as delay } from 'node:timers/promises';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportJob } from '../../src/app/exports/exportJob.js';
import type { JobHandlers } from '../../src/app/jobs/handler.js';
import { runWorker } from '../../src/app/jobs/runWorker.js';
import type { Role } from '../../src/core/access/roles.js';
import { writeReport } from '../../src/documents/report.js';
import { onBothDatabases } from '../integration/databases.js';
import { valueOf } from '../support/result.js';
import { apiWorld, enterprise, TREE, type Client, type World } from './world.js';

const COUNT = 1_300;
const ids = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, k) => `E-${String(from + k).padStart(5, '0')}`);

interface JobBody {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly result: { readonly rows: number; readonly name: string } | null;
  readonly problem: { readonly code: string } | null;
}

onBothDatabases('lists as files', (makeDatabase) => {
  let world: World;
  const clock = new Date('2026-03-02T01:00:00Z');

  beforeAll(async () => {
    world = await apiWorld(await (await makeDatabase()).open());
    const enterprises = ids(0, COUNT).map((id, k) =>
      enterprise(id, k % 2 === 0 ? 'C1' : 'C2', { status: k < 10 ? 'closed' : 'active' }),
    );
    valueOf(await world.store.replaceRegister({ enterprises, history: [] }));
  });
  afterAll(() => world.close());

  const exports = () => ({
    ...{ store: world.store, writeReport, today: () => '2026-03-02', now: () => clock },
    ...{ directRows: 1_000, keepHours: 1 },
  });
  const work = async <T>(handlers: JobHandlers, during: () => Promise<T>): Promise<T> => {
    const worker = runWorker({
      ...{ source: world.store, handlers, owner: 'tester', slots: 1, leaseSeconds: 1 },
      wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
      clock: () => performance.now(),
      isTransient: () => false,
      onEvent: () => undefined,
    });
    try {
      return await during();
    } finally {
      await worker.stop(1_000);
    }
  };
  const request = async (role: Role, place: string, query = ''): Promise<JobBody> => {
    const reply = await (await world.as(role, place)).call('POST', `/api/v1/exports/enterprises?${query}`);
    expect(reply.statusCode).toBe(202);
    const job = reply.json<JobBody>();
    expect(reply.headers['location']).toBe(`/api/v1/jobs/${job.id}`);
    return job;
  };
  const ended = async (client: Client, id: string): Promise<JobBody> => {
    for (;;) {
      const job = (await client.call('GET', `/api/v1/jobs/${id}`)).json<JobBody>();
      if (!['waiting', 'running'].includes(job.state)) return job;
      await delay(50);
    }
  };
  const rowsOf = async (bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> =>
    (await readXlsx(bytes)).sheets[0]?.rows ?? [];

  it('a short list comes at once, in the order and with the filters of the list, and is on record', async () => {
    const planner = await world.as('planner', 'C');
    const query = 'status=closed&sort=-id&organisation=C1';
    const reply = await planner.call('POST', `/api/v1/exports/enterprises?${query}`, undefined, {
      'accept-language': 'zh',
    });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-disposition']).toContain(
      encodeURIComponent('检查对象名录 2026-03-02.xlsx'),
    );
    const rows = await rowsOf(reply.rawPayload);
    expect(rows.slice(0, 3).map(([first]) => first)).toEqual([
      '检查对象名录',
      '单位：东镇　　导出日期：2026年3月2日　　条件：status=closed',
      '统一社会信用代码',
    ]);
    expect(rows.slice(3).map((row) => [row[0], row[6], row[10]])).toEqual(
      ['E-00008', 'E-00006', 'E-00004', 'E-00002', 'E-00000'].map((id) => [id, '东镇', '注销']),
    );
    const trail = await (await world.as('auditor', 'C')).call('GET', '/api/v1/audit?kind=export');
    expect(trail.json<{ items: { entry: object }[] }>().items[0]?.entry).toMatchObject({
      actor: 'planner-C',
      subject: { kind: 'export', id: 'enterprises' },
      after: { format: 'xlsx', filters: { status: 'closed' }, rows: 5 },
    });
  });

  it('a long list becomes a job, whose file is for who asked, until it expires', async () => {
    const planner = await world.as('planner', 'C');
    const { id } = await request('planner', 'C');
    expect((await planner.call('GET', `/api/v1/jobs/${id}/file`)).json()).toMatchObject({
      code: 'exports.no-file',
    });
    const job = await work({ export: exportJob(exports()) }, () => ended(planner, id));
    expect(job).toMatchObject({ state: 'done', done: COUNT, total: COUNT, result: { rows: COUNT } });
    const file = await planner.call('GET', `/api/v1/jobs/${id}/file`);
    expect(file.statusCode).toBe(200);
    const rows = await rowsOf(file.rawPayload);
    expect(rows.slice(3).map(([first]) => first)).toEqual(ids(0, COUNT));
    const other = await (await world.as('supervisor', 'C')).call('GET', `/api/v1/jobs/${id}/file`);
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([404, 'exports.no-file']);
    world.setClock(new Date('2026-03-02T03:00:00Z'));
    const late = await (await world.as('planner', 'C')).call('GET', `/api/v1/jobs/${id}/file`);
    expect(late.statusCode).toBe(404);
    world.setClock(clock);
    expect(await world.store.dropExports(new Date(Date.now() + 1_000))).toBeGreaterThan(0);
    const gone = await (await world.as('planner', 'C')).call('GET', `/api/v1/jobs/${id}/file`);
    expect(gone.statusCode).toBe(404);
  });

  it('a file holds what its asker may read when it is made, not when it was asked for', async () => {
    const { id } = await request('planner', 'C', 'format=csv');
    const { store } = world;
    const act = { actor: 'system', action: 'system.setUp', at: clock, reason: null } as const;
    const person = (await store.readPerson('planner-C')) ?? expect.fail('nobody');
    const moved = { ...person, roles: [{ role: 'planner' as const, organisation: 'C2' }] };
    valueOf(await store.putPerson(moved, null, undefined, act));
    const supervisor = await world.as('supervisor', 'C');
    const job = await work({ export: exportJob(exports()) }, () => ended(supervisor, id));
    expect(job).toMatchObject({ state: 'done', result: { rows: COUNT / 2 } });
    valueOf(await store.putPerson(person, null, undefined, act));
    const second = await request('planner', 'C');
    valueOf(await store.putPerson({ ...person, disabled: true }, null, undefined, act));
    const refused = await work({ export: exportJob(exports()) }, () => ended(supervisor, second.id));
    expect(refused).toMatchObject({ state: 'refused', problem: { code: 'exports.requester-gone' } });
    valueOf(await store.putPerson(person, null, undefined, act));
    world.setClock(clock);
  });

  it('a running one is cancelled, and another attempt leaves no half of the first', async () => {
    const administrator = await world.as('administrator', 'C');
    const { id } = await request('administrator', 'C', 'format=csv');
    let attempts = 0;
    const handlers: JobHandlers = {
      export: async (job, context) => {
        attempts++;
        if (attempts > 1) return exportJob(exports())(job, context);
        await world.store.beginExport(job);
        await world.store.putExportPiece(job, 0, new TextEncoder().encode('half'));
        while (!context.signal.aborted) await delay(20);
        return exportJob(exports())(job, context);
      },
    };
    const cancelled = await work(handlers, async () => {
      while (attempts === 0) await delay(20);
      await administrator.call('POST', `/api/v1/jobs/${id}/cancel`);
      return ended(administrator, id);
    });
    expect(cancelled).toMatchObject({ state: 'cancelled' });
    expect((await administrator.call('GET', `/api/v1/jobs/${id}/file`)).statusCode).toBe(404);
    await administrator.call('POST', `/api/v1/jobs/${id}/retry`);
    const job = await work(handlers, () => ended(administrator, id));
    expect(job).toMatchObject({ state: 'done' });
    const file = await administrator.call('GET', `/api/v1/jobs/${id}/file`);
    expect(file.body).not.toContain('half');
    expect(file.body.split('\r\n')).toHaveLength(COUNT + 2);
  });

  it('who is drawn is in no file before the draw, nor in those of who may not read targets', async () => {
    const planner = await world.as('planner', 'C');
    const missing = await planner.call('POST', '/api/v1/exports/targets?name=none&month=2026-04');
    expect(missing.statusCode).toBe(404);
    const unnamed = await planner.call('POST', '/api/v1/exports/targets');
    expect(unnamed.statusCode).toBe(400);
    const administrator = await world.as('administrator', 'C');
    const refused = await administrator.call('POST', '/api/v1/exports/targets?name=none&month=2026-04');
    expect(refused.statusCode).toBe(403);
  });

  it('every organisation of the tree stands in the file of organisations', async () => {
    const reply = await (await world.as('auditor', 'C')).call('POST', '/api/v1/exports/organisations');
    const rows = await rowsOf(reply.rawPayload);
    expect(rows.slice(3).map(([code]) => code)).toEqual(TREE.map(({ code }) => code));
  });
});
