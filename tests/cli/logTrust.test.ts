import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signHead } from '../../src/core/audit/log.js';
import { readSelection } from '../../src/core/replay/readSelection.js';
import { writeBundle } from '../../src/core/replay/writeBundle.js';
import { toHex } from '../../src/core/kernel/bytes.js';
import { nodeSigner } from '../../src/crypto/nodeEd25519.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { packZip, unpackZip } from '../../src/documents/zip.js';
import { DICE, protocolFolder, type ProtocolFolder } from '../fixtures/protocolFolder.js';
import { must } from '../fixtures/smallBundle.js';
import { held, type HeldContent } from '../support/bundleTexts.js';
import type { CliRun } from './runCli.js';
import { runHere } from './inProcess.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const KEEPER = nodeSigner(new Uint8Array(32).fill(5));
const STRANGER = nodeSigner(new Uint8Array(32).fill(6));
let folder: string;
let month: ProtocolFolder;
let bundle: string;
let content: HeldContent;

async function done(args: readonly string[]): Promise<CliRun> {
  const run = await runHere(args);
  expect(`${run.stderr}${String(run.code)}`).toBe('0');
  return run;
}

/** The log's key as `head.jsonl` states it. */
const stated = (): string => content.history.heads[0]?.key ?? '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-trust-'));
  month = await protocolFolder(folder);
  await done([...month.commit('committed'), ...month.logged('2014-08-30T09:00:00Z')]);
  cpSync(month.file('log', 'head.jsonl'), month.file('kept.jsonl'));
  const draw = [...month.draw('committed', 'drawn'), '--dice', DICE];
  await done([...draw, ...month.logged('2014-08-31T09:00:00Z')]);
  const open = ['open', month.file('drawn', 'private', 'sealed.zip'), '--out', month.file('opened')];
  await done([...open, ...month.logged('2014-10-01T09:00:00Z')]);
  bundle = month.file('opened', 'bundle.zip');
  content = held(must(readSelection(nodeHash, must(unpackZip(readFileSync(bundle))))));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A head over the first entries, or others, as somebody may have signed it. */
function head(entries: HeldContent['history']['entries'], name = 'log.test', signer = KEEPER): string {
  const file = month.file(`head-${String(Math.random())}.txt`);
  writeFileSync(file, signHead(nodeHash, entries, name, signer));
  return file;
}

/** The bundle with another history. */
function withHistory(change: Partial<HeldContent['history']>): string {
  const history = { ...content.history, ...change };
  writeFileSync(month.file('other.zip'), packZip(writeBundle(nodeHash, { ...content, history })));
  return month.file('other.zip');
}

const verify = (...args: string[]): Promise<CliRun> => runHere(['verify', ...args]);

describe('what a reader brings to verify', () => {
  it('is named when it was not brought', async () => {
    const run = await done(['verify', bundle]);
    expect(run.stdout).toContain('signatures of the log were not checked');
    const json = await done(['verify', bundle, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ signatures: 'not-checked', earlierHead: 'not-given' });
    const unlogged = await done(['verify', withHistory({ entries: [], records: [], heads: [] })]);
    expect(unlogged.stdout).toContain('the bundle holds no log');
  });

  it('may be the key, as text, in a file or bare, and an earlier head, as a note or as the log keeps it', async () => {
    writeFileSync(month.file('key.txt'), `${stated()}\n`);
    for (const key of [stated(), month.file('key.txt'), toHex(KEEPER.publicKey)]) {
      const run = await done(['verify', bundle, '--log-key', key]);
      expect(run.stdout).toContain('✓ the log is signed with the key that was given');
    }
    for (const kept of [month.file('kept.jsonl'), head(content.history.entries.slice(0, 2))]) {
      const run = await done(['verify', bundle, '--head', kept, '--log-key', stated(), '--json']);
      expect(JSON.parse(run.stdout)).toMatchObject({ signatures: 'checked', earlierHead: 'consistent' });
    }
  });
});

describe('a log that is not what its reader knows', () => {
  it('is signed by somebody else, or changed after it was signed', async () => {
    const { code, stdout } = await verify(bundle, '--log-key', toHex(STRANGER.publicKey), '--json');
    expect(code).toBe(1);
    expect(stdout).toContain('audit.not-signed');
    const [own] = content.history.heads;
    const note = own?.note.replace(/— log.test (......)..../, '— log.test $1AAAA') ?? '';
    const forged = withHistory({ heads: [{ format: 'evenhand/log-head/v1', note, key: stated() }] });
    expect((await verify(forged, '--log-key', stated(), '--json')).stdout).toContain('audit.signature-false');
    const bare = withHistory({ heads: [] });
    expect((await verify(bare, '--log-key', stated(), '--json')).stdout).toContain('replay.no-head');
  });

  it('was rewritten since the head was kept', async () => {
    const [first, ...rest] = content.history.entries;
    if (first === undefined) throw new Error('the log has entries');
    const other = { ...first, at: '2014-08-30T08:00:00Z' };
    const { stdout } = await verify(bundle, '--head', head([other, ...rest.slice(0, 1)]), '--json');
    expect(stdout).toContain('audit.log-rewritten');
    expect(JSON.parse(stdout)).toMatchObject({ problems: [{ params: { first: 2, second: 3 } }] });
  });

  it('shows another reader other entries under a head of the same size', async () => {
    const others = content.history.entries.map((entry) => ({ ...entry, record: 'ab'.repeat(32) }));
    const { stdout } = await verify(bundle, '--head', head(others), '--json');
    expect(stdout).toContain('audit.split-view');
  });

  it('was cut, is another log, or is signed only in part', async () => {
    const { entries } = content.history;
    const more = [...entries, { ...entries[0], at: '2014-11-01T09:00:00Z' } as (typeof entries)[number]];
    expect((await verify(bundle, '--head', head(more), '--json')).stdout).toContain('replay.head-newer');
    const elsewhere = head(entries.slice(0, 1), 'log.elsewhere');
    expect((await verify(bundle, '--head', elsewhere, '--json')).stdout).toContain('audit.other-log');
    const note = signHead(nodeHash, entries.slice(0, 2), 'log.test', KEEPER);
    const behind = withHistory({ heads: [{ format: 'evenhand/log-head/v1', note, key: stated() }] });
    expect((await verify(behind, '--json')).stdout).toContain('replay.head-behind');
  });

  it('cannot be checked with what is no key and no head', async () => {
    const key = await verify(bundle, '--log-key', 'nonsense', '--json');
    expect(key.stdout).toContain('audit.key-malformed');
    const kept = await verify(bundle, '--head', month.file('key.txt'), '--json');
    expect(kept.stdout).toContain('audit.note-malformed');
  });
});
