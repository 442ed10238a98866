/**
 * Makes and verifies a bundle of any size, in memory that does not grow with it, and prints time and peak memory:
 *
 *     node tests/bench/largeBundle.mjs write bundle.zip 1000000
 *     node tests/bench/largeBundle.mjs verify bundle.zip
 *
 * The enterprises are made up a row at a time, with a few facts each, scored by the rules for food safety.
 */
import { readFileSync } from 'node:fs';
import { ensureCompiled } from '../../scripts/steps.mjs';

await ensureCompiled();
/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
const load = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { nodeHash } = /** @type {typeof import('../../src/crypto/nodeHash.js')} */ (
  await load('crypto/nodeHash.js')
);
const { openZipFile, writeZipFile } = /** @type {typeof import('../../src/documents/zipFile.js')} */ (
  await load('documents/zipFile.js')
);
const { compileRules } = /** @type {typeof import('../../src/core/replay/compileRules.js')} */ (
  await load('core/replay/compileRules.js')
);
const { saltedLeaf, scoredPart } = /** @type {typeof import('../../src/core/replay/frame.js')} */ (
  await load('core/replay/frame.js')
);
const { committedSecrets, makeCommitment, secretBytes } =
  /** @type {typeof import('../../src/core/replay/commit.js')} */ (await load('core/replay/commit.js'));
const { drawWorking } = /** @type {typeof import('../../src/core/replay/drawWorking.js')} */ (
  await load('core/replay/drawWorking.js')
);
const { writeBundle } = /** @type {typeof import('../../src/core/replay/writeBundle.js')} */ (
  await load('core/replay/writeBundle.js')
);
const { verifyBundle } = /** @type {typeof import('../../src/core/replay/verify.js')} */ (
  await load('core/replay/verify.js')
);
const { toHex } = /** @type {typeof import('../../src/core/kernel/bytes.js')} */ (
  await load('core/kernel/bytes.js')
);

const FRAME_SECRET = '11'.repeat(32);
const HOLDERS = [{ holder: 'Supervisor', secret: '22'.repeat(32) }];
const DRAWN = 200;
/** @param {string} file */
const shipped = (file) =>
  /** @type {unknown} */ (JSON.parse(readFileSync(new URL(`../../rules/${file}`, import.meta.url), 'utf8')));
const rules = /** @type {import('../../src/core/kernel/canonical.js').Json} */ (shipped('food-safety.json'));
const calendar = /** @type {import('../../src/core/scheduling/visit.js').WorkCalendar} */ (
  shipped('calendar/us-il-chicago-2014.json')
);

/** @type {import('../../src/core/replay/plan.js').Plan} */
const plan = {
  format: 'evenhand/plan/v1',
  campaign: 'large-food',
  kind: 'production',
  title: { zh: '大型', en: 'Large' },
  organisation: 'ORG',
  language: 'en',
  calendar: { region: 'US-IL-Chicago', provisionalApprovedBy: null },
  draw: { kind: 'total', total: DRAWN, weights: { A: '1', B: '2', C: '4', D: '8' } },
  reserves: { rate: '25 %' },
  teams: { domain: 'food', size: 2, loadCap: 40, withinRegion: false },
  schedule: { dailyCap: 4 },
  seed: { dice: 20, holders: ['Supervisor'] },
};

/** @type {import('../../src/core/pairing/roster.js').Inspector[]} */
const roster = Array.from({ length: 24 }, (_, i) => ({
  id: `I-${String(100 + i)}`,
  name: `Inspector ${String(i)}`,
  kind: 'officer',
  organisation: 'ORG',
  group: 'G',
  regions: [],
  certificates: [{ number: 'C', domain: 'food', from: '2013-01-01', to: '2016-12-31' }],
  mayLead: i < 12,
  trainingValidTo: null,
  leave: [],
  recusals: [],
}));

/**
 * @param {number} i
 * @returns {import('../../src/core/scoring/assessment.js').Facts}
 */
const factsOf = (i) => ({
  status: i % 50 === 0 ? 'closed' : 'active',
  hazardClass: 1 + (i % 3),
  inspected: i % 4 !== 0,
  lastSerious: i % 5,
  lastMinor: i % 7,
});
/** @param {number} i */
const idOf = (i) => `91310000${String(i).padStart(10, '0')}`;

/** @param {number} count */
function contentOf(count) {
  const compiled = compileRules(rules);
  if (!compiled.ok) throw new Error(compiled.error.code);
  const assess = compiled.value([], '2014-08-31');
  const secret = secretBytes(FRAME_SECRET);
  /** @type {Iterable<import('../../src/core/replay/frameRow.js').FrameRow>} */
  const rows = {
    *[Symbol.iterator]() {
      for (let i = 0; i < count; i++) {
        const [id, facts, district] = [idOf(i), factsOf(i), String(i % 16)];
        const factsHash = toHex(saltedLeaf(nodeHash, secret, id, facts));
        const street = `Street ${String(i % 400)}`;
        const known = {
          id,
          name: `第${String(i)}号食品有限公司`,
          region: district,
          street,
          factsHash,
          size: null,
        };
        yield { ...known, ...scoredPart(assess(facts), district) };
      }
    },
  };
  const facts = {
    *[Symbol.iterator]() {
      for (let i = 0; i < count; i++) yield { id: idOf(i), facts: { ...factsOf(i) } };
    },
  };
  const basis = { plan, rows, roster, calendars: [calendar], earlier: [], month: '2014-09' };
  const secrets = {
    format: /** @type {const} */ ('evenhand/secrets/v1'),
    frameSecret: FRAME_SECRET,
    holders: HOLDERS,
  };
  const commitment = makeCommitment(
    nodeHash,
    { ...basis, rules, sequence: 1, codeVersion: 'bench' },
    { frameSecret: secret, holders: committedSecrets(nodeHash, secrets), round: null },
  );
  if (!commitment.ok) throw new Error(commitment.error.code);
  const working = { ...basis, rules, facts, frameSecret: FRAME_SECRET, commitment: commitment.value };
  const dice = '31415926535897932384';
  const drawn = drawWorking(nodeHash, working, { beacon: null, dice, holders: HOLDERS, drawnAt: null });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
  return drawn.value;
}

/** @param {string} file */
function verify(file) {
  const zip = openZipFile(file);
  if (!zip.ok) throw new Error(zip.error.code);
  const { agrees, steps } = verifyBundle(nodeHash, zip.value.source, compileRules);
  zip.value.close();
  if (!agrees) throw new Error(JSON.stringify(steps));
}

const [mode, file = '', rows] = process.argv.slice(2);
const started = process.hrtime.bigint();
if (mode === 'write') writeZipFile(file, writeBundle(nodeHash, contentOf(Number(rows))));
else verify(file);
const { userCPUTime, maxRSS } = process.resourceUsage();
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(JSON.stringify({ mode, seconds, cpuSeconds: userCPUTime / 1e6, peakMegabytes: maxRSS / 1024 }));
