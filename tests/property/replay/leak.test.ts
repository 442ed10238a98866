import { beforeAll, describe, expect, it } from 'vitest';
import { commitMonth } from '../../../src/app/protocol/commitMonth.js';
import { fromHex, toHex } from '../../../src/core/kernel/bytes.js';
import { seeded } from '../../../src/core/kernel/seeded.js';
import { utf8 } from '../../../src/core/kernel/text.js';
import { drawSeed } from '../../../src/core/audit/seed.js';
import type { BundleContent } from '../../../src/core/replay/bundle.js';
import { committedSecrets } from '../../../src/core/replay/commit.js';
import { drawRecordOf, type DrawRecord } from '../../../src/core/replay/drawRecord.js';
import { drawWorking } from '../../../src/core/replay/drawWorking.js';
import { ticketLabel } from '../../../src/core/replay/ticketLabel.js';
import type { MonthInput } from '../../../src/app/month/makeMonth.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { must, smallInput } from '../../fixtures/smallBundle.js';

const DRAWS = 60;
let input: MonthInput;
let draws: readonly { content: BundleContent; record: DrawRecord }[];

function drawWith(secret: string): { content: BundleContent; record: DrawRecord } {
  const { secrets, dice, ...known } = input;
  const own = { ...secrets, holders: [{ holder: 'Supervisor', secret }] };
  const holders = committedSecrets(nodeHash, own);
  const working = must(
    commitMonth(nodeHash, { ...known, frameSecret: own.frameSecret, holders, round: null }),
  );
  const brought = { beacon: null, dice, holders: own.holders, drawnAt: null };
  const content = must(drawWorking(nodeHash, working, brought));
  const { commitment, opening, performance } = content;
  return { content, record: drawRecordOf(nodeHash, commitment, opening, performance.cells) };
}

beforeAll(async () => {
  input = await smallInput();
  draws = Array.from({ length: DRAWS }, (_, i) =>
    drawWith(toHex(nodeHash.sha256(utf8(`secret ${String(i)}`)))),
  );
});

/** How many of those drawn at random a guess names, when it ranks the random units of each cell by a ticket. */
function hits(content: BundleContent, guess: (id: string) => Uint8Array): number {
  const drawn = new Set(
    content.performance.targets.filter(({ ground }) => ground === 'random').map(({ id }) => id),
  );
  return content.performance.cells.reduce((all, { cell, size }) => {
    const units = [...content.rows].filter(
      (row) => row.cell === cell && row.excluded === null && row.certainty === null,
    );
    const ranked = units
      .map(({ id }) => ({ id, key: toHex(guess(id)) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    return all + ranked.slice(0, size).filter(({ id }) => drawn.has(id)).length;
  }, 0);
}

/** Hits of blind guessing over all draws: mean and variance, hypergeometric in each cell. */
function blind(): { mean: number; variance: number } {
  let [mean, variance] = [0, 0];
  for (const { content } of draws) {
    for (const { size: n, population: N } of content.performance.cells) {
      mean += (n * n) / N;
      if (N > 1) variance += (n * n * (N - n) * (N - n)) / (N * N * (N - 1));
    }
  }
  return { mean, variance };
}

const bytes = (hex: string): Uint8Array => must(fromHex(hex));
const labelOf = ({ plan, month }: BundleContent) => ticketLabel(plan.kind, plan.campaign, month);

type Guess = (content: BundleContent, record: DrawRecord) => (id: string) => Uint8Array;

/** What an outsider can compute from the record, the commitment and a public register. */
const GUESSES: Readonly<Record<string, Guess>> = {
  'the fingerprint as a seed': (content, { seedFingerprint }) =>
    seeded(nodeHash, bytes(seedFingerprint)).tickets(labelOf(content)),
  'the seed without the secrets': (content, { commitmentHash, dice }) =>
    seeded(
      nodeHash,
      drawSeed(nodeHash, { commitmentHash: bytes(commitmentHash), beacon: null, dice, secrets: [] }),
    ).tickets(labelOf(content)),
  'the seed with the committed hash of the secret': (content, { commitmentHash, dice }) => {
    const secrets = content.commitment.seedPlan.secretCommitments.map(({ sha256 }) => bytes(sha256));
    const parts = { commitmentHash: bytes(commitmentHash), beacon: null, dice, secrets };
    return seeded(nodeHash, drawSeed(nodeHash, parts)).tickets(labelOf(content));
  },
  'a hash of record and id': (_, record) => (id) => nodeHash.sha256(utf8(JSON.stringify(record) + id)),
  'the order of ids': () => (id) => utf8(id),
};

describe('the record published at a draw', () => {
  it.each(Object.keys(GUESSES))('tells drawn from undrawn no better than chance, by %s', (name) => {
    const guess = GUESSES[name];
    if (guess === undefined) throw new Error(name);
    const found = draws.reduce((all, { content, record }) => all + hits(content, guess(content, record)), 0);
    const { mean, variance } = blind();
    expect(Math.abs(found - mean)).toBeLessThan(5 * Math.sqrt(variance));
  });

  it('does not change with the outcome, but for hashes', () => {
    const seen = new Set(
      draws.map(({ record }) => JSON.stringify({ ...record, commitmentHash: '', seedFingerprint: '' })),
    );
    expect(seen.size).toBe(1);
    const outcomes = new Set(
      draws.map(({ content }) => content.performance.targets.map(({ id }) => id).join()),
    );
    expect(outcomes.size).toBe(DRAWS);
  });

  it('would show everybody to a guesser who has the seed: the test can tell', () => {
    for (const { content } of draws.slice(0, 5)) {
      const all = content.performance.cells.reduce((sum, { size }) => sum + size, 0);
      expect(hits(content, seeded(nodeHash, bytes(content.opening.seed)).tickets(labelOf(content)))).toBe(
        all,
      );
    }
  });
});
