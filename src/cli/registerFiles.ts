import { parseMapping } from '../app/intake/parseMapping.js';
import { readRegister } from '../app/intake/readRegister.js';
import { parseRuleSet } from '../core/scoring/parseRuleSet.js';
import type { Register } from '../core/scoring/register.js';
import type { RuleSet } from '../core/scoring/ruleSet.js';
import { readJson, readTableFile, readText, use } from './files.js';
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

/** Reads a rule set; its first fault, with its place in the file, ends the command. */
export async function readRuleSetFile(file: string): Promise<RuleSet> {
  return use(parseRuleSet(await readJson(file)), file);
}
