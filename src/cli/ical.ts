import { Command } from 'commander';
import { deadlineAfter } from '../app/month/calendars.js';
import { inspectorCalendars, type DisclosureDeadline } from '../app/schedule/inspectorCalendars.js';
import { ok } from '../core/kernel/result.js';
import type { BundleContent } from '../core/replay/bundle.js';
import { CommandFailure, EXIT } from './failure.js';
import { shippedCalendars, use, writeTogether } from './files.js';
import { withVerified } from './verifiedBundle.js';
import type { Output } from './output.js';
import { readSchedule } from './scheduleFile.js';
import type { Services } from './services.js';

interface Options {
  readonly schedule?: string;
  readonly inspector?: string;
  readonly discloseWithin?: string;
  readonly out: string;
}

/** `evenhand ical`: the visits of each inspector as a calendar file for phone or mail program. */
export function icalCommand(services: Services, output: () => Output): Command {
  return new Command('ical')
    .description('one iCalendar file an inspector, from a drawn month and its schedule')
    .argument('<bundle>', 'bundle.zip or sealed.zip of the month')
    .option('--schedule <file>', 'the schedule as it stands; without it, the days as drawn')
    .option('--inspector <id>', 'only this inspector')
    .option('--disclose-within <workdays>', 'show the last day for disclosing the result of each visit')
    .requiredOption('--out <folder>', 'where the .ics files go')
    .action(async (file: string, options: Options) => {
      const all = await withVerified(services, file, async (bundle) => {
        const record = await readSchedule(bundle, options.schedule);
        return use(
          inspectorCalendars(bundle, record, await deadlineOf(services, bundle, options.discloseWithin)),
        );
      });
      const calendars = all.filter(
        ({ inspector }) => options.inspector === undefined || inspector === options.inspector,
      );
      const files = new Map(
        calendars.map((calendar) => [fileName(calendar.inspector), services.writeCalendar(calendar)]),
      );
      await writeTogether(options.out, files);
      output().say(`  → ${options.out}: ${String(files.size)} × .ics`);
      output().result({ ok: true, out: options.out, files: [...files.keys()] });
    });
}

async function deadlineOf(
  services: Services,
  { plan }: BundleContent,
  workdays: string | undefined,
): Promise<DisclosureDeadline> {
  if (workdays === undefined) return () => ok(null);
  const term = Number(workdays);
  if (!/^\d{1,3}$/.test(workdays)) {
    const problem = { code: 'command.usage', params: { detail: '--disclose-within' } };
    throw new CommandFailure([problem], EXIT.unusable);
  }
  const known = await shippedCalendars(services);
  return (visit) => deadlineAfter(plan, visit, term, known);
}

/** Ids may hold characters that no file name may. */
const fileName = (id: string): string => `${encodeURIComponent(id)}.ics`;
