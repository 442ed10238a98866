import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { unpackZip } from '../../src/documents/zip.js';
import { recordHash } from '../../src/core/kernel/hash.js';
import type { Json } from '../../src/core/kernel/canonical.js';
import { monthArguments, smallMonth, type SmallMonth } from '../fixtures/smallMonth.js';
import { must } from '../fixtures/smallBundle.js';
import { sourceTexts } from '../support/bundleTexts.js';
import { runHere } from './inProcess.js';
import { runCli, type CliRun } from './runCli.js';

const root = path.resolve(import.meta.dirname, '../..');
vi.setConfig({ testTimeout: 240_000 });
const DICE = '31415926535897932384';
let folder: string;
let small: SmallMonth;
let inputs: readonly string[];
const file = (...names: string[]): string => path.join(folder, ...names);

/** Arguments of `evenhand month` without those that only a draw needs. */
function committing(args: readonly string[]): string[] {
  const kept = args.slice(1);
  for (const option of ['--dice', '--out', '--secret-file']) kept.splice(kept.indexOf(option), 2);
  return kept;
}

async function done(args: readonly string[]): Promise<CliRun> {
  const run = await runHere(args);
  expect(`${run.stderr}${String(run.code)}`).toBe('0');
  return run;
}

const logged = (at: string): string[] => ['--log', file('log'), '--key', file('log.key'), '--at', at];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-protocol-'));
  small = smallMonth(await readFile(path.join(root, 'rules/food-safety.json'), 'utf8'));
  inputs = committing(await monthArguments(file('in'), small));
  const secret = await done(['secret', '--holder', 'Supervisor', '--out', file('supervisor.json'), '--json']);
  const { sha256 } = JSON.parse(secret.stdout) as { sha256: string };
  for (const [name, frameSecret] of [
    ['commitments.json', '11'.repeat(32)],
    ['other.json', '12'.repeat(32)],
  ] as const) {
    const holders = [{ holder: 'Supervisor', sha256 }];
    const format = 'evenhand/secret-commitments/v1';
    await writeFile(file(name), JSON.stringify({ format, frameSecret, holders }));
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const commit = (out: string, at: string) => [
  ...['commit', ...inputs, '--secret-file', file('commitments.json'), '--out', file(out)],
  ...logged(at),
];

describe('an offline draw from commitment to bundle', () => {
  it('voids, commits again, draws, opens and verifies in both languages', async () => {
    await done(commit('first', '2014-08-30T09:00:00Z'));
    const voiding = [
      ...['void', '--commitment', file('first', 'commitment.json'), '--ground', 'frame-error'],
      ...['--explanation', 'a register without district 3', '--planned-by', 'P', '--out', file('void')],
    ];
    const byPlanner = [...voiding, '--approved-by', 'P', ...logged('2014-08-30T10:00:00Z')];
    expect((await runHere([...byPlanner, '--json'])).stdout).toContain('audit.void-by-planner');
    const changed = [...commit('early', '2014-08-30T10:00:00Z'), '--secret-file', file('other.json')];
    const again = await runHere([...changed, '--json']);
    expect(again.stdout).toContain('audit.void-missing');
    expect(existsSync(file('early'))).toBe(false);
    await done([...voiding, '--approved-by', 'S', ...logged('2014-08-30T10:00:00Z')]);
    await done(commit('second', '2014-08-30T11:00:00Z'));
    const draw = ['draw', file('second', 'working.zip'), '--out', file('drawn'), '--dice', DICE];
    const withheld = await runHere([...draw, ...logged('2014-08-31T01:00:00Z'), '--json']);
    expect(withheld.stdout).toContain('audit.secret-withheld');
    await done([...draw, '--secret-file', file('supervisor.json'), ...logged('2014-08-31T01:00:00Z')]);
    await done([
      ...['open', file('drawn', 'private', 'sealed.zip'), '--out', file('opened')],
      ...logged('2014-10-01T01:00:00Z'),
    ]);
    const bundle = file('opened', 'bundle.zip');
    const announced = JSON.parse(await readFile(file('second', 'commitment.json'), 'utf8')) as Json;
    const run = await done(['verify', bundle, '--commitment', recordHash(nodeHash, announced)]);
    expect(run.stdout).toContain('✓ verified');
    const python = await promisify(execFile)('python3', [path.join(root, 'docs/verify/verify.py'), bundle]);
    expect(python.stdout).toContain('✓ verified');
    const texts = sourceTexts(must(unpackZip(await readFile(bundle))));
    expect(texts.get('log.jsonl')?.split('\n').slice(0, -1)).toHaveLength(5);
    expect(texts.get('commitment.json')).toContain('"sequence":2');
  });

  it('refuses a working file that was changed after the commitment', async () => {
    await copyFile(file('second', 'working.zip'), file('changed.zip'));
    await promisify(execFile)('python3', [
      '-c',
      [
        'import sys, zipfile',
        'p = sys.argv[1]',
        'z = zipfile.ZipFile(p); files = {n: z.read(n) for n in z.namelist()}; z.close()',
        'files["frame.jsonl"] = b"".join(files["frame.jsonl"].splitlines(True)[1:])',
        'z = zipfile.ZipFile(p, "w"); [z.writestr(n, d) for n, d in files.items()]; z.close()',
      ].join('\n'),
      file('changed.zip'),
    ]);
    const run = await runHere([
      ...['draw', file('changed.zip'), '--dice', DICE, '--secret-file', file('supervisor.json')],
      ...['--out', file('never'), '--json'],
    ]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('replay.not-as-committed');
    expect(run.stdout).toContain('frameRoot');
  });

  it('gives by commit, draw and open what month gives in one go, except for the time of the draw', async () => {
    await done([
      ...['commit', ...inputs, '--secret-file', file('in', 'secrets.json'), '--out', file('parts')],
    ]);
    await done([
      ...['draw', file('parts', 'working.zip'), '--dice', DICE, '--out', file('parts-drawn')],
      ...['--secret-file', file('in', 'secrets.json'), '--at', '2014-08-31T01:00:00Z'],
    ]);
    await done(await monthArguments(file('in'), small));
    for (const name of ['list.csv', 'reserves.csv', 'summary.json']) {
      const whole = await readFile(file('in', 'out', name), 'utf8');
      expect(await readFile(file('parts-drawn', 'private', name), 'utf8'), name).toBe(whole);
    }
  });

  it('rehearses under another kind, other than the production draw', async () => {
    await done(['rehearse', ...inputs, '--out', file('rehearsed')]);
    const texts = sourceTexts(must(unpackZip(await readFile(file('rehearsed', 'bundle.zip')))));
    expect(texts.get('commitment.json')).toContain('"kind":"rehearsal"');
    await done(['verify', file('rehearsed', 'bundle.zip')]);
  });
});

describe('the proof of one enterprise', () => {
  it('holds by itself, says in words what happened, and fails when anything in it is changed', async () => {
    const bundle = file('opened', 'bundle.zip');
    const outcomes = new Set<string>();
    const targets = sourceTexts(must(unpackZip(await readFile(bundle)))).get('targets.jsonl') ?? '';
    const drawn = (JSON.parse(targets.split('\n')[0] ?? '') as { id: string }).id;
    for (const id of [drawn, '1001', '1002', '1003']) {
      await done(['prove', bundle, '--id', id, '--out', file('proof')]);
      const run = await done(['verify-proof', file('proof', 'proof.json'), '--json']);
      outcomes.add((JSON.parse(run.stdout) as { outcome: string }).outcome);
      expect(await readFile(file('proof', 'proof.txt'), 'utf8')).toContain(id);
    }
    expect(outcomes.size).toBeGreaterThan(1);
    const text = await readFile(file('proof', 'proof.json'), 'utf8');
    await writeFile(file('forged.json'), text.replace('"street":"Street', '"street":"Other'));
    const forged = await runHere(['verify-proof', file('forged.json'), '--json']);
    expect(forged.code).toBe(1);
    expect(forged.stdout).toContain('audit.not-in-tree');
    const nobody = await runHere(['prove', bundle, '--id', 'none', '--out', file('nobody'), '--json']);
    expect(nobody.stdout).toContain('replay.not-in-frame');
  });
});

describe('a ceremony on a terminal', () => {
  const hold = (out: string, answers: readonly string[]) =>
    runCli(
      [
        ...['ceremony', file('second', 'working.zip'), '--place', 'Room 3', '--out', file(out)],
        ...['--at', '2014-08-31T01:00:00Z'],
      ],
      'en_US.UTF-8',
      answers.map((answer) => `${answer}\n`).join(''),
    );

  it('shows the short code, echoes dice, draws as the draw command does and writes minutes', async () => {
    const { secret } = JSON.parse(await readFile(file('supervisor.json'), 'utf8')) as { secret: string };
    const run = await hold('held', ['yes', '31415 92653', 'oops', '58979 32384', 'yes', secret]);
    expect(`${run.stderr}${String(run.code)}`).toBe('0');
    expect(run.stdout).toMatch(/Short code [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/);
    expect(run.stdout).toContain('31415 92653 58979 32384');
    expect(run.stdout).not.toContain(secret);
    for (const name of ['draw.json', path.join('private', 'list.csv')]) {
      const drawn = await readFile(file('drawn', name), 'utf8');
      expect(await readFile(file('held', name), 'utf8'), name).toBe(drawn);
    }
    expect((await readFile(file('held', 'minutes.docx'))).subarray(0, 2).toString()).toBe('PK');
  });

  it('draws nothing without agreement on the code, without all dice, or with another secret', async () => {
    expect((await hold('refused', ['no'])).stderr).toContain('not confirmed');
    expect((await hold('refused', ['yes', '31415'])).stderr).toContain('ended before the draw');
    const other = await hold('refused', ['yes', DICE, 'yes', '77'.repeat(32)]);
    expect(other.stderr).toContain('Supervisor');
    expect(existsSync(file('refused'))).toBe(false);
  });
});
