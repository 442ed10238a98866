/**
 * Scoring against json-rules-engine's documented loop and json-logic-engine's `build()`, on the compiled program:
 * node tests/bench/scoringRatios.mjs. Runs are interleaved, every result is consumed, and the figures are
 * medians of the ratios within one round, in processor time. Then: how the time grows with enterprises and with rules, and the
 * memory of a child process that scores 1,000,000 enterprises from a stream.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureCompiled } from '../../scripts/steps.mjs';
import { byJsonLogicEngine, byJsonRulesEngine, flatFacts, repeated, rulesOf25 } from './scoringEngines.mjs';

/** @typedef {import('../../src/core/scoring/assessment.js').Facts} Facts */

await ensureCompiled();
/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
const load = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { compileRuleSet, compileScore } =
  /** @type {typeof import('../../src/core/scoring/compileRuleSet.js')} */ (
    await load('core/scoring/compileRuleSet.js')
  );
const { demoDistrict } = /** @type {typeof import('../../src/app/demo/demoDistrict.js')} */ (
  await load('app/demo/demoDistrict.js')
);
const { factsOn, populationOf } = /** @type {typeof import('../../src/app/scoring/population.js')} */ (
  await load('app/scoring/population.js')
);
const { nodeHash } = /** @type {typeof import('../../src/crypto/nodeHash.js')} */ (
  await load('crypto/nodeHash.js')
);

const AS_OF = '2026-08-31';
const ROUNDS = 9;
const ruleSet = rulesOf25();
const district = factsOn(populationOf(demoDistrict(nodeHash, '2026-09').register), AS_OF, ruleSet);

/** Processor time of this process: other work on the machine does not count. */
function milliseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** The engines have to agree before their speed says anything: score, rules and points of each enterprise. */
async function agreement() {
  const [engine, logic] = [byJsonRulesEngine(ruleSet), byJsonLogicEngine(ruleSet)];
  const [score, assess] = [compileScore(ruleSet), compileRuleSet(ruleSet)];
  /** @param {import('./scoringEngines.mjs').Reasons} reasons */
  const said = ({ score: total, fired }) =>
    JSON.stringify([total, fired.map(({ rule, points }) => `${rule} ${String(points)}`).sort()]);
  let count = 0;
  for (const facts of district) {
    const expected = said(await engine(facts));
    for (const other of [logic(flatFacts(facts)), score(facts), assess(facts, AS_OF)]) {
      const { score: total, fired } = other;
      const reasons = fired.map(({ rule, points }) => ({ rule, points }));
      if (said({ score: total, fired: reasons }) !== expected) throw new Error(`not ${expected}`);
    }
    count += score(facts).fired.length;
  }
  console.log(`All engines agree on ${district.length} enterprises, where ${count} rules fire.`);
}

/**
 * Each contestant reads its results in a loop of its own, so that none is slowed by the shapes of the others'.
 * @returns {readonly { name: string, again: number, run: () => number | Promise<number> }[]}
 */
function contestants() {
  const population = district.slice(0, 1000);
  const flat = population.map(flatFacts);
  const [engine, logic] = [byJsonRulesEngine(ruleSet), byJsonLogicEngine(ruleSet)];
  const [score, assess] = [compileScore(ruleSet), compileRuleSet(ruleSet)];
  return [
    {
      name: 'json-rules-engine, its documented loop',
      again: 1,
      run: async () => {
        let read = 0;
        for (const facts of population) {
          const result = await engine(facts);
          read += result.score + result.fired.length;
        }
        return read;
      },
    },
    {
      name: 'json-logic-engine, build()',
      again: 50,
      run: () => {
        let read = 0;
        for (const facts of flat) {
          const result = logic(facts);
          read += result.score + result.fired.length;
        }
        return read;
      },
    },
    {
      name: 'Evenhand, reasons',
      again: 50,
      run: () => {
        let read = 0;
        for (const facts of population) {
          const result = score(facts);
          read += result.score + result.fired.length;
        }
        return read;
      },
    },
    {
      name: 'Evenhand, reasons and the values behind them',
      again: 50,
      run: () => {
        let read = 0;
        for (const facts of population) {
          const result = assess(facts, AS_OF);
          read += result.score + result.fired.length;
        }
        return read;
      },
    },
  ];
}

async function compareEngines() {
  const all = contestants();
  const said = new Set();
  /** @type {number[][]} */
  const rounds = [];
  for (let round = -2; round < ROUNDS; round++) {
    const times = [];
    for (const { again, run } of all) {
      const started = milliseconds();
      for (let k = 0; k < again; k++) said.add(await run());
      times.push((milliseconds() - started) / again);
    }
    if (round >= 0) rounds.push(times);
  }
  if (said.size !== 1) throw new Error('the engines disagree');
  console.log('25 rules on 1,000 enterprises:');
  for (const [i, { name }] of all.entries()) {
    const own = median(rounds.map((times) => times[i] ?? NaN));
    const [engineRatio, logicRatio] = [0, 1].map((other) =>
      median(rounds.map((times) => (times[other] ?? NaN) / (times[i] ?? NaN))),
    );
    console.log(
      `  ${name.padEnd(46)} ${own.toFixed(3).padStart(8)} µs an enterprise, ` +
        `${(engineRatio ?? NaN).toFixed(1).padStart(6)} × json-rules-engine, ${(logicRatio ?? NaN).toFixed(2)} × json-logic-engine`,
    );
  }
}

/** Time for 1, 2, 4 times as many enterprises or rules, against the smallest; results are dropped as they come. */
function growth() {
  const fresh = Array.from({ length: 40_000 }, (_, i) => ({ ...district[i % district.length] }));
  const one = compileScore(ruleSet);
  /** @param {(facts: Facts) => ReturnType<typeof one>} score @param {number} size */
  const run = (score, size) => () => {
    let read = 0;
    for (let i = 0; i < size; i++) read += score(fresh[i] ?? {}).fired.length;
    return read;
  };
  show('enterprises', [10_000, 20_000, 40_000], (size) => run(one, size));
  show('rules', [25, 50, 100], (rules) => run(compileScore(repeated(ruleSet, rules / 25)), 10_000));
}

/**
 * @param {string} what
 * @param {readonly number[]} sizes
 * @param {(size: number) => () => number} make
 */
function show(what, sizes, make) {
  const runs = sizes.map(make);
  const rounds = Array.from({ length: ROUNDS + 2 }, () =>
    runs.map((run) => {
      const started = milliseconds();
      run();
      return milliseconds() - started;
    }),
  ).slice(2);
  const grown = sizes.map((_, i) => median(rounds.map((times) => (times[i] ?? 0) / (times[0] ?? 1))));
  console.log(
    `${sizes.map((size) => size.toLocaleString('en')).join(', ')} ${what}: time grows ` +
      grown.map((factor) => `${factor.toFixed(2)} ×`).join(', '),
  );
}

function flatMemory() {
  const child = spawnSync(
    process.execPath,
    ['--max-old-space-size=48', fileURLToPath(import.meta.url), 'stream'],
    { encoding: 'utf8' },
  );
  if (child.status !== 0) throw new Error(child.stderr);
  process.stdout.write(child.stdout);
}

/** Scores a million enterprises whose facts are made one by one and dropped. */
function stream() {
  const assess = compileRuleSet(ruleSet);
  let fired = 0;
  const memory = [];
  const started = performance.now();
  for (let i = 1; i <= 1_000_000; i++) {
    const facts = { ...district[i % district.length], daysSinceInspection: i % 1000 };
    fired += assess(facts, AS_OF).fired.length;
    if (i % 200_000 === 0) memory.push(`${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`);
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `1,000,000 enterprises × 25 rules with values, streamed under a heap limit of 48 MB: ${seconds.toFixed(1)} s, ` +
      `resident after each 200,000: ${memory.join(', ')} (${fired.toLocaleString('en')} rules fired)`,
  );
}

if (process.argv[2] === 'stream') stream();
else {
  await agreement();
  await compareEngines();
  growth();
  flatMemory();
}
