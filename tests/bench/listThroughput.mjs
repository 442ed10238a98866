/**
 * The list of 50 enterprises at 100,000, against a static file of the same size from the same server: requests per
 * second over 50 connections, and how long the slowest hundredth waits. Prints the median of five rounds.
 *
 *     node tests/bench/listThroughput.mjs
 *     node tests/bench/listThroughput.mjs postgresql://…/empty_database
 *
 * The client is a process of its own.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureCompiled, ensureWeb, root } from '../../scripts/steps.mjs';

const CONNECTIONS = 50;
const ROUNDS = 5;
const ROUND_MS = 3_000;

/** @typedef {{ readonly perSecond: number, readonly p99: number, readonly failed: number, readonly bytes: number }} Round */

/** Asks for one address over and over on every connection, as long as a round lasts. */
function client() {
  const [url = '', headers = '{}'] = process.argv.slice(3);
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  /** @type {unknown} */
  const sent = JSON.parse(headers);
  const options = { agent, headers: /** @type {Record<string, string>} */ (sent) };
  /** @type {number[]} */
  const times = [];
  let [failed, bytes] = [0, 0];
  const end = performance.now() + ROUND_MS;
  /** @returns {Promise<void>} */
  const one = () =>
    new Promise((resolve) => {
      const started = performance.now();
      const request = http.get(url, options, (reply) => {
        let size = 0;
        reply.on('data', (/** @type {Buffer} */ part) => (size += part.length));
        reply.on('end', () => {
          if (reply.statusCode === 200) times.push(performance.now() - started);
          else failed++;
          bytes = size;
          resolve();
        });
      });
      request.on('error', () => {
        failed++;
        resolve();
      });
    });
  const connection = async () => {
    while (performance.now() < end) await one();
  };
  void Promise.all(Array.from({ length: CONNECTIONS }, connection)).then(() => {
    times.sort((a, b) => a - b);
    const p99 = times[Math.floor(times.length * 0.99)] ?? NaN;
    process.send?.({ perSecond: (times.length * 1000) / ROUND_MS, p99, failed, bytes });
    agent.destroy();
  });
}

/** @param {string} url @param {Record<string, string>} headers @returns {Promise<Round>} */
async function round(url, headers) {
  const child = fork(import.meta.filename, ['client', url, JSON.stringify(headers)]);
  /** @type {Promise<Round>} */
  const said = new Promise((resolve) => {
    child.once('message', (message) => {
      resolve(/** @type {Round} */ (/** @type {unknown} */ (message)));
    });
  });
  await once(child, 'close');
  return said;
}

/** @param {readonly number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

async function measure() {
  await ensureCompiled();
  await ensureWeb();
  const databaseUrl = process.argv[2];
  const folder = mkdtempSync(path.join(tmpdir(), 'eh-bench-'));
  const { startListService } = await import('./listService.mjs');
  const service = await startListService({ folder, databaseUrl, webFolder: path.join(root, 'dist/web') });
  const list = `${service.url}/api/v1/enterprises?limit=50`;
  const { bytes } = await round(list, service.headers);
  const name = `measure-${bytes}.txt`;
  const file = path.join(root, 'dist/web/assets', name);
  writeFileSync(file, 'x'.repeat(bytes));
  /** @type {Round[]} */
  const lists = [];
  /** @type {Round[]} */
  const files = [];
  for (let n = 0; n < ROUNDS; n++) {
    lists.push(await round(list, service.headers));
    files.push(await round(`${service.url}/assets/${name}`, {}));
  }
  rmSync(file);
  await service.close();
  rmSync(folder, { recursive: true, force: true });
  const ratio = median(lists.map(({ perSecond }, n) => perSecond / (files[n]?.perSecond ?? NaN)));
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 1).join('');
  const line = {
    ...{ bytes, ratio: Math.round(ratio * 100) / 100 },
    listPerSecond: Math.round(median(lists.map(({ perSecond }) => perSecond))),
    filePerSecond: Math.round(median(files.map(({ perSecond }) => perSecond))),
    p99: Math.round(median(lists.map(({ p99 }) => p99)) * 10) / 10,
    failed: [...lists, ...files].reduce((sum, { failed }) => sum + failed, 0),
    load,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

if (process.argv[2] === 'client') client();
else await measure();
