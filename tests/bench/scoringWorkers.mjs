// A monthly scoring of many enterprises shared by worker processes, one of which is killed half-way; then compared
// with the scoring in one piece. Runs from the build:
//   node tests/bench/scoringWorkers.mjs <empty PostgreSQL database> [enterprises] [workers]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { assessPopulation, populationOf } from '../../dist/app/scoring/population.js';
import { canonical } from '../../dist/core/kernel/canonical.js';
import { parseRuleSet } from '../../dist/core/scoring/parseRuleSet.js';
import { openStore } from '../../dist/store/open.js';

const [databaseUrl = '', size = '100000', workers = '2'] = process.argv.slice(2);
const total = Number(size);

/** @param {number} n @param {number} salt @param {number} choices */
const pick = (n, salt, choices) => (Math.imul(n * 31 + salt, 2_654_435_761) >>> 8) % choices;
/** @param {string} title @param {number} started */
const tell = (title, started) => {
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  process.stdout.write(
    `${title}: ${((performance.now() - started) / 1000).toFixed(1)} s, ${megabytes} MB here\n`,
  );
};

const register = {
  enterprises: Array.from({ length: total }, (_, n) => ({
    id: `E${String(n).padStart(8, '0')}`,
    ...{
      name: `Firm ${n}`,
      legalName: null,
      category: null,
      organisation: null,
      address: null,
      location: null,
    },
    hazardClass: /** @type {1 | 2 | 3} */ (pick(n, 1, 3) + 1),
    ...{
      district: `D${pick(n, 2, 5)}`,
      street: `S${pick(n, 4, 400)}`,
      status: /** @type {const} */ ('active'),
    },
    ...{ licences: [], devices: [], hazardSources: [], marks: [] },
  })),
  history: Array.from({ length: 2 * total }, (_, n) => ({
    id: `I${String(n).padStart(9, '0')}`,
    enterprise: `E${String(n >> 1).padStart(8, '0')}`,
    date: `2026-${String(pick(n, 5, 11) + 1).padStart(2, '0')}-${String(pick(n, 6, 28) + 1).padStart(2, '0')}`,
    kind: /** @type {const} */ ('inspection'),
    numbers: { critical: pick(n, 6, 3), serious: pick(n, 7, 3), minor: pick(n, 8, 5) },
    words: { result: pick(n, 9, 3) === 0 ? 'fail' : 'pass' },
  })),
};

const opened = await openStore({ dataFolder: '/nonexistent', databaseUrl });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
let started = performance.now();
await store.replaceRegister(register);
tell(`load ${total} enterprises, ${2 * total} records`, started);

/** @type {unknown} */
const shipped = JSON.parse(readFileSync('rules/food-safety.json', 'utf8'));
const content = canonical(/** @type {import('../../src/core/kernel/canonical.js').Json} */ (shipped));
const ruleSet = parseRuleSet(JSON.parse(content));
if (!ruleSet.ok) throw new Error('rules');
const hash = createHash('sha256').update(content).digest('hex');
await store.saveRuleSet({ hash, name: 'food-safety', version: '1', content });
const payload = { month: '2026-12', asOf: '2026-11-30', ruleSet: hash };

/** @param {string} subject @param {number} count @param {boolean} kill */
async function score(subject, count, kill) {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    EVENHAND_JOB_LEASE: '3',
    EVENHAND_LOG_LEVEL: 'error',
  };
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ['dist/main.js', 'work'], { env, stdio: 'inherit' }),
  );
  await delay(3000);
  const begun = performance.now();
  const asked = await store.requestJob({ kind: 'scoring', subject, payload });
  if (!asked.ok) throw new Error(asked.error.code);
  let job = asked.value;
  let killed = !kill;
  while (job.finishedAt === null) {
    await delay(100);
    job = (await store.findJob(job.id)) ?? job;
    if (!killed && job.done > total / 2) killed = children[0]?.kill('SIGKILL') ?? true;
  }
  tell(
    `score with ${count} worker(s)${kill ? ', one killed half-way' : ''}: ${job.state} ${job.done}`,
    begun,
  );
  for (const child of children) child.kill('SIGTERM');
  return job.id;
}

const alone = await score('alone', 1, false);
const shared = await score('shared', Number(workers), false);
const bereft = await score('bereft', Number(workers), true);

started = performance.now();
const whole = assessPopulation(populationOf(register), ruleSet.value, payload.asOf);
tell('score in one piece in memory', started);
for (const scoring of [alone, shared, bereft]) {
  const kept = await store.scorePage(scoring, null, total + 1);
  const same = whole.every(({ enterprise, assessment: { score: points, tier, fired } }, at) => {
    const row = kept[at];
    return (
      row?.enterprise === enterprise.id &&
      row.score === points &&
      row.tier === tier &&
      row.fired.length === fired.length &&
      row.fired.every(
        (each, index) => each.rule === fired[index]?.rule && each.points === fired[index].points,
      )
    );
  });
  process.stdout.write(
    `${kept.length} scores kept, equal to the one piece: ${String(same && kept.length === total)}\n`,
  );
}
await store.close();
