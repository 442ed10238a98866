import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandFailure, EXIT } from './failure.js';

/** Works on a folder that no other command works on meanwhile. The lock of a process that ended is taken over. */
export async function whileLocked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(folder, '.lock');
  await mkdir(folder, { recursive: true });
  if (!(await take(lock))) {
    const holder = await holderOf(lock);
    if (holder !== null && isRunning(holder)) throw busy(holder);
    await rm(lock, { force: true });
    if (!(await take(lock))) throw busy((await holderOf(lock)) ?? 0);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(lock: string): Promise<number | null> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  return /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const busy = (pid: number): CommandFailure =>
  new CommandFailure([{ code: 'command.log-busy', params: { pid } }], EXIT.refused);
