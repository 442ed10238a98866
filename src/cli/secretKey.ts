import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromHex } from '../core/kernel/bytes.js';
import { CommandFailure, EXIT } from './failure.js';

/**
 * The key that encrypts secrets at rest: EVENHAND_SECRET_KEY (64 hex digits), or a file of the data folder that is
 * made once. Whoever has the database without the key reads no secret.
 */
export async function secretKey(dataFolder: string): Promise<Uint8Array> {
  const { EVENHAND_SECRET_KEY: given = '', DATABASE_URL: shared = '' } = process.env;
  // Processes that share a database share the key; a file of one machine would lock the others out.
  const text =
    given !== '' || shared !== '' ? given : await kept(path.join(path.resolve(dataFolder), 'secret-key'));
  const key = fromHex(text.trim().toLowerCase());
  if (key.ok && key.value.length === 32) return key.value;
  const detail = 'EVENHAND_SECRET_KEY: 64 hex digits';
  throw new CommandFailure([{ code: 'command.usage', params: { detail } }], EXIT.unusable);
}

async function kept(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const key = randomBytes(32).toString('hex');
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
