import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coinsFrom, shuffled } from '../../src/core/kernel/coins.js';
import { runCli } from '../cli/runCli.js';

const root = path.resolve(import.meta.dirname, '../..');
const data = process.env['EVENHAND_CHICAGO'] ?? path.resolve(root, '../shared/data/chicago');
const example = (file: string): string => path.join(root, 'examples/chicago', file);
let folder: string;
let out: string;

const SECRETS = {
  format: 'evenhand/secrets/v1',
  frameSecret: '0f'.repeat(32),
  holders: [{ holder: 'Supervisor', secret: 'f0'.repeat(32) }],
};

/** The list of September 2014, from what was known on 31 August, into its own folder. */
async function makeMonth(name: string, register: string, history: string): Promise<string> {
  const secrets = path.join(folder, 'secrets.json');
  await writeFile(secrets, JSON.stringify(SECRETS));
  const to = path.join(folder, name);
  const run = await runCli([
    ...['month', '--register', register, '--history', history, '--mapping', example('mapping.json')],
    ...['--rules', path.join(root, 'rules/food-safety.json'), '--roster', example('roster.csv')],
    ...['--plan', example('plan.json'), '--month', '2014-09', '--dice', '31415926535897932384'],
    ...['--secret-file', secrets, '--out', to],
  ]);
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
  return to;
}

/** The same file with its rows in another order; no cell of these files holds a line break. */
async function shuffledFile(file: string): Promise<string> {
  const [header = '', ...rows] = (await readFile(path.join(data, file), 'utf8')).trimEnd().split('\n');
  const to = path.join(folder, file);
  await writeFile(to, `${[header, ...shuffled(rows, coinsFrom('c'.repeat(64)))].join('\n')}\n`);
  return to;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-chicago-'));
  out = await makeMonth('plain', path.join(data, 'establishments.csv'), path.join(data, 'inspections.csv'));
}, 300_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Line {
  readonly id: string;
  readonly ground: string;
  readonly reasons: string;
  readonly lead: string;
  readonly members: string;
  readonly date: string;
  readonly pi: string;
}

describe('the list of September 2014 for the food establishments of Chicago', () => {
  it('holds 810 random targets and some certainties, each with reasons, a date and two inspectors', async () => {
    const lines = parse<Line>(await readFile(path.join(out, 'list.csv')), { columns: true, bom: true });
    const random = lines.filter(({ ground }) => ground === 'random');
    const certain = lines.filter(({ ground }) => ground === 'certainty');
    expect(random).toHaveLength(810);
    expect(certain.length).toBeGreaterThan(0);
    expect(random.length + certain.length).toBe(lines.length);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    for (const { reasons, lead, members, date, pi } of lines) {
      expect(reasons).not.toBe('');
      expect(lead).toMatch(/\(INS-\d+\)$/);
      expect(members).toMatch(/\(INS-\d+\)$/);
      expect(members).not.toBe(lead);
      expect(date).toMatch(/^2014-09-\d\d$/);
      expect(pi).toMatch(/^(1|\d+\/\d+)$/);
    }
  });

  it('is verified by the program and by the independent verifier', async () => {
    const bundle = path.join(out, 'bundle.zip');
    const run = await runCli(['verify', bundle]);
    expect(run.stdout).toContain('✓ verified');
    expect(run.code).toBe(0);
    const verifier = path.join(root, 'docs/verify/verify.py');
    const python = await promisify(execFile)('python3', [verifier, bundle]);
    expect(python.stdout).toContain('✓ verified');
  }, 300_000);

  it('does not change when the rows of both files are shuffled', async () => {
    const other = await makeMonth(
      'shuffled',
      await shuffledFile('establishments.csv'),
      await shuffledFile('inspections.csv'),
    );
    for (const file of ['bundle.zip', 'list.csv', 'reserves.csv', 'summary.json']) {
      const [first, second] = [await readFile(path.join(out, file)), await readFile(path.join(other, file))];
      expect(second.equals(first), file).toBe(true);
    }
  }, 300_000);
});
