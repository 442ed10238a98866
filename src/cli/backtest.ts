import { Command, InvalidArgumentError } from 'commander';
import { backtestPicture } from '../app/backtest/picture.js';
import { runBacktest } from '../app/backtest/runBacktest.js';
import { parseDay } from '../core/kernel/date.js';
import { use } from './files.js';
import type { Output } from './output.js';
import { readRegisterFiles, type RegisterFiles } from './registerFiles.js';
import { writeResultFile } from './resultFile.js';
import { readRuleSet } from './ruleSetFile.js';
import type { Services } from './services.js';
import { showBacktest } from './showBacktest.js';

interface BacktestOptions extends RegisterFiles {
  readonly rules: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: string;
  readonly draws: number;
  readonly capacity?: number;
  readonly svg?: string;
}

/** `evenhand backtest`: how well a rule set would have ordered the visits of a past period. */
export function backtestCommand(services: Services, output: () => Output): Command {
  return new Command('backtest')
    .description('test a rule set on what really happened: would it have found more, sooner?')
    .requiredOption('--register <file>', 'enterprises, CSV or XLSX')
    .requiredOption('--history <files...>', 'what happened to them, CSV or XLSX')
    .requiredOption('--mapping <file>', 'which column means what, JSON')
    .requiredOption('--rules <file>', 'rule set, JSON')
    .requiredOption('--from <day>', 'first day of the window, YYYY-MM-DD', day)
    .requiredOption('--to <day>', 'last day of the window, YYYY-MM-DD', day)
    .option('--outcome <number>', 'number of an inspection that makes it serious when above 0', 'critical')
    .option('--draws <count>', 'bootstrap resamples for the intervals', count(10, 100_000), 1000)
    .option('--capacity <visits>', 'show what so many first visits would have found', count(1, 10_000_000))
    .option('--svg <file>', 'write the lift curve as a picture')
    .action(async (options: BacktestOptions) => {
      const register = await readRegisterFiles(services, options);
      const ruleSet = await readRuleSet(options.rules);
      const { from, to, outcome, draws, svg, capacity = null } = options;
      const period = { from, to };
      const result = use(runBacktest(services.hash, { register, ruleSet, period, outcome, capacity, draws }));
      if (svg !== undefined) await writeResultFile(svg, backtestPicture(result, output().language));
      showBacktest(output(), result);
      output().result({ ok: true, rules: { id: ruleSet.id, version: ruleSet.version }, ...result });
    });
}

/** Reads a day of the calendar. */
export function day(text: string): string {
  if (!parseDay(text).ok) throw new InvalidArgumentError('must be a day that exists, YYYY-MM-DD');
  return text;
}

/** Reads a whole number within bounds. */
export function count(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`must be a whole number from ${least} to ${most}`);
  };
}
