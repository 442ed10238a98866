import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 600_000 });

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'tests/bench/largeBundle.mjs');
const run = promisify(execFile);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-flat-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const bundle = (rows: number): string => path.join(folder, `${String(rows)}.zip`);

/** A small heap makes the collector tidy up at once, so that what stays resident is what is needed. */
const SMALL_HEAP = ['--max-old-space-size=64', '--max-semi-space-size=2'];

/** Peak resident memory of a process of its own, in megabytes. */
async function peak(...args: readonly string[]): Promise<number> {
  const { stdout } = await run(process.execPath, [...SMALL_HEAP, program, ...args]);
  return (JSON.parse(stdout) as { peakMegabytes: number }).peakMegabytes;
}

it('writing and verifying 50,000 rows takes hardly more memory than 10,000, at the same number of targets', async () => {
  const written = [
    await peak('write', bundle(10_000), '10000'),
    await peak('write', bundle(50_000), '50000'),
  ] as const;
  const verified = [await peak('verify', bundle(10_000)), await peak('verify', bundle(50_000))] as const;
  // The 40,000 rows more are 21 MB of text, and some 75 MB as objects.
  expect(written[1] - written[0]).toBeLessThan(20);
  expect(verified[1] - verified[0]).toBeLessThan(12);
});

it('the verifier in Python holds no more than a few rows either', async () => {
  const script = [
    'import resource, sys',
    'sys.dont_write_bytecode = True',
    'sys.path.insert(0, "docs/verify")',
    'import verify',
    'faults, _ = verify.verify(sys.argv[1], quiet=True)',
    'print(faults, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)',
  ].join('\n');
  const measure = async (rows: number): Promise<number> => {
    const { stdout } = await run('python3', ['-c', script, bundle(rows)], { cwd: root });
    const [faults, kilobytes] = stdout.trim().split(' ').map(Number);
    expect(faults).toBe(0);
    return (kilobytes ?? NaN) / 1024;
  };
  expect((await measure(50_000)) - (await measure(10_000))).toBeLessThan(8);
});
