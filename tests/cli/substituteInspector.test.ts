import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { InspectorSubstitution } from '../../src/core/audit/inspectorSubstitution.js';
import { readSelection } from '../../src/core/replay/readSelection.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { unpackZip } from '../../src/documents/zip.js';
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

async function done(args: readonly string[]): Promise<string> {
  const run = await runHere(args);
  expect(`${run.stderr}${String(run.code)}`).toBe('0');
  return run.stdout;
}

const contentOf = (file: string): HeldContent =>
  held(must(readSelection(nodeHash, must(unpackZip(readFileSync(file))))));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-seat-'));
  month = await protocolFolder(folder);
  sealed = month.file('drawn', 'private', 'sealed.zip');
  writeFileSync(month.file('note.pdf'), 'a doctor’s note');
  await done([...month.commit('committed'), ...month.logged('2014-08-30T09:00:00Z')]);
  const draw = [...month.draw('committed', 'drawn'), '--dice', DICE];
  await done([...draw, ...month.logged('2014-08-31T09:00:00Z')]);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const substitute = (target: string, inspector: string, at: string, ...more: string[]): string[] => [
  ...['substitute-inspector', sealed, '--target', target, '--inspector', inspector, '--ground', 'illness'],
  ...['--evidence', month.file('note.pdf'), '--decided-by', 'Chief', ...month.logged(at), ...more],
];

describe('replacing an inspector between draw and opening', () => {
  it('takes the next alternate, names who was passed over, opens, and verifies in both languages', async () => {
    const [team] = contentOf(sealed).performance.teams;
    const [target, lead, member = ''] = [team?.target ?? '', team?.lead ?? '', ...(team?.members ?? [])];
    const said = await done([...substitute(target, member, '2014-09-03T09:00:00Z'), '--json']);
    const { record } = JSON.parse(said) as { record: InspectorSubstitution };
    expect(record).toMatchObject({ target, outgoing: member, ground: 'illness', decidedBy: 'Chief' });
    expect([lead, member]).not.toContain(record.incoming);
    const next = ['--unavailable', `${record.incoming}:leave`];
    const other = contentOf(sealed).performance.teams.find((each) => each.target !== target);
    await done(substitute(other?.target ?? '', other?.members[0] ?? '', '2014-09-04T09:00:00Z', ...next));

    await done(['open', sealed, '--out', month.file('opened'), ...month.logged(OPENED)]);
    const bundle = month.file('opened', 'bundle.zip');
    expect(await done(['verify', bundle])).toContain('✓ verified');
    const verifier = path.join(root, 'docs/verify/verify.py');
    expect(execFileSync('python3', [verifier, bundle], { encoding: 'utf8' })).toContain('✓ verified');
    expect(contentOf(bundle).history.entries.map(({ kind }) => kind)).toEqual([
      ...['commitment', 'draw', 'inspector-substitution', 'inspector-substitution', 'opening'],
    ]);
  });

  it('refuses somebody picked by hand, somebody who has no seat, and a ground that does not exist', async () => {
    const file = month.file('drawn', 'private', 'substitutions.jsonl');
    const honest = readFileSync(file, 'utf8');
    const [first = '{}'] = honest.split('\n');
    const record = JSON.parse(first) as InspectorSubstitution;
    const picked = { ...record, incoming: record.outgoing, outgoing: record.incoming };
    writeFileSync(month.file('picked.jsonl'), `${JSON.stringify(picked)}\n`);
    const open = [
      'open',
      sealed,
      '--out',
      month.file('forged'),
      '--substitutions',
      month.file('picked.jsonl'),
    ];
    const fresh = ['--log', month.file('log2'), '--key', month.file('key2.json'), '--at', OPENED];
    const forged = await runHere([...open, ...fresh, '--json']);
    expect(forged.code).not.toBe(0);
    expect(forged.stdout).toMatch(/replay\.inspector-by-hand|pairing\./);

    const stranger = await runHere([...substitute(record.target, 'nobody', OPENED), '--json']);
    expect(stranger.code).not.toBe(0);
    const ground = await runHere([
      ...substitute(record.target, record.incoming, OPENED, '--ground', 'tired'),
      '--json',
    ]);
    expect(ground.code).toBe(2);
    expect(ground.stdout).toContain('command.usage');
    expect(readFileSync(file, 'utf8')).toBe(honest);
  });
});
