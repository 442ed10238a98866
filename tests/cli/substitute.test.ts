import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SubstitutionRecord } from '../../src/core/audit/substitutionRecord.js';
import { readSelection } from '../../src/core/replay/readSelection.js';
import { writeBundle } from '../../src/core/replay/writeBundle.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { packZip, unpackZip } from '../../src/documents/zip.js';
import { DICE, protocolFolder, type ProtocolFolder } from '../fixtures/protocolFolder.js';
import { must } from '../fixtures/smallBundle.js';
import { held, type HeldContent } from '../support/bundleTexts.js';
import { runHere } from './inProcess.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const root = path.resolve(import.meta.dirname, '../..');
const OPENED = '2014-10-01T09:00:00Z';
let folder: string;
let month: ProtocolFolder;
let sealed: string;
let drawn: HeldContent;

async function done(args: readonly string[]): Promise<string> {
  const run = await runHere(args);
  expect(`${run.stderr}${String(run.code)}`).toBe('0');
  return run.stdout;
}

async function refused(args: readonly string[]): Promise<string> {
  const run = await runHere([...args, '--json']);
  expect(run.code).not.toBe(0);
  return run.stdout;
}

const contentOf = (file: string): HeldContent =>
  held(must(readSelection(nodeHash, must(unpackZip(readFileSync(file))))));
const entries = (): number => readFileSync(month.file('log', 'log.jsonl'), 'utf8').split('\n').length - 1;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-substitute-'));
  month = await protocolFolder(folder);
  sealed = month.file('drawn', 'private', 'sealed.zip');
  writeFileSync(month.file('photo.jpg'), 'a locked door');
  await done([...month.commit('committed'), ...month.logged('2014-08-30T09:00:00Z')]);
  const draw = [...month.draw('committed', 'drawn'), '--dice', DICE];
  await done([...draw, ...month.logged('2014-08-31T09:00:00Z')]);
  drawn = contentOf(sealed);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A cell with a target and a reserve. */
function replaceable(): { target: string; second: string; reserve: string } {
  const { targets, reserves } = drawn.performance;
  for (const { id, cell } of reserves) {
    const own = targets.filter((each) => each.cell === cell && each.ground === 'random');
    const [first, second] = own.map((each) => each.id);
    if (first !== undefined && second !== undefined) return { target: first, second, reserve: id };
  }
  throw new Error('the small month has no such cell');
}

const substitute = (id: string, at: string, ...more: string[]): string[] => [
  ...['substitute', sealed, '--id', id, '--ground', 'closed', '--evidence', month.file('photo.jpg')],
  ...['--decided-by', 'Chief', ...month.logged(at), ...more],
];
const open = (out: string, ...more: string[]): string[] => [
  ...['open', sealed, '--out', month.file(out), ...month.logged(OPENED), ...more],
];

describe('replacing targets between draw and opening', () => {
  it('takes the next reserves by protocol, opens, and verifies in both languages', async () => {
    const { target, second, reserve } = replaceable();
    const first = await done([...substitute(target, '2014-09-03T09:00:00Z'), '--json']);
    const { record } = JSON.parse(first) as { record: SubstitutionRecord };
    expect(record).toMatchObject({ replaced: target, replacement: reserve, ground: 'closed' });
    expect(record.evidence).toBe(createHash('sha256').update('a locked door').digest('hex'));
    const nobody = await done([...substitute(second, '2014-09-04T09:00:00Z'), '--json']);
    const left = drawn.performance.reserves.filter(({ cell }) => cell === cellOf(second)).slice(1);
    expect(JSON.parse(nobody)).toMatchObject({ record: { replacement: left[0]?.id ?? null } });
    expect(entries()).toBe(4);
    const published = readFileSync(month.file('log', 'records.jsonl'), 'utf8');
    expect(published).not.toContain('evenhand/substitution/v1');

    await done(open('opened'));
    const bundle = month.file('opened', 'bundle.zip');
    expect(await done(['verify', bundle])).toContain('✓ verified');
    const python = execFileSync('python3', [path.join(root, 'docs/verify/verify.py'), bundle], {
      encoding: 'utf8',
    });
    expect(python).toContain('✓ verified');
    const { history } = contentOf(bundle);
    expect(history.records).toHaveLength(3);
    expect(history.entries.map(({ kind }) => kind)).toEqual([
      ...['commitment', 'draw', 'substitution', 'substitution', 'opening'],
    ]);
  });

  it('has one effect when it is said again, and refuses another word on the same target', async () => {
    const { target, reserve } = replaceable();
    const said = await done([...substitute(target, '2014-09-05T09:00:00Z'), '--json']);
    expect(JSON.parse(said)).toMatchObject({ record: { replacement: reserve, at: '2014-09-03T09:00:00Z' } });
    expect(entries()).toBe(5);
    expect(await refused([...substitute(target, OPENED), '--ground', 'merged'])).toContain(
      'audit.not-a-target',
    );
    expect(await refused(substitute(reserve, '2014-10-02T09:00:00Z'))).toContain('audit.out-of-place');
  });

  it('refuses a target that was never drawn, a ground that does not exist, and a log that is not given', async () => {
    const { reserve } = replaceable();
    expect(await refused(substitute('nobody', OPENED))).toContain('audit.not-a-target');
    const unknown = await refused(substitute(reserve, OPENED, '--ground', 'a friend asked'));
    expect(unknown).toContain('kernel.not-in-schema');
    expect(await refused(substitute(reserve, OPENED).slice(0, -6))).toContain('command.usage');
  });
});

const cellOf = (id: string): string =>
  drawn.performance.targets.find((target) => target.id === id)?.cell ?? '';

describe('substitutions that are brought to the opening in a file', () => {
  const record = (change: Partial<SubstitutionRecord> = {}): SubstitutionRecord => {
    const { target, reserve } = replaceable();
    return {
      format: 'evenhand/substitution/v1',
      campaign: drawn.commitment.campaign,
      sequence: 1,
      replaced: target,
      replacement: reserve,
      ground: 'closed',
      evidence: '00'.repeat(32),
      decidedBy: 'Chief',
      at: '2014-09-03T09:00:00Z',
      ...change,
    };
  };

  /** A folder as it was after the draw, with records in a file. */
  async function freshly(records: readonly SubstitutionRecord[]): Promise<string[]> {
    const other = mkdtempSync(path.join(folder, 'fresh-'));
    const own = await protocolFolder(other);
    await done([...own.commit('committed'), ...own.logged('2014-08-30T09:00:00Z')]);
    const draw = [...own.draw('committed', 'drawn'), '--dice', DICE];
    await done([...draw, ...own.logged('2014-08-31T09:00:00Z')]);
    const file = own.file('brought.jsonl');
    writeFileSync(file, records.map((each) => `${JSON.stringify(each)}\n`).join(''));
    return [
      ...['open', own.file('drawn', 'private', 'sealed.zip'), '--out', own.file('opened')],
      ...['--substitutions', file, ...own.logged(OPENED)],
    ];
  }

  it('get their entries in the log first', async () => {
    const args = await freshly([record()]);
    await done(args);
    const bundle = path.join(args[3] ?? '', 'bundle.zip');
    await done(['verify', bundle]);
    expect(contentOf(bundle).history.entries.map(({ kind }) => kind)).toEqual([
      ...['commitment', 'draw', 'substitution', 'opening'],
    ]);
  });

  it('are refused as a whole when one was picked by hand, and the log stays as it was', async () => {
    const known = [...drawn.performance.targets, ...drawn.performance.reserves].map(({ id }) => id);
    const stranger = drawn.rows.find(({ id }) => !known.includes(id))?.id ?? '';
    const args = await freshly([record({ replacement: stranger })]);
    const log = path.join(args[3] ?? '', '..', 'log', 'log.jsonl');
    const before = readFileSync(log, 'utf8');
    const said = await refused(args);
    expect(said).toContain('audit.substitute-by-hand');
    expect(said).toContain(stranger);
    expect(readFileSync(log, 'utf8')).toBe(before);
    const elsewhere = await freshly([record({ sequence: 2 })]);
    expect(await refused(elsewhere)).toContain('replay.record-of-another-attempt');
  });

  it('that the log does not know are detected in a bundle', async () => {
    const { target, reserve } = replaceable();
    const content = contentOf(month.file('opened', 'bundle.zip'));
    const extra = record({ replaced: reserve, replacement: null });
    const bundle = (history: HeldContent['history'], name: string): string => {
      writeFileSync(month.file(name), packZip(writeBundle(nodeHash, { ...content, history })));
      return month.file(name);
    };
    const { history } = content;
    const unlogged = bundle({ ...history, records: [...history.records, extra] }, 'unlogged.zip');
    expect(await refused(['verify', unlogged])).toContain('replay.record-unlogged');
    const visited = content.performance.targets.map(({ id }) => ({ id }));
    const silent = await refused(['verify', bundle({ ...history, visited }, 'silent.zip')]);
    expect(silent).toContain('audit.targets-swapped');
    expect(silent).toContain(target);
  });
});
