import { writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { CommandFailure, EXIT } from './failure.js';

/** Ends the command when the file exists: asked before long work, so that nobody waits in vain. */
export function refuseExisting(file: string): void {
  if (existsSync(file)) throw failure('command.file-exists', file);
}

/** Writes a file that must not exist yet. */
export async function writeNewFile(file: string, text: string): Promise<void> {
  await write(file, text, 'wx');
}

/** Writes a file, over an old one if there is one. */
export async function writeResultFile(file: string, text: string): Promise<void> {
  await write(file, text, 'w');
}

async function write(file: string, text: string, flag: 'w' | 'wx'): Promise<void> {
  try {
    await writeFile(file, text, { flag });
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw detail === 'EEXIST'
      ? failure('command.file-exists', file)
      : failure('command.unwritable-file', file, detail);
  }
}

function failure(code: string, file: string, detail = ''): CommandFailure {
  return new CommandFailure([{ code, params: { detail }, place: { file } }], EXIT.unusable);
}
