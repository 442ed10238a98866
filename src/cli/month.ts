import { Command } from 'commander';
import { calendarsFor } from '../app/month/calendars.js';
import { makeMonth, type MadeMonth, type MonthInput } from '../app/month/makeMonth.js';
import { monthFiles } from '../app/month/monthFiles.js';
import { summarise } from '../app/month/summary.js';
import { parseMapping } from '../app/intake/parseMapping.js';
import { readRegister } from '../app/intake/readRegister.js';
import { readRoster } from '../app/intake/readRoster.js';
import { shortCode } from '../core/kernel/shortCode.js';
import { Plan } from '../core/replay/plan.js';
import { Secrets } from '../core/replay/secrets.js';
import { parseRuleSet } from '../core/scoring/parseRuleSet.js';
import {
  readJson,
  readRecordFile,
  readTableFile,
  readText,
  shippedCalendars,
  use,
  writeTogether,
} from './files.js';
import type { Output } from './output.js';
import type { Language } from '../messages/texts.js';
import { progressBar } from './progressBar.js';
import type { Services } from './services.js';
import { showMonth } from './showMonth.js';

interface MonthOptions {
  readonly register: string;
  readonly history: string;
  readonly mapping: string;
  readonly rules: string;
  readonly roster: string;
  readonly plan: string;
  readonly month: string;
  readonly dice?: string;
  readonly secretFile: string;
  readonly out: string;
}

/** `evenhand month`: the monthly list from files, without a database. */
export function monthCommand(services: Services, output: () => Output): Command {
  return new Command('month')
    .description(
      'make the list of a month from files: scores, draw, teams, dates, and a bundle that proves it',
    )
    .requiredOption('--register <file>', 'enterprises, CSV or XLSX')
    .requiredOption('--history <file>', 'what happened to them, CSV or XLSX')
    .requiredOption('--mapping <file>', 'which column means what, JSON')
    .requiredOption('--rules <file>', 'rule set, JSON')
    .requiredOption('--roster <file>', 'inspectors, CSV or XLSX')
    .requiredOption('--plan <file>', 'rates, teams and limits, JSON')
    .requiredOption('--month <YYYY-MM>', 'the month to draw for')
    .option('--dice <digits>', 'decimal digits thrown in public')
    .requiredOption('--secret-file <file>', 'frame secret and the holders’ secrets, JSON')
    .requiredOption('--out <folder>', 'where list, reserves, summary and bundle go')
    .action(async (options: MonthOptions) => {
      const { made, files } = await makeFiles(services, options, output().language);
      const summary = summarise(made.content);
      showMonth(output(), summary);
      output().say(`  → ${options.out}: ${[...files.keys()].join(', ')}`);
      output().result({
        ok: true,
        ...summary,
        shortCode: shortCode(summary.commitmentHash),
        out: options.out,
      });
    });
}

interface MadeFiles {
  readonly made: MadeMonth;
  readonly files: ReadonlyMap<string, Uint8Array | string>;
}

async function makeFiles(services: Services, options: MonthOptions, language: Language): Promise<MadeFiles> {
  const bar = progressBar(language === 'zh' ? '本月名单' : 'The list');
  try {
    const input = await readInputs(services, options, bar.update);
    const made = use(makeMonth(services.hash, input));
    bar.update(4, STAGES);
    const files = await monthFiles(services, made);
    await writeTogether(options.out, files);
    bar.update(STAGES, STAGES);
    return { made, files };
  } finally {
    bar.end();
  }
}

/** Inputs, register, history, draw, files. */
const STAGES = 5;

async function readInputs(
  services: Services,
  options: MonthOptions,
  progress: (done: number, total: number) => void,
): Promise<MonthInput> {
  progress(0, STAGES);
  const plan = await readRecordFile(Plan, options.plan);
  const secrets = await readRecordFile(Secrets, options.secretFile);
  const rules = await readJson(options.rules);
  use(parseRuleSet(rules), options.rules);
  const roster = use(readRoster(await readTableFile(services, options.roster)));
  const calendars = use(calendarsFor(plan, options.month, await shippedCalendars(services)));
  const mapping = use(parseMapping(await readText(options.mapping), options.mapping));
  progress(1, STAGES);
  const enterprises = await readTableFile(services, options.register);
  progress(2, STAGES);
  const history = [await readTableFile(services, options.history)];
  const { register } = use(readRegister({ enterprises, history }, mapping));
  progress(3, STAGES);
  const { month, dice } = options;
  const input = { register, rules, plan, roster, calendars, month, sequence: 1, secrets };
  return { ...input, dice: dice ?? null, codeVersion: services.version };
}
