/**
 * All five steps of pairing on the compiled program, with time and peak memory of the process:
 * node tests/bench/pairingScale.mjs <visits> <people> <qualify>
 * The given number of random people qualify for each visit, so that no two people or visits are alike; 35 in
 * 100 may lead. Prints one line of JSON. Run one size a process: memory is only ever the peak.
 */
import { ensureCompiled } from '../../scripts/steps.mjs';

await ensureCompiled();
/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
const load = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
/** @typedef {typeof import('../../src/core/pairing/staffing.js')} StaffingModule */
/** @typedef {typeof import('../../src/core/pairing/feasibility.js')} FeasibilityModule */
/** @typedef {typeof import('../../src/core/pairing/level.js')} LevelModule */
/** @typedef {typeof import('../../src/core/pairing/matrix.js')} MatrixModule */
/** @typedef {typeof import('../../src/core/pairing/round.js')} RoundModule */
/** @typedef {typeof import('../../src/core/pairing/deal.js')} DealModule */
/** @typedef {typeof import('../../src/core/pairing/grouping.js').group} Group */
const { buildStaffing } = /** @type {StaffingModule} */ (await load('core/pairing/staffing.js'));
const { shortages } = /** @type {FeasibilityModule} */ (await load('core/pairing/feasibility.js'));
const { levelLoads } = /** @type {LevelModule} */ (await load('core/pairing/level.js'));
const { fractionalMatrix, UNIT_BITS } = /** @type {MatrixModule} */ (await load('core/pairing/matrix.js'));
const { roundMatrix } = /** @type {RoundModule} */ (await load('core/pairing/round.js'));
const { deal } = /** @type {DealModule} */ (await load('core/pairing/deal.js'));
const { seeded } = /** @type {typeof import('../../src/core/kernel/seeded.js')} */ (
  await load('core/kernel/seeded.js')
);
const { nodeHash } = /** @type {typeof import('../../src/crypto/nodeHash.js')} */ (
  await load('crypto/nodeHash.js')
);

const [visits = 10_000, people = 1_000, qualify = 40] = process.argv.slice(2).map(Number);
const leads = Math.floor((people * 35) / 100);

/** Numerical Recipes' generator: the same instance in every run. */
let state = 1;
/** @param {number} below */
function pick(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

/** @returns {ReturnType<Group>} */
function sparseStage() {
  /** @type {number[][]} */
  const rows = Array.from({ length: people }, () => []);
  for (let k = 0; k < visits; k++) {
    const who = new Set([pick(leads)]);
    while (who.size < qualify) who.add(pick(people));
    for (const i of who) rows[i]?.push(k);
  }
  const [from, to] = [new Int32Array(visits * qualify), new Int32Array(visits * qualify)];
  let e = 0;
  rows.forEach((row, i) => {
    for (const k of row) [from[e], to[e++]] = [i, k];
  });
  return {
    inspectors: rows.map((_, i) => ({ members: [i], mayLead: i < leads, carried: 0, room: visits })),
    targets: Array.from({ length: visits }, (_, k) => ({
      members: [k],
      count: 2,
      leads: 1,
      turn: 'all',
      barred: [],
    })),
    from,
    to,
  };
}

const grouping = sparseStage();
const seed = seeded(nodeHash, new Uint8Array(32).fill(1));
const before = process.cpuUsage();
const staffing = buildStaffing(grouping);
if (shortages(staffing).length > 0) throw new Error('the stage was meant to be feasible');
const { units, cap } = fractionalMatrix(staffing, levelLoads(staffing), 0);
const teams = deal(
  grouping,
  roundMatrix(grouping, units, UNIT_BITS, seed.coins('round')),
  seed.coins('deal'),
);
const { user, system } = process.cpuUsage(before);
const figures = {
  visits,
  people,
  pairs: grouping.from.length,
  staffed: teams.filter(([a, b]) => a !== undefined && b !== undefined && a !== b).length,
  cap,
  seconds: Math.round((user + system) / 1e4) / 100,
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
