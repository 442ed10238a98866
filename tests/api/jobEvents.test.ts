import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf } from '../../src/api/eventStream.js';
import type { JobView } from '../../src/app/ports/jobQueue.js';
import { embeddedDatabase, temporaryFolders } from '../integration/databases.js';
import { valueOf } from '../support/result.js';
import { apiWorld, type World } from './world.js';

const QUICK = { pollMs: 1, heartbeatMs: 5 };
const data = (event: string): unknown => JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? 'null');

describe('events of a thing', () => {
  const watched = (states: object[], mayGoOn = () => Promise.resolve(true)) => ({
    read: () => Promise.resolve((states.length > 1 ? states.shift() : states[0]) ?? null),
    ended: (state: object) => 'end' in state,
    mayGoOn,
  });

  it('tell each state once and whole, and end with the thing', async () => {
    const events: string[] = [];
    const states = [{ done: 1 }, { done: 1 }, { done: 2 }, { end: true }];
    const never = new AbortController().signal;
    for await (const event of eventsOf(watched(states), never, { pollMs: 1, heartbeatMs: 10_000 }))
      events.push(event);
    expect(events.map(data)).toEqual([{ done: 1 }, { done: 2 }, { end: true }]);
    expect(events.at(-1)).toMatch(/^id: end\nevent: ended\n/);
  });

  it('keep the line open while nothing happens, as long as the reader may look', async () => {
    const events: string[] = [];
    let asked = 0;
    const mayGoOn = () => Promise.resolve(++asked < 3);
    const never = new AbortController().signal;
    for await (const event of eventsOf(watched([{ done: 1 }], mayGoOn), never, QUICK)) events.push(event);
    expect(events.slice(1)).toEqual([':\n\n', ':\n\n']);
  });
});

describe('progress of a job over a socket', () => {
  const folders = temporaryFolders();
  let world: World;
  let address: string;
  let headers: Record<string, string>;
  beforeAll(async () => {
    world = await apiWorld(await (await embeddedDatabase(folders)).open());
    address = await world.server.listen({ port: 0, host: '127.0.0.1' });
    await world.as('planner', 'C1');
    headers = await world.signInAgain('planner', 'C1');
  });
  afterAll(() => world.close());

  const ask = async (subject: string): Promise<JobView> => {
    const job = { kind: 'deadlines', subject, payload: { day: '2026-03-02' }, organisation: 'C1' } as const;
    return valueOf(await world.store.requestJob(job));
  };
  const watch = (id: string, more: Record<string, string> = {}): Promise<Response> =>
    fetch(`${address}/api/v1/jobs/${id}/events`, { headers: { ...headers, ...more } });

  it('comes as it is made, and the stream ends with the job', async () => {
    const { id } = await ask('watched');
    const reply = await watch(id);
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    const text = reply.text();
    const job = (await world.store.takeJob('worker', ['deadlines'])) ?? expect.fail('no job');
    await delay(700);
    await world.store.reportProgress(job, { step: 'looking', done: 1, total: 2 });
    await delay(700);
    await world.store.finishJob(job, { kind: 'done', result: null });
    const events = (await text)
      .split('\n\n')
      .filter((event) => event !== '')
      .map(data);
    expect(events.at(-1)).toMatchObject({ id, state: 'done' });
    expect(events).toContainEqual(expect.objectContaining({ step: 'looking', done: 1, total: 2 }));
    const again = await watch(id, { 'last-event-id': 'end' });
    expect(again.status).toBe(204);
  });

  it('needs a session, and reaches no other organisation', async () => {
    const { id } = await ask('hidden');
    const nobody = await fetch(`${address}/api/v1/jobs/${id}/events`);
    expect(nobody.status).toBe(401);
    await world.as('planner', 'C2');
    const beside = await watch(id, await world.signInAgain('planner', 'C2'));
    expect(beside.status).toBe(404);
  });

  it('ends when the service does', async () => {
    const { id } = await ask('open');
    const text = (await watch(id)).text();
    const started = performance.now();
    await world.server.close();
    expect(await text).toContain('"state":"waiting"');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
