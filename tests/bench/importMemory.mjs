/**
 * Imports a large register into a running service and reads one enterprise all the while: how much memory the service
 * takes at most, and how long the reader waits. Prints one line of JSON for each step.
 *
 *     node tests/bench/importMemory.mjs xlsx 100000
 *     node tests/bench/importMemory.mjs csv 100000 postgresql://…/empty_database
 *     node tests/bench/importMemory.mjs chicago
 *
 * Without a database the embedded one is used, which runs in the service's own process.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf, csvOf, registerRows, workbookOf } from './importFiles.mjs';

const [format = 'xlsx', size = '100000', databaseUrl = ''] = process.argv.slice(2);
const ORGANISATION = '330106';
const READ_EVERY_MS = 40;
const KEY = '00112233445566778899aabbccddeeff'.repeat(2);
const folder = mkdtempSync(path.join(tmpdir(), 'eh-bench-'));
const environment = {
  ...process.env,
  ...{ EVENHAND_DATA: folder, DATABASE_URL: databaseUrl, EVENHAND_PORT: '0', EVENHAND_SECRET_KEY: KEY },
  // Behind a proxy every reader has an address of its own, so that the limit of requests does not stop the clock.
  ...{ EVENHAND_TRUST_PROXY: 'true', LANG: 'C' },
};

/** @typedef {{ readonly step: string | null, readonly state: string, readonly id: string, readonly failure: unknown,
 *   readonly counts: unknown, readonly found: { readonly proposal: { readonly mapping: unknown } | null } }} ImportView */

/** Memory of a process in megabytes. @param {number} pid @param {'VmHWM' | 'VmRSS'} field */
function memory(pid, field) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${field}:\\s+(\\d+) kB`));
  return Math.round(Number(line?.[1] ?? NaN) / 1024);
}

/** @type {(text: string) => unknown} */
const parsed = (text) => JSON.parse(text);

function setUp() {
  const args = ['dist/main.js', '--json', 'set-up', '--organisation', ORGANISATION, '--name', '西湖区'];
  const said = execFileSync(process.execPath, args, { env: environment, encoding: 'utf8' });
  return /** @type {{ login: string, password: string }} */ (parsed(said));
}

async function startService() {
  const child = spawn(process.execPath, ['dist/main.js', 'serve'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (log += text));
  const ended = once(child, 'close');
  for (;;) {
    const url = log.match(/"url":"([^"]+)"/)?.[1];
    if (url !== undefined) return { child, url, ended, log: () => log };
    if (child.exitCode !== null) throw new Error(log);
    await delay(50);
  }
}

const { login, password } = setUp();
const service = await startService();
const pid = service.child.pid ?? 0;
/** @type {Record<string, string>} */
let session = {};
let asked = 0;

/** @param {string} method @param {string} route @param {string | Blob | null} [body] @param {string} [type] */
async function call(method, route, body = null, type = 'application/json') {
  const address = `10.${(++asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
  const headers = { 'x-forwarded-for': address, 'x-forwarded-proto': 'https', ...session };
  const reply = await fetch(service.url + route, {
    ...{ method, body },
    headers: body === null ? headers : { ...headers, 'content-type': type },
  });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
}

/** @template T @param {Awaited<ReturnType<typeof call>>} reply @returns {T} */
function answer(reply) {
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
  return /** @type {T} */ (/** @type {unknown} */ (reply.text === '' ? null : parsed(reply.text)));
}

async function signIn() {
  const first = await call('POST', '/api/v1/session', JSON.stringify({ login, password }));
  const { csrf } = /** @type {{ csrf: string }} */ (answer(first));
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  session = { cookie, 'x-csrf-token': csrf };
  const next = { current: password, next: 'a long password for measuring' };
  answer(await call('PUT', '/api/v1/session/password', JSON.stringify(next)));
}

/** Reads at a steady rate, whether or not the last answer has come. @param {() => string} route */
function reading(route) {
  /** @type {number[]} */
  const times = [];
  let failed = 0;
  let last = '';
  /** @type {Set<Promise<void>>} */
  const open = new Set();
  const timer = setInterval(() => {
    const started = performance.now();
    const one = call('GET', route())
      .then(({ status, text }) => {
        if (status === 200) times.push(performance.now() - started);
        else {
          failed += 1;
          last = `${status} ${text.slice(0, 200)}`;
        }
      })
      .catch((/** @type {unknown} */ error) => {
        failed += 1;
        last = String(error);
      })
      .finally(() => open.delete(one));
    open.add(one);
  }, READ_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await Promise.all(open);
    times.sort((a, b) => a - b);
    const at = (/** @type {number} */ share) =>
      Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN) * 10) / 10;
    return {
      reads: times.length,
      failed,
      ...(failed > 0 ? { last } : {}),
      p50: at(0.5),
      p99: at(0.99),
      max: at(1),
    };
  };
}

/** @param {string} title @param {() => Promise<unknown>} work @param {string} [route] */
async function measured(title, work, route = `/api/v1/enterprises/${codeOf(0)}`) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const stop = reading(() => route);
  const started = performance.now();
  const outcome = await work();
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const reader = await stop();
  const line = {
    title,
    seconds,
    peakMegabytes: memory(pid, 'VmHWM'),
    megabytes: memory(pid, 'VmRSS'),
    reader,
    outcome,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** @param {string} id @param {string} step @param {unknown} [body] */
async function take(id, step, body) {
  answer(
    await call('POST', `/api/v1/imports/${id}/${step}`, body === undefined ? null : JSON.stringify(body)),
  );
  for (;;) {
    const view = /** @type {ImportView} */ (answer(await call('GET', `/api/v1/imports/${id}`)));
    if (view.step === null) return { state: view.state, counts: view.counts, failure: view.failure };
    await delay(500);
  }
}

/** @param {Uint8Array} file @param {string} name @param {{ kind?: string, mapping?: unknown }} [how] */
async function importFile(file, name, { kind = 'register', mapping } = {}) {
  const query = new URLSearchParams({ organisation: ORGANISATION, source: 'market', kind, name });
  /** @type {ImportView | null} */
  let view = null;
  const type = 'application/octet-stream';
  await measured(`upload ${name}`, async () => {
    view = answer(
      await call('POST', `/api/v1/imports?${query.toString()}`, new Blob([new Uint8Array(file)]), type),
    );
    return { megabytes: Math.round(file.length / 1e5) / 10 };
  });
  const { id, found } = /** @type {ImportView} */ (/** @type {unknown} */ (view));
  await measured('check', () =>
    take(id, 'check', { mapping: mapping ?? found.proposal?.mapping, save: true }),
  );
  await measured('apply', () => take(id, 'apply'));
  return id;
}

/** An enterprise to read while nothing else is there. */
async function firstEnterprise() {
  const nothing = {
    legalName: null,
    category: null,
    hazardClass: null,
    district: null,
    street: null,
    address: null,
  };
  const lists = { licences: [], devices: [], hazardSources: [], marks: [] };
  const body = {
    id: codeOf(0),
    name: '第一家',
    organisation: ORGANISATION,
    status: 'active',
    location: null,
  };
  session = { ...session, 'if-none-match': '*' };
  answer(
    await call('PUT', `/api/v1/enterprises/${codeOf(0)}`, JSON.stringify({ ...body, ...nothing, ...lists })),
  );
  delete session['if-none-match'];
}

try {
  await signIn();
  await firstEnterprise();
  await measured('idle', () => delay(3_000));
  if (format === 'chicago') {
    const data = path.resolve(process.env['EVENHAND_CHICAGO'] ?? '../shared/data/chicago');
    const mapping = /** @type {{ enterprises: object, history: readonly object[] }} */ (
      parsed(readFileSync('examples/chicago/mapping.json', 'utf8'))
    );
    const enterprises = { ...mapping.enterprises, organisation: { constant: ORGANISATION } };
    await importFile(readFileSync(path.join(data, 'establishments.csv')), 'establishments.csv', {
      mapping: enterprises,
    });
    const records = { kind: 'history', mapping: mapping.history[0] };
    await importFile(readFileSync(path.join(data, 'inspections.csv')), 'inspections.csv', records);
  } else {
    const rows = () => registerRows(Number(size), ORGANISATION);
    const file = format === 'xlsx' ? await workbookOf(rows()) : csvOf(rows());
    const id = await importFile(file, `register.${format}`);
    await measured('undo', () => take(id, 'undo'));
  }
} finally {
  service.child.kill('SIGTERM');
  await service.ended;
  rmSync(folder, { recursive: true, force: true });
}
