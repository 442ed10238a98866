import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/store/migrationFiles.js';
import { openHost, openStore } from '../../src/store/open.js';
import { valueOf } from '../support/result.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, '.cache/databases');
/** What decides how a new database looks, beside the migrations. */
const INPUTS = ['package-lock.json', 'src/store/jobs/messages.ts', 'src/app/jobs/kinds.ts'];

/** How a new database starts out: with the schema of this version, or with nothing at all. */
export type Beginning = 'migrated' | 'empty';

/**
 * Making a database takes many times as long as copying one. Each kind is made once, kept under a name that tells
 * what it was made from, and copied from then on.
 */
export async function keptFolder(kind: string, make: (folder: string) => Promise<void>): Promise<string> {
  const kept = path.join(FOLDER, `${kind}-${fingerprint()}`);
  if (existsSync(kept)) return kept;
  mkdirSync(FOLDER, { recursive: true });
  const fresh = mkdtempSync(path.join(FOLDER, 'making-'));
  await make(fresh);
  try {
    renameSync(path.join(fresh, 'made'), kept);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(kept)) throw error;
  }
  rmSync(fresh, { recursive: true, force: true });
  removeOutdated(kind, kept);
  return kept;
}

/** Fills a new folder with an embedded database. */
export async function copyEmbedded(beginning: Beginning, dataFolder: string): Promise<void> {
  const kept = await keptFolder(`embedded-${beginning}`, async (folder) => {
    const made = { dataFolder: path.join(folder, 'made') };
    if (beginning === 'empty') await valueOf(await openHost(made)).release();
    else await valueOf(await openStore(made)).close();
  });
  copyFolder(path.join(kept, 'pglite'), path.join(dataFolder, 'pglite'));
}

/** Copies with owners and modes, which PostgreSQL looks at. */
export function copyFolder(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to], { stdio: 'pipe' });
}

function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  for (const { checksum } of readMigrations(MIGRATIONS_FOLDER)) hash.update(checksum);
  for (const input of INPUTS) hash.update(readFileSync(path.join(ROOT, input)));
  return hash.digest('hex').slice(0, 16);
}

function removeOutdated(kind: string, kept: string): void {
  for (const name of readdirSync(FOLDER)) {
    const other = name.startsWith(`${kind}-`) && name !== path.basename(kept);
    if (other) rmSync(path.join(FOLDER, name), { recursive: true, force: true });
  }
}
