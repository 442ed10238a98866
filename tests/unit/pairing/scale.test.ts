import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

interface Figures {
  readonly pairs: number;
  readonly staffed: number;
  readonly peakMegabytes: number;
}

it('all five steps for 5,000 visits and 600 people, no two alike, fit a small heap', () => {
  const output = execFileSync(
    process.execPath,
    ['--max-old-space-size=64', 'tests/bench/pairingScale.mjs', '5000', '600', '30'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const figures = JSON.parse(output.toString('utf8')) as Figures;
  expect(figures).toMatchObject({ pairs: 150_000, staffed: 5000 });
  expect(figures.peakMegabytes).toBeLessThan(250);
});
