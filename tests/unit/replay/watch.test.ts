import { beforeAll, describe, expect, it } from 'vitest';
import { compileRules } from '../../../src/core/replay/compileRules.js';
import { textSource, type BundleSource } from '../../../src/core/replay/bundleSource.js';
import { verifyBundle } from '../../../src/core/replay/verify.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { describeProblem } from '../../../src/messages/registry.js';
import { randomCampaign } from '../../fixtures/randomCampaign.js';
import { bundleTexts } from '../../support/bundleTexts.js';

const ROWS = 3000;
let source: BundleSource;

/** A campaign of enough rows to be told about more than once. */
beforeAll(() => {
  const content = randomCampaign({
    units: Array.from({ length: ROWS }, (_, i) => ({
      id: String(10_000 + i),
      tier: i % 4,
      district: 0,
      size: 1,
      state: 5,
    })),
    ...{ design: 1, share: 1, rates: [1, 1, 1, 1], reserve: 10, holders: 1 },
    staff: { teams: 0, region: 1, leads: 7, recusals: [], away: [], earlier: [] },
    ...{ secret: 'ab'.repeat(32), dice: '31415926535897932384' },
  });
  if (content === null) throw new Error('it can be drawn');
  source = textSource(bundleTexts(content));
});

describe('a verification that is watched', () => {
  it('says for each pass over the frame how many of its rows it has seen', () => {
    const told: string[] = [];
    verifyBundle(nodeHash, source, compileRules, {
      progress: (step, rows, of) => told.push(`${step} ${String(rows)}/${String(of)}`),
    });
    const passes = ['facts', 'draw'].flatMap((step) =>
      [0, 1024, 2048].map((rows) => `${step} ${String(rows)}/${String(ROWS)}`),
    );
    expect(told).toEqual(passes);
  });

  it('ends when nobody waits any more, in either pass, and claims nothing', () => {
    for (const step of ['facts', 'draw'] as const) {
      let seen = '';
      const verification = verifyBundle(nodeHash, source, compileRules, {
        progress: (current) => (seen = current),
        cancelled: () => seen === step,
      });
      expect(verification).toMatchObject({ agrees: false, commitmentHash: null, content: null });
      const [only, ...others] = verification.steps;
      expect(others).toEqual([]);
      expect(only).toMatchObject({
        step,
        problems: [{ code: 'replay.cancelled', params: { rows: 1024 } }],
      });
      expect(only?.problems.map((problem) => describeProblem(problem, 'en'))).toEqual([
        'verification was cancelled after 1024 rows',
      ]);
    }
  });
});
