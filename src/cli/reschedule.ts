import { Command, Option } from 'commander';
import { daysFor, moveForAbsence, moveVisit } from '../app/schedule/changeDates.js';
import type { ScheduleRecord } from '../app/schedule/scheduleRecord.js';
import { fromHex } from '../core/kernel/bytes.js';
import { parseDay } from '../core/kernel/date.js';
import { seeded } from '../core/kernel/seeded.js';
import { lines } from '../core/replay/bundle.js';
import type { BundleContent } from '../core/replay/bundle.js';
import { RESCHEDULE_REASONS, type ChangeRequest } from '../core/scheduling/reschedule.js';
import { CommandFailure, EXIT } from './failure.js';
import { use } from './files.js';
import { withVerified } from './verifiedBundle.js';
import type { Output } from './output.js';
import { writeResultFile } from './resultFile.js';
import { readSchedule } from './scheduleFile.js';
import type { Services } from './services.js';

interface Options {
  readonly schedule?: string;
  readonly target?: string;
  readonly to?: string;
  readonly away?: string;
  readonly reason?: ChangeRequest['reason'];
  readonly note?: string;
  readonly by?: string;
  readonly on?: string;
  readonly out?: string;
}

/** `evenhand reschedule`: other days for visits of a drawn month, with reasons; every earlier day is kept. */
export function rescheduleCommand(services: Services, output: () => Output): Command {
  return new Command('reschedule')
    .description(
      'give visits of a drawn month other days, with a reason; without --to or --away: the days open',
    )
    .argument('<bundle>', 'bundle.zip or sealed.zip of the month')
    .option('--schedule <file>', 'the schedule so far; without it, the days as drawn')
    .option('--target <id>', 'the enterprise whose visit moves')
    .option('--to <day>', 'its new day, YYYY-MM-DD')
    .option(
      '--away <id:from:to>',
      'an inspector who is away: the visits of these days get others by the seed',
    )
    .addOption(new Option('--reason <code>', 'why').choices(RESCHEDULE_REASONS))
    .option('--note <text>', 'what happened, in words')
    .option('--by <name>', 'who changes it')
    .option('--on <day>', 'the day of the change (default: today)')
    .option('--out <file>', 'where the schedule goes with its history')
    .action((file: string, options: Options) =>
      withVerified(services, file, async (bundle) => {
        const record = await readSchedule(bundle, options.schedule);
        if (options.to === undefined && options.away === undefined) {
          showOpenDays(output(), bundle, record, required(options, 'target'));
          return;
        }
        const out = required(options, 'out');
        const changed = change(services, bundle, record, options);
        await writeResultFile(out, lines([changed]));
        showChanges(output(), record, changed, out);
      }),
    );
}

function showOpenDays(output: Output, bundle: BundleContent, record: ScheduleRecord, target: string): void {
  const days = use(daysFor(bundle, record, target));
  output.say(days.join('\n'));
  output.result({ ok: true, target, days });
}

function change(
  services: Services,
  bundle: BundleContent,
  record: ScheduleRecord,
  options: Options,
): ScheduleRecord {
  const reason = required(options, 'reason') as ChangeRequest['reason'];
  const on = use(parseDay(options.on ?? services.today()));
  const why = { reason, note: required(options, 'note'), by: required(options, 'by'), on };
  if (options.away === undefined) {
    const to = use(parseDay(required(options, 'to')));
    return use(moveVisit(bundle, record, { target: required(options, 'target'), to, ...why }));
  }
  const [inspector = '', from = '', to = from] = options.away.split(':');
  const absence = { inspector, from: use(parseDay(from)), to: use(parseDay(to)) };
  const seed = seeded(services.hash, use(fromHex(bundle.opening.seed)));
  return use(moveForAbsence(bundle, record, absence, why, seed));
}

function required(options: Options, name: keyof Options): string {
  const value = options[name];
  if (value !== undefined) return value;
  const problem = { code: 'command.usage', params: { detail: `--${name}` } };
  throw new CommandFailure([problem], EXIT.unusable);
}

function showChanges(output: Output, before: ScheduleRecord, after: ScheduleRecord, out: string): void {
  const dates = new Map(before.visits.map(({ target, date }) => [target, date]));
  const moved = after.visits
    .filter(({ target, date }) => dates.get(target) !== date)
    .map(({ target, date }) => ({ target, from: dates.get(target) ?? '', to: date }));
  for (const { target, from, to } of moved) output.say(`  ${target}: ${from} → ${to}`);
  output.say(`  → ${out}`);
  output.result({ ok: true, moved, out });
}
