import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSelection } from '../../src/core/replay/readSelection.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { unpackZip } from '../../src/documents/zip.js';
import { must } from '../fixtures/smallBundle.js';
import { monthArguments, smallMonth, type SmallMonth } from '../fixtures/smallMonth.js';
import { held, type HeldContent } from '../support/bundleTexts.js';
import { runHere } from './inProcess.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let small: SmallMonth;
let september: string;

const contentOf = async (file: string): Promise<HeldContent> =>
  held(must(readSelection(nodeHash, must(unpackZip(await readFile(file))))));

/** Everybody is visited, and nobody goes where they were in one of the last two visits. */
function rotating(plan: string): string {
  const read = JSON.parse(plan) as { draw: object; teams: object };
  const teams = { ...read.teams, loadCap: 30, rotation: { enterpriseVisits: 2 }, carryMonths: 1 };
  return JSON.stringify({ ...read, draw: { ...read.draw, total: 40 }, schedule: { dailyCap: 8 }, teams });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-earlier-'));
  const first = smallMonth(await readFile(path.join(root, 'rules/food-safety.json'), 'utf8'));
  small = { ...first, plan: rotating(first.plan) };
  const made = await runHere(await monthArguments(path.join(folder, 'september'), small));
  expect(`${made.stderr}${String(made.code)}`).toBe('0');
  september = path.join(folder, 'september', 'out', 'bundle.zip');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a month after another', () => {
  it('keeps inspectors away from where they were, as both verifiers confirm', async () => {
    const next = await monthArguments(path.join(folder, 'october'), small, { name: '2014-10' });
    const made = await runHere([...next, '--earlier', september]);
    expect(`${made.stderr}${String(made.code)}`).toBe('0');
    const bundle = path.join(folder, 'october', 'out', 'bundle.zip');
    const { performance, earlier } = await contentOf(bundle);
    const before = new Map(earlier.map(({ target, lead, members }) => [target, [lead, ...members]]));
    expect(earlier).toHaveLength((await contentOf(september)).performance.teams.length);
    const again = performance.teams.filter(({ target }) => before.has(target));
    expect(again.length).toBeGreaterThan(10);
    for (const { target, lead, members } of again) {
      expect([lead, ...members].filter((id) => before.get(target)?.includes(id))).toEqual([]);
    }
    const verified = execFileSync('python3', [path.join(root, 'docs/verify/verify.py'), bundle]);
    expect(verified.toString()).toContain('✓ verified');
  });

  it('looks back only at bundles that perform again as they say, and never at a later month', async () => {
    const bent = path.join(folder, 'bent.zip');
    const bytes = await readFile(september);
    await writeFile(bent, bytes.subarray(0, bytes.length - 40));
    const next = await monthArguments(path.join(folder, 'bent'), small, { name: '2014-10' });
    expect((await runHere([...next, '--earlier', bent])).code).not.toBe(0);
    const same = await monthArguments(path.join(folder, 'same'), small);
    const refused = await runHere([...same, '--earlier', september, '--json']);
    expect(refused.stdout).toContain('replay.earlier-not-before');
  });
});
