import { Command } from 'commander';
import { CapacityPlan } from '../app/capacity/capacityPlan.js';
import { drawCarried, monthCarries, problemsOf } from '../app/capacity/monthCarries.js';
import { yearCapacity, type YearCapacity } from '../app/capacity/yearCapacity.js';
import { readRoster } from '../app/intake/readRoster.js';
import { calendarsFor } from '../app/month/calendars.js';
import { Plan } from '../core/replay/plan.js';
import type { MonthCapacity } from '../core/scheduling/monthCapacity.js';
import { withWorking } from './draw.js';
import { CommandFailure, EXIT } from './failure.js';
import { readRecordFile, readTableFile, shippedCalendars, use } from './files.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

interface Options {
  readonly year?: string;
  readonly working?: string;
  readonly plan?: string;
  readonly roster?: string;
  readonly month?: string;
  readonly visits?: string;
  readonly otherDays: string;
}

/** `evenhand capacity`: officer-days of a year, or the visits that a month can carry. */
export function capacityCommand(services: Services, output: () => Output): Command {
  return new Command('capacity')
    .description('officer-days of a year with the share of key inspections, or what a month can carry')
    .option('--year <file>', 'the year’s officers, deductions and planned days, JSON')
    .option('--working <file>', 'working.zip of a committed month: can its draw be staffed?')
    .option('--plan <file>', 'plan of a month, JSON, with --roster and --month')
    .option('--roster <file>', 'inspectors, CSV or XLSX')
    .option('--month <YYYY-MM>', 'the month')
    .option('--visits <number>', 'how many visits are wanted')
    .option('--other-days <number>', 'workdays of the month that each officer needs for other work', '0')
    .action(async (options: Options) => {
      const otherDays = numberOf('--other-days', options.otherDays);
      if (options.year !== undefined) showYear(output(), await ofYear(services, options.year));
      else if (options.working === undefined) await ofMonth(services, output(), options, otherDays);
      else await ofWorking(services, output(), options.working, otherDays);
    });
}

async function ofYear(services: Services, file: string): Promise<YearCapacity> {
  const plan = await readRecordFile(CapacityPlan, file);
  return use(yearCapacity(plan, await shippedCalendars(services)));
}

function showYear(output: Output, year: YearCapacity): void {
  const { workdays, officers, total, otherEnforcement, nonEnforcement, inspection, split } = year;
  const zh = output.language === 'zh';
  output.say(
    zh
      ? `  总法定工作日 ${workdays} × ${officers} = ${total}，其他执法 ${otherEnforcement}，非执法 ${nonEnforcement}：监督检查 ${inspection}`
      : `  ${workdays} workdays × ${officers} officers = ${total}; other enforcement ${otherEnforcement}, non-enforcement ${nonEnforcement}: ${inspection} for inspections`,
  );
  output.say(
    zh
      ? `  重点检查至少 ${year.leastKeyDays} 个工作日`
      : `  at least ${year.leastKeyDays} of them for key inspections`,
  );
  if (split !== null) {
    const { key, general, keyPercent, generalPercent } = split;
    output.say(
      zh
        ? `  计划：重点 ${key}（${keyPercent} %），一般 ${general}（${generalPercent} %）`
        : `  planned: ${key} key (${keyPercent} %), ${general} general (${generalPercent} %)`,
    );
  }
  output.result({ ok: true, ...year });
}

async function ofWorking(services: Services, output: Output, file: string, otherDays: number): Promise<void> {
  const { capacity, most, problems } = await withWorking(services, file, (working) =>
    Promise.resolve(use(drawCarried(working, otherDays))),
  );
  if (problems.length > 0) throw new CommandFailure(problems, EXIT.refused);
  showMonth(output, capacity, most);
}

async function ofMonth(
  services: Services,
  output: Output,
  options: Options,
  otherDays: number,
): Promise<void> {
  const { month, visits } = options;
  const [planFile, rosterFile] = [options.plan, options.roster];
  if (planFile === undefined || rosterFile === undefined || month === undefined) {
    throw usage('--year, --working, or --plan with --roster and --month');
  }
  const plan = await readRecordFile(Plan, planFile);
  const roster = use(readRoster(await readTableFile(services, rosterFile)));
  const calendars = use(calendarsFor(plan, month, await shippedCalendars(services)));
  const basis = { plan, month, roster, calendars };
  const capacity = use(monthCarries(basis, otherDays));
  const wanted = visits === undefined ? null : numberOf('--visits', visits);
  const problems = wanted === null ? [] : use(problemsOf(basis, capacity, wanted));
  if (problems.length > 0) throw new CommandFailure(problems, EXIT.refused);
  showMonth(output, capacity, wanted);
}

function showMonth(output: Output, capacity: MonthCapacity, wanted: number | null): void {
  const { workdays, officerDays, visits, leadVisits } = capacity;
  const zh = output.language === 'zh';
  output.say(
    zh
      ? `  ${workdays} 个工作日，${officerDays} 个人·日：最多 ${visits} 次检查（组长最多带队 ${leadVisits} 次）`
      : `  ${workdays} workdays, ${officerDays} officer-days: at most ${visits} visits (leads can lead ${leadVisits})`,
  );
  if (wanted !== null) {
    output.say(zh ? `  ✓ 拟抽取 ${wanted} 家，可以安排` : `  ✓ ${wanted} visits fit`);
  }
  output.result({ ok: true, ...capacity, wanted });
}

function numberOf(option: string, text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw usage(option);
  return Number(text);
}

function usage(detail: string): CommandFailure {
  return new CommandFailure([{ code: 'command.usage', params: { detail } }], EXIT.unusable);
}
