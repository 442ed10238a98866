import type { Command } from 'commander';
import { readRoster } from '../app/intake/readRoster.js';
import { calendarsFor } from '../app/month/calendars.js';
import type { CommitInput } from '../app/protocol/commitMonth.js';
import type { EarlierTeam } from '../core/replay/earlierTeam.js';
import { Plan } from '../core/replay/plan.js';
import { BeaconValue } from '../core/replay/seedSources.js';
import { teamsMade } from '../core/replay/teamsMade.js';
import { readRecord } from '../core/kernel/schema.js';
import { readJson, readRecordFile, readTableFile, shippedCalendars, use } from './files.js';
import { readRegisterFiles } from './registerFiles.js';
import { readRuleSet } from './ruleSetFile.js';
import type { Services } from './services.js';
import { withVerified } from './verifiedBundle.js';

/** The input files of a month: those of `month`, `commit` and `rehearse`. */
export interface MonthOptions {
  readonly register: string;
  readonly history: string;
  readonly mapping: string;
  readonly rules: string;
  readonly roster: string;
  readonly plan: string;
  readonly month: string;
  /** Opened bundles of earlier months, for rotation and carried loads. */
  readonly earlier?: readonly string[];
}

export function withMonthOptions(command: Command): Command {
  return command
    .requiredOption('--register <file>', 'enterprises, CSV or XLSX')
    .requiredOption('--history <file>', 'what happened to them, CSV or XLSX')
    .requiredOption('--mapping <file>', 'which column means what, JSON')
    .requiredOption('--rules <file>', 'rule set, JSON')
    .requiredOption('--roster <file>', 'inspectors, CSV or XLSX')
    .requiredOption('--plan <file>', 'rates, teams and limits, JSON')
    .requiredOption('--month <YYYY-MM>', 'the month to draw for')
    .option(
      '--earlier <bundles...>',
      'opened bundles of earlier months: rotation and carried loads look back at them',
    );
}

export type KnownMonth = Omit<CommitInput, 'sequence' | 'frameSecret' | 'holders' | 'round'>;

/** Reads and checks every input file of a month; nothing is written. */
export async function readMonth(services: Services, options: MonthOptions): Promise<KnownMonth> {
  const plan = await readRecordFile(Plan, options.plan);
  const rules = await readRuleSet(options.rules);
  const roster = use(readRoster(await readTableFile(services, options.roster)));
  const calendars = use(calendarsFor(plan, options.month, await shippedCalendars(services)));
  const register = await readRegisterFiles(services, { ...options, history: [options.history] });
  const { month } = options;
  const earlier = await readEarlier(services, options.earlier ?? []);
  return { register, rules, plan, roster, calendars, earlier, month, codeVersion: services.version };
}

/** The teams of earlier months, from bundles that perform again as they say. */
async function readEarlier(services: Services, bundles: readonly string[]): Promise<readonly EarlierTeam[]> {
  const teams: EarlierTeam[] = [];
  for (const file of bundles) {
    teams.push(...(await withVerified(services, file, (content) => teamsMade(services.hash, content))));
  }
  return teams;
}

/** A beacon as a file holds it: drand's own JSON, or our record of it. */
export async function readBeacon(file: string | undefined): Promise<BeaconValue | null> {
  if (file === undefined) return null;
  const { round, signature, previous_signature, previousSignature } = (await readJson(file)) as Record<
    string,
    unknown
  >;
  const previous = previousSignature ?? previous_signature ?? null;
  return use(
    readRecord(BeaconValue, { round, signature, previousSignature: previous === '' ? null : previous }),
    file,
  );
}
