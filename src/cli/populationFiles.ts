import type { Command } from 'commander';
import { populationOf, type Population } from '../app/scoring/population.js';
import { parseDay, type Day } from '../core/kernel/date.js';
import { use } from './files.js';
import { readRegisterFiles, type RegisterFiles } from './registerFiles.js';
import type { Services } from './services.js';

export interface PopulationOptions extends RegisterFiles {
  readonly asOf: string;
}

/** The options of commands that look at a register as of a day. */
export function withRegister(command: Command): Command {
  return command
    .requiredOption('--register <file>', 'enterprises, CSV or XLSX')
    .requiredOption('--history <file...>', 'what happened to them, CSV or XLSX')
    .requiredOption('--mapping <file>', 'which column means what, JSON')
    .requiredOption('--as-of <YYYY-MM-DD>', 'the last day whose records count');
}

export async function readPopulation(
  services: Services,
  options: PopulationOptions,
): Promise<{ readonly population: Population; readonly asOf: Day }> {
  const asOf = use(parseDay(options.asOf), '--as-of');
  return { population: populationOf(await readRegisterFiles(services, options)), asOf };
}
