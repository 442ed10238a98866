import { parseMapping } from '../app/intake/parseMapping.js';
import { readRegister } from '../app/intake/readRegister.js';
import type { Register } from '../core/scoring/register.js';
import { readTableFile, readText, use } from './files.js';
import type { Services } from './services.js';

export interface RegisterFiles {
  readonly register: string;
  readonly history: readonly string[];
  readonly mapping: string;
}

/** Reads a register with its history, whole or not at all. */
export async function readRegisterFiles(services: Services, files: RegisterFiles): Promise<Register> {
  const mapping = use(parseMapping(await readText(files.mapping), files.mapping));
  const history = [];
  for (const file of files.history) history.push(await readTableFile(services, file));
  const enterprises = await readTableFile(services, files.register);
  return use(readRegister({ enterprises, history }, mapping)).register;
}
