/**
 * Teams for 10,000 visits from 1,000 people who all qualify, against filtering and sorting by load: the median
 * ratio of processor time in five interleaved runs, on the compiled program: node tests/bench/pairingRatios.mjs
 * Both level the loads; only ours is random, bounds every probability and publishes it.
 */
import { ensureCompiled } from '../../scripts/steps.mjs';

await ensureCompiled();
/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
const load = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { drawTeams } = /** @type {typeof import('../../src/core/pairing/draw.js')} */ (
  await load('core/pairing/draw.js')
);
const { seeded } = /** @type {typeof import('../../src/core/kernel/seeded.js')} */ (
  await load('core/kernel/seeded.js')
);
const { nodeHash } = /** @type {typeof import('../../src/crypto/nodeHash.js')} */ (
  await load('crypto/nodeHash.js')
);

const [VISITS, PEOPLE, LEADS, CAP] = [10_000, 1_000, 400, 1_000];
const window = { from: '2026-03-01', to: '2026-03-31' };
const certificates = [{ number: 'C', domain: 'food', from: '2026-01-01', to: '2026-12-31' }];
const roster = Array.from({ length: PEOPLE }, (_, i) => ({
  ...{ id: `P${String(i).padStart(4, '0')}`, name: '', organisation: 'O', group: '', regions: [] },
  ...{ kind: /** @type {const} */ ('officer'), certificates, mayLead: i < LEADS, trainingValidTo: null },
  /** @type {import('../../src/core/pairing/roster.js').Absence[]} */
  leave: [],
  /** @type {import('../../src/core/pairing/roster.js').Recusal[]} */
  recusals: [],
}));
const seats = [{ organisation: null, count: 2, leads: true }];
const visits = Array.from({ length: VISITS }, (_, n) => ({
  target: `T${String(n).padStart(5, '0')}`,
  ...{ domain: 'food', region: null, window, seats },
}));

/** The ordinary way: per visit, filter who qualifies and has visits left, sort by load, take a lead and one more. */
function filterAndSort() {
  const people = roster.map((person) => ({ ...person, load: 0 }));
  for (const visit of visits) {
    const free = people.filter((person) => person.load < CAP && qualifies(person, visit));
    free.sort((x, y) => x.load - y.load);
    const lead = free.find(({ mayLead }) => mayLead);
    const second = free.find((person) => person !== lead);
    if (lead === undefined || second === undefined) throw new Error('everybody qualifies');
    lead.load++;
    second.load++;
  }
  return spreadOf(people.map((person) => person.load));
}

/**
 * The rules that both keep: certified for all days, not away for all of them, not recused.
 * @param {typeof roster[number]} person
 * @param {typeof visits[number]} visit
 */
function qualifies({ certificates: held, leave, recusals }, { target, domain, window: { from, to } }) {
  return (
    held.some((one) => one.domain === domain && one.from <= from && to <= one.to) &&
    !leave.some((away) => away.from <= from && to <= away.to) &&
    !recusals.some(({ enterprise }) => enterprise === target)
  );
}

/** @param {readonly number[]} loads */
const spreadOf = (loads) => Math.max(...loads) - Math.min(...loads);

function ours() {
  const draw = drawTeams({ visits, loadCap: CAP }, roster, seeded(nodeHash, new Uint8Array(32).fill(1)));
  if (!draw.ok) throw new Error(draw.error.code);
  return spreadOf(draw.value.loads.map((one) => one.visits));
}

/** @param {() => number} work */
function timed(work) {
  const before = process.cpuUsage();
  const spread = work();
  return { milliseconds: process.cpuUsage(before).user / 1000, spread };
}

const runs = Array.from({ length: 5 }, () => ({ ours: timed(ours), sorting: timed(filterAndSort) }));
const ratios = runs.map((run) => run.sorting.milliseconds / run.ours.milliseconds).sort((a, b) => a - b);
const last = runs.at(-1);
process.stdout.write(
  `${JSON.stringify({
    ratio: Math.round((ratios[2] ?? 0) * 10) / 10,
    ...{ spread: last?.ours.spread, spreadBySorting: last?.sorting.spread },
    milliseconds: Math.round(last?.ours.milliseconds ?? 0),
  })}\n`,
);
