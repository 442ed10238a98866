import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chicagoFolder } from '../support/chicago.js';
import { runCli } from './runCli.js';

const root = path.resolve(import.meta.dirname, '../..');
const input = [
  ...['--register', path.join(chicagoFolder, 'establishments.csv')],
  ...['--history', path.join(chicagoFolder, 'inspections.csv')],
  ...['--mapping', path.join(root, 'examples/chicago/mapping.json')],
];
const rules = ['--rules', path.join(root, 'rules/food-safety.json')];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-backtest-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Json {
  readonly [key: string]: unknown;
  readonly problems?: readonly { readonly code: string }[];
}

describe('evenhand backtest', () => {
  it('gives each figure with its interval beside it, and a picture', async () => {
    const svg = path.join(folder, 'lift.svg');
    const window = ['--from', '2014-05-01', '--to', '2014-08-31', '--draws', '50', '--svg', svg];
    const run = await runCli(['backtest', ...input, ...rules, ...window, '--json']);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    const result = JSON.parse(run.stdout) as Json;
    for (const figure of ['firstHalfShare', 'meanDaysEarlier', 'auc']) {
      const [low, high] = result[`${figure}Interval`] as [number, number];
      expect(low).toBeLessThan(result[figure] as number);
      expect(high).toBeGreaterThan(result[figure] as number);
    }
    expect(result).toMatchObject({ ok: true, visits: 3479, asOf: 'day before each visit' });
    expect(await readFile(svg, 'utf8')).toContain('<svg');
  });

  it('speaks Chinese to Chinese readers', async () => {
    const window = ['--from', '2014-08-01', '--to', '2014-08-31', '--draws', '20'];
    const run = await runCli(['backtest', ...input, ...rules, ...window], 'zh_CN.UTF-8');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('回测 2014-08-01 至 2014-08-31\n950 次检查');
    expect(run.stdout).toContain('前一半检查发现的严重问题占比');
  });

  it.each([
    ['a window without visits', ['--from', '2015-01-01', '--to', '2015-02-01'], 'backtest.no-visits'],
    [
      'a window that ends before it begins',
      ['--from', '2014-06-01', '--to', '2014-05-01'],
      'backtest.period-reversed',
    ],
  ])('refuses %s', async (_, window, code) => {
    const run = await runCli(['backtest', ...input, ...rules, ...window, '--json']);
    expect(run.code).not.toBe(0);
    expect((JSON.parse(run.stdout) as Json).problems?.[0]?.code).toBe(code);
  });

  it('refuses a day that does not exist', async () => {
    const run = await runCli(['backtest', ...input, ...rules, '--from', '2014-02-30', '--to', '2014-08-31']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('must be a day that exists');
  });
});

describe('evenhand calibrate', () => {
  const training = ['--until', '2014-04-30', '--author', 'rules-desk', '--draws', '10'];
  const candidates = ['--rules', path.join(root, 'rules/candidates/food-safety.json')];

  it('never overwrites a file', async () => {
    const out = path.join(folder, 'mine.json');
    await writeFile(out, 'mine');
    const run = await runCli(['calibrate', ...input, ...candidates, ...training, '--out', out, '--json']);
    expect(run.code).toBe(2);
    expect((JSON.parse(run.stdout) as Json).problems?.[0]?.code).toBe('command.file-exists');
    expect(await readFile(out, 'utf8')).toBe('mine');
  });

  it('refuses a held-out period that overlaps the training period', async () => {
    const out = path.join(folder, 'new.json');
    const run = await runCli([
      ...['calibrate', ...input, ...candidates, ...training, '--from', '2014-04-01'],
      ...['--out', out, '--json'],
    ]);
    expect((JSON.parse(run.stdout) as Json).problems?.[0]?.code).toBe('calibrate.periods-overlap');
    await expect(readFile(out)).rejects.toThrow();
  });
});
