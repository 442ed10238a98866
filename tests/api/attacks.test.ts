import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import path from 'node:path';
import { embeddedDatabase, temporaryFolders } from '../integration/databases.js';
import { apiWorld, type World } from './world.js';

const folders = temporaryFolders();
let world: World;
let address: { readonly port: number };
const WEB = path.resolve(import.meta.dirname, '../../dist/web');

beforeAll(async () => {
  const store = await (await embeddedDatabase(folders)).open();
  world = await apiWorld(store, { slowRequestMs: 400, webFolder: WEB, requestsPerMinute: 300 });
  await world.server.listen({ host: '127.0.0.1', port: 0 });
  address = world.server.server.address() as { port: number };
});
afterAll(() => world.close());

/** Sends text as it stands, and gives what came back when the line ends. */
async function raw(text: string, more: readonly string[] = [], everyMs = 0): Promise<string> {
  const socket = connect(address.port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  const rest = [...more];
  const timer = setInterval(() => {
    const next = rest.shift();
    if (next !== undefined && socket.writable) socket.write(next);
  }, everyMs || 60_000);
  const closed = once(socket, 'close');
  await closed;
  clearInterval(timer);
  return answer;
}

it('every answer, a refusal included, carries the headers that keep a browser from running what it should not', async () => {
  for (const url of ['/api/v1/session', '/health', '/nowhere', '/docs', '/app', '/verify', '/']) {
    const { headers } = await world.server.inject({ method: 'GET', url });
    expect([url, headers['x-content-type-options']]).toEqual([url, 'nosniff']);
    expect([url, headers['x-frame-options'] ?? '']).toEqual([
      url,
      expect.stringMatching(/^(DENY|SAMEORIGIN)$/),
    ]);
    expect([url, headers['referrer-policy']]).toEqual([url, expect.stringContaining('no-referrer')]);
    const policy = String(headers['content-security-policy']);
    expect([url, policy]).toEqual([url, expect.stringContaining("default-src 'none'")]);
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "'none'";
    expect([url, /unsafe-inline|unsafe-eval|https?:|\*/.test(scripts)]).toEqual([url, false]);
    expect([url, headers['x-powered-by'], headers['server']]).toEqual([url, undefined, undefined]);
  }
});

it('no address leads out of the folder of the screens, however it is written', async () => {
  const ways = ['..', '%2e%2e', '..%2f', '%2e%2e%2f', '..%5c', '....//', '%252e%252e', '..;'];
  for (const way of ways) {
    const request = `GET /assets/${way}/${way}/${way}/package.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
    const answer = await raw(request);
    expect([way, answer.slice(0, 12)]).toEqual([way, expect.stringMatching(/^HTTP\/1\.1 4\d\d/)]);
    expect([way, answer.includes('"evenhand"')]).toEqual([way, false]);
  }
});

it('keys that reach into prototypes are refused, and nothing is changed by them', async () => {
  const planner = await world.as('planner', 'C');
  const bodies = [
    '{"__proto__":{"polluted":true},"id":"E-9"}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"a":{"__proto__":{"polluted":true}}}',
  ];
  for (const body of bodies) {
    const reply = await planner.call('PUT', '/api/v1/enterprises/E-9', Buffer.from(body), {
      ...{ 'content-type': 'application/json', 'if-none-match': '*' },
    });
    expect([body, reply.statusCode]).toEqual([body, 400]);
  }
  const query = await planner.call('GET', '/api/v1/enterprises?__proto__[polluted]=1&constructor=1');
  expect(query.statusCode).toBe(400);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

it('bodies beyond the limit and depths beyond reason are refused before they are looked at', async () => {
  const planner = await world.as('planner', 'C');
  const headers = { 'content-type': 'application/json', 'if-none-match': '*' };
  const large = Buffer.from(`{"name":"${'x'.repeat(1024 * 1024)}"}`);
  const oversized = await planner.call('PUT', '/api/v1/enterprises/E-9', large, headers);
  expect([oversized.statusCode, oversized.json<{ code: string }>().code]).toEqual([413, 'api.too-large']);
  const deep = Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect((await planner.call('PUT', '/api/v1/enterprises/E-9', deep, headers)).statusCode).toBe(400);
});

it('a body or a head that trickles in is cut off, while others are served', async () => {
  const head =
    'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n';
  const started = performance.now();
  const drops = Array.from({ length: 100 }, () => ' ');
  const slow = Promise.all([
    ...Array.from({ length: 20 }, () => raw(head, drops, 50)),
    raw(
      'GET / HTTP/1.1\r\nHost: x\r\n',
      drops.map(() => 'x: y\r\n'),
      50,
    ),
  ]);
  const reply = await fetch(`http://127.0.0.1:${String(address.port)}/health`);
  expect(reply.status).toBe(200);
  for (const answer of await slow) expect(answer === '' || answer.startsWith('HTTP/1.1 408')).toBe(true);
  expect(performance.now() - started).toBeLessThan(5_000);
});

it('an address that asks too often is told when to come back, whatever it asks for', async () => {
  const asked: number[] = [];
  for (let count = 0; count < 320; count++) {
    const url = count % 2 === 0 ? '/nowhere' : '/api/v1/session';
    const remoteAddress = '203.0.113.7';
    const reply = await world.server.inject({ method: 'GET', url, remoteAddress });
    asked.push(reply.statusCode);
    if (reply.statusCode !== 429) continue;
    expect(reply.json()).toMatchObject({ code: 'api.too-many-requests' });
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  }
  expect(asked.filter((status) => status === 429)).toHaveLength(20);
  const other = await world.server.inject({ method: 'GET', url: '/health', remoteAddress: '203.0.113.8' });
  expect(other.statusCode).toBe(200);
});
