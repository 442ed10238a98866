import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type * as Disk from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DICE, protocolFolder, type ProtocolFolder } from '../fixtures/protocolFolder.js';
import { runHere } from './inProcess.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** After so many more moves of files the machine is dead: nothing is written, moved or removed any more. */
const machine = vi.hoisted(() => ({ moves: Infinity, dead: false }));

vi.mock('node:fs/promises', async (original) => {
  const disk = await original<typeof Disk>();
  const alive =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (machine.dead) throw new Error('the machine is dead');
      return work(...args);
    };
  const rename: typeof disk.rename = async (from, to) => {
    if (machine.moves-- <= 0) machine.dead = true;
    await alive(disk.rename)(from, to);
  };
  return { ...disk, rename, writeFile: alive(disk.writeFile), mkdir: alive(disk.mkdir), rm: alive(disk.rm) };
});

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-cut-off-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function done(args: readonly string[]): Promise<void> {
  const run = await runHere(args);
  expect(`${run.stderr}${String(run.code)}`).toBe('0');
}

/** Every file below a folder by its hash; the lock of a dead process and its half-written files too. */
function state(at: string): Record<string, string> {
  const files = readdirSync(at, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(at, file), createHash('sha256').update(readFileSync(file)).digest('hex')];
    }),
  );
}

/** The steps of a campaign; each is one command. */
const steps = (month: ProtocolFolder): Readonly<Record<string, readonly string[]>> => ({
  commit: [...month.commit('committed'), ...month.logged('2014-08-30T09:00:00Z')],
  draw: [...month.draw('committed', 'drawn'), '--dice', DICE, ...month.logged('2014-08-31T09:00:00Z')],
  substitute: [
    ...['substitute', month.file('drawn', 'private', 'sealed.zip'), '--id', 'TARGET'],
    ...['--ground', 'closed', '--evidence', month.file('supervisor.json'), '--decided-by', 'Chief'],
    ...month.logged('2014-09-03T09:00:00Z'),
  ],
  open: [
    ...['open', month.file('drawn', 'private', 'sealed.zip'), '--out', month.file('opened')],
    ...month.logged('2014-10-01T09:00:00Z'),
  ],
});

const VOID = (month: ProtocolFolder): string[] => [
  ...['void', '--commitment', month.file('committed', 'commitment.json'), '--ground', 'frame-error'],
  ...['--explanation', 'a district was missing', '--planned-by', 'P', '--approved-by', 'S'],
  ...['--out', month.file('voided'), ...month.logged('2014-08-30T10:00:00Z')],
];

async function target(month: ProtocolFolder): Promise<string> {
  const list = readFileSync(month.file('drawn', 'private', 'list.csv'), 'utf8').split(/\r?\n/);
  return Promise.resolve(list.find((line) => line.includes('random'))?.split(',')[0] ?? '');
}

/** Kills the command at every move of a file, repeats it, and compares with a command that nothing disturbed. */
async function surviveEveryCut(at: string, args: readonly string[]): Promise<number> {
  cpSync(at, `${at}-before`, { recursive: true });
  const reset = (): void => {
    rmSync(at, { recursive: true });
    cpSync(`${at}-before`, at, { recursive: true });
  };
  await done(args);
  const undisturbed = state(at);
  await done(args);
  expect(state(at)).toEqual(undisturbed);
  for (let moves = 0; ; moves++) {
    reset();
    Object.assign(machine, { moves, dead: false });
    const finished = await runHere(args).then(
      ({ code }) => code === 0,
      () => false,
    );
    Object.assign(machine, { moves: Infinity, dead: false });
    if (!finished) await done(args);
    expect(Object.keys(state(at))).toEqual(Object.keys(undisturbed));
    expect(state(at)).toEqual(undisturbed);
    if (finished) return moves;
  }
}

describe('a command that is killed at any moment and said again', () => {
  it('has the effect of one command that nothing disturbed, once', async () => {
    const at = path.join(folder, 'campaign');
    const month = await protocolFolder(path.join(folder, 'campaign'));
    const cuts: Record<string, number> = {};
    for (const [name, args] of Object.entries(steps(month))) {
      const id = name === 'substitute' ? await target(month) : '';
      rmSync(`${at}-before`, { recursive: true, force: true });
      cuts[name] = await surviveEveryCut(
        at,
        args.map((arg) => (arg === 'TARGET' ? id : arg)),
      );
    }
    expect(cuts).toEqual({ commit: 5, draw: 9, substitute: 4, open: 4 });
    await done(['verify', month.file('opened', 'bundle.zip')]);
  });

  it('voids once', async () => {
    const at = path.join(folder, 'voided');
    const month = await protocolFolder(at);
    await done(steps(month)['commit'] ?? []);
    expect(await surviveEveryCut(at, VOID(month))).toBe(4);
  });

  it('draws once, at its first moment, though the clock went on', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2014-08-31T09:00:00Z') });
    try {
      const month = await protocolFolder(path.join(folder, 'clock'));
      await done([...month.commit('committed'), ...month.logged('2014-08-30T09:00:00Z')]);
      const draw = [...month.draw('committed', 'drawn'), '--dice', DICE, ...month.logged()];
      machine.moves = 5;
      await expect(runHere(draw)).rejects.toThrow('the machine is dead');
      Object.assign(machine, { moves: Infinity, dead: false });
      vi.setSystemTime(Date.parse('2014-08-31T10:00:00Z'));
      await done(draw);
      const record = JSON.parse(readFileSync(month.file('drawn', 'draw.json'), 'utf8')) as object;
      expect(record).toMatchObject({ drawnAt: '2014-08-31T09:00:00Z' });
      const others = [...draw, '--dice', '27182818284590452353'];
      const again = await runHere([...others, '--json']);
      expect(again.stdout).toContain('audit.done-twice');
      const unlogged = [...month.draw('committed', 'drawn'), '--dice', '27182818284590452353', '--json'];
      expect((await runHere(unlogged)).stdout).toContain('command.other-draw');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a command that is refused', () => {
  it('leaves every file as it was', async () => {
    const month = await protocolFolder(path.join(folder, 'refused'));
    await done(steps(month)['commit'] ?? []);
    const before = state(month.file());
    const draw = [...month.draw('committed', 'drawn'), ...month.logged('2014-08-31T09:00:00Z')];
    for (const args of [
      [...draw, '--dice', '123'],
      [...draw.slice(0, -2), '--dice', DICE, '--at', '2014-08-29T09:00:00Z'],
      [...month.commit('other'), '--month', '2014-10', ...month.logged('2014-08-29T09:00:00Z')],
    ]) {
      expect((await runHere(args)).code, args.join(' ')).not.toBe(0);
      expect(state(month.file())).toEqual(before);
    }
  });

  it('waits for nobody: a log in use is named with its process', async () => {
    const month = await protocolFolder(path.join(folder, 'locked'));
    await done(steps(month)['commit'] ?? []);
    writeFileSync(month.file('log', '.lock'), '1');
    const run = await runHere([...VOID(month), '--json']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('command.log-busy');
  });
});
