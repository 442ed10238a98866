import { Command } from 'commander';
import { passedOver } from '../app/intake/passedOver.js';
import { makeMonth, type MadeMonth } from '../app/month/makeMonth.js';
import type { Problem } from '../core/kernel/problem.js';
import { Secrets } from '../core/replay/secrets.js';
import { readRecordFile, use } from './files.js';
import { readBeacon, readMonth, withMonthOptions, type MonthOptions } from './monthInputs.js';
import type { Output } from './output.js';
import { progressBar } from './progressBar.js';
import type { Services } from './services.js';
import { showMade, writeMonth } from './showMonth.js';

interface Options extends MonthOptions {
  readonly dice?: string;
  readonly beacon?: string;
  readonly secretFile: string;
  readonly out: string;
}

/** `evenhand month`: the monthly list from files, without a database: commitment and draw in one go. */
export function monthCommand(services: Services, output: () => Output): Command {
  return withMonthOptions(new Command('month'))
    .description(
      'make the list of a month from files: scores, draw, teams, dates, and a bundle that proves it',
    )
    .option('--dice <digits>', 'decimal digits thrown in public')
    .option('--beacon <file>', 'the round of the plan’s chain as drand publishes it, JSON')
    .requiredOption('--secret-file <file>', 'frame secret and the holders’ secrets, JSON')
    .requiredOption('--out <folder>', 'where list, reserves, summary and bundle go')
    .action(async (options: Options) => {
      const bar = progressBar(output().language === 'zh' ? '本月名单' : 'The list');
      let made: MadeMonth;
      let names: readonly string[];
      let warnings: readonly Problem[] = [];
      try {
        made = await make(services, options, bar.update, (problems) => {
          warnings = problems;
        });
        names = await writeMonth(services, made, options.out);
        bar.update(STAGES, STAGES);
      } finally {
        bar.end();
        output().warnings(warnings);
      }
      showMade(output(), made, options.out, names);
    });
}

/** Inputs with register and history, draw, files. */
const STAGES = 5;

async function make(
  services: Services,
  options: Options,
  progress: (done: number, total: number) => void,
  warn: (problems: readonly Problem[]) => void,
): Promise<MadeMonth> {
  progress(0, STAGES);
  const secrets = await readRecordFile(Secrets, options.secretFile);
  const beacon = await readBeacon(options.beacon);
  const known = await readMonth(services, options);
  warn(passedOver(known.roster, known.month));
  progress(3, STAGES);
  const input = { ...known, sequence: 1, secrets, dice: options.dice ?? null, beacon };
  const made = use(makeMonth(services.hash, input));
  progress(4, STAGES);
  return made;
}
