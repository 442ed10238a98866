import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import { isAlive, processStart } from './processIdentity.js';

export interface FolderLock {
  release(): void;
}

interface Claim {
  readonly pid: number;
  readonly start: string | null;
  readonly host: string;
}

const ATTEMPTS = 4;

/**
 * Takes a data folder for this process alone: two processes on one PGlite folder lose data silently.
 *
 * Each process first writes a claim under a name of its own, then looks for those of others; so of two that come
 * together at least one sees the other, and clearing away a dead one's claim cannot hit a live one's. Two that see
 * each other both step back and try again after unequal waits.
 */
export async function lockFolder(folder: string): Promise<Result<FolderLock, StoreProblem>> {
  const claims = path.join(folder, 'locks');
  const own: Claim = { pid: process.pid, start: processStart(process.pid), host: hostname() };
  const file = path.join(claims, `${own.pid}-${own.start ?? '0'}@${own.host}.json`);
  let problem: StoreProblem = { code: 'store.folder-in-use', params: { folder, pid: own.pid } };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await delay(50 + (own.pid % 17) * 20 * attempt);
    if (!writeClaim(claims, file, own)) return err(problem);
    const rival = findRival(claims, file, own.host);
    if (rival === null)
      return ok({
        release: () => {
          rmSync(file, { force: true });
        },
      });
    rmSync(file, { force: true });
    problem = describeRival(folder, rival, own.host);
  }
  return err(problem);
}

/** False when this very process holds the folder already. */
function writeClaim(claims: string, file: string, own: Claim): boolean {
  mkdirSync(claims, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${JSON.stringify(own)}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

interface Rival {
  readonly file: string;
  readonly claim: Claim;
}

/** A claim of a live process, or of another machine; those of the dead of this machine are cleared away. */
function findRival(claims: string, own: string, host: string): Rival | null {
  for (const name of readdirSync(claims)) {
    const file = path.join(claims, name);
    if (file === own) continue;
    const claim = readClaim(file, host);
    if (claim === null) continue;
    if (claim.host !== host || isAlive(claim.pid, claim.start)) return { file, claim };
    rmSync(file, { force: true });
  }
  return null;
}

/** Null when the file vanished. One not yet written in full is told by its name. */
function readClaim(file: string, host: string): Claim | null {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.endsWith('\n')) return JSON.parse(text) as Claim;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const [, pid, start, claimant] = /^(\d+)-(\d+)@(.*)\.json$/.exec(path.basename(file)) ?? [];
  return { pid: Number(pid), start: start === '0' ? null : (start ?? null), host: claimant ?? host };
}

function describeRival(folder: string, { file, claim }: Rival, host: string): StoreProblem {
  const { pid } = claim;
  if (claim.host === host) return { code: 'store.folder-in-use', params: { folder, pid } };
  const params = { folder, host: claim.host, pid, lock: file };
  return { code: 'store.folder-in-use-elsewhere', params };
}
