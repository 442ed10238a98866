/**
 * Median ratios of five interleaved runs, on the compiled program: node tests/bench/samplingRatios.mjs
 * Tickets against one seedrandom a unit, and selection against sorting an array of objects.
 */
import seedrandom from 'seedrandom';
import { ensureCompiled } from '../../scripts/steps.mjs';

await ensureCompiled();
/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
const load = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { seeded } = /** @type {typeof import('../../src/core/kernel/seeded.js')} */ (
  await load('core/kernel/seeded.js')
);
const { toHex } = /** @type {typeof import('../../src/core/kernel/bytes.js')} */ (
  await load('core/kernel/bytes.js')
);
const { selectByTickets } = /** @type {typeof import('../../src/core/sampling/selectByTickets.js')} */ (
  await load('core/sampling/selectByTickets.js')
);
const { nodeHash } = /** @type {typeof import('../../src/crypto/nodeHash.js')} */ (
  await load('crypto/nodeHash.js')
);

const seed = new Uint8Array(32).fill(42);
const ticketOf = seeded(nodeHash, seed).tickets('production/bench/2026-12/targets');
const ids = Array.from({ length: 1_000_000 }, (_, i) => `91310000${String(i).padStart(10, '0')}`);

/** @param {() => void} work */
function milliseconds(work) {
  const { user } = process.cpuUsage();
  work();
  return (process.cpuUsage().user - user) / 1000;
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/**
 * @param {string} name
 * @param {() => void} ordinary
 * @param {() => void} ours
 */
function compare(name, ordinary, ours) {
  for (let k = 0; k < 3; k++) ours();
  const runs = Array.from({ length: 5 }, () => [milliseconds(ordinary), milliseconds(ours)]);
  const [slow, fast] = [0, 1].map((side) => median(runs.map((run) => run[side] ?? NaN)));
  const ratio = median(runs.map(([a = NaN, b = NaN]) => a / b));
  console.log(
    `${name}: ${slow?.toFixed(0)} ms against ${fast?.toFixed(0)} ms, ${ratio.toFixed(1)} times as fast`,
  );
}

const some = ids.slice(0, 50_000);
const text = toHex(seed);
compare(
  'tickets of 50,000 units, against one seedrandom a unit',
  () => {
    for (const id of some) seedrandom(text + id)();
  },
  () => {
    for (const id of some) ticketOf(id);
  },
);

const rows = ids.map((id) => ({ id, cell: 'A', ticket: ticketOf(id) }));
const hex = rows.map(({ id, ticket }) => ({ id, ticket: toHex(ticket) }));
const sizes = new Map([['A', 10_000]]);
compare(
  '10,000 of 1,000,000 units, against sorting an array of objects',
  () => {
    [...hex].sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : 0)).slice(0, 10_000);
  },
  () => {
    let at = 0;
    selectByTickets(rows, sizes, new Map(), () => rows[at++]?.ticket ?? seed);
  },
);
