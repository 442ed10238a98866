import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lockFolder } from '../../src/store/folderLock.js';
import { openStore } from '../../src/store/open.js';
import { temporaryFolders } from './databases.js';

const folders = temporaryFolders();

/** A process that lives until it is told to go; `/proc` knows its start. */
async function livingProcess(): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log("up")']);
  await once(child.stdout, 'data');
  return child as ChildProcess & { readonly pid: number };
}

function leaveClaim(folder: string, claim: { pid: number; start: string | null; host: string }): void {
  mkdirSync(path.join(folder, 'locks'), { recursive: true });
  const file = `${claim.pid}-${claim.start ?? '0'}@${claim.host}.json`;
  writeFileSync(path.join(folder, 'locks', file), `${JSON.stringify(claim)}\n`);
}

it('a second store on the same folder is refused and names the process; after closing it opens', async () => {
  const dataFolder = folders.make();
  const first = await openStore({ dataFolder });
  if (!first.ok) throw new Error(first.error.code);
  const error = { code: 'store.folder-in-use', params: { folder: dataFolder, pid: process.pid } };
  expect(await openStore({ dataFolder })).toEqual({ ok: false, error });
  expect((await first.value.readRegister()).enterprises).toEqual([]);
  await first.value.close();
  const second = await openStore({ dataFolder });
  expect(second.ok).toBe(true);
  if (second.ok) await second.value.close();
  expect(readdirSync(path.join(dataFolder, 'locks'))).toEqual([]);
});

it('a live process keeps the folder; when it has died the folder is taken over', async () => {
  const folder = folders.make();
  const other = await livingProcess();
  leaveClaim(folder, { pid: other.pid, start: null, host: hostname() });
  const error = { code: 'store.folder-in-use', params: { folder, pid: other.pid } };
  expect(await lockFolder(folder)).toEqual({ ok: false, error });
  const gone = once(other, 'exit');
  other.kill('SIGKILL');
  await gone;
  const taken = await lockFolder(folder);
  expect(taken.ok).toBe(true);
  if (taken.ok) taken.value.release();
});

it.runIf(process.platform === 'linux')(
  'a process that merely got a dead one’s id keeps nothing',
  async () => {
    const folder = folders.make();
    const other = await livingProcess();
    leaveClaim(folder, { pid: other.pid, start: '1', host: hostname() });
    const taken = await lockFolder(folder);
    expect(taken.ok).toBe(true);
    if (taken.ok) taken.value.release();
    other.kill('SIGKILL');
  },
);

it('the claim of another machine is respected, and the message names the file', async () => {
  const folder = folders.make();
  leaveClaim(folder, { pid: 1, start: '77', host: 'other-machine' });
  const refused = await lockFolder(folder);
  const lock = path.join(folder, 'locks', '1-77@other-machine.json');
  const error = {
    code: 'store.folder-in-use-elsewhere',
    params: { folder, host: 'other-machine', pid: 1, lock },
  };
  expect(refused).toEqual({ ok: false, error });
  expect(readdirSync(path.join(folder, 'locks'))).toEqual([path.basename(lock)]);
});

it('a folder that cannot be used is reported', async () => {
  const file = path.join(folders.make(), 'file');
  writeFileSync(file, '');
  const refused = await openStore({ dataFolder: path.join(file, 'data') });
  expect(refused).toMatchObject({ ok: false, error: { code: 'store.folder-unusable' } });
});

it('nobody else may enter the data folder', async () => {
  const dataFolder = path.join(folders.make(), 'data');
  const opened = await openStore({ dataFolder });
  expect(statSync(dataFolder).mode & 0o077).toBe(0);
  if (opened.ok) await opened.value.close();
});
