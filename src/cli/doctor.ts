import { Command } from 'commander';
import { calendarChecks } from '../app/doctor/calendarChecks.js';
import { bad, good, warning, type Check } from '../app/doctor/check.js';
import { readSettings, type Settings } from '../app/settings/readSettings.js';
import { checkTitles } from '../messages/doctor.js';
import { describeProblem } from '../messages/registry.js';
import { CommandFailure, EXIT } from './failure.js';
import { shippedCalendars } from './files.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { storeOptions } from './settings.js';

const SIGNS = { good: '✓', warning: '!', bad: '✗' } as const;

/** `evenhand doctor`: whether this machine, database and configuration are fit for the service. Changes nothing. */
export function doctorCommand(services: Services, output: () => Output): Command {
  return new Command('doctor')
    .description('examine settings, machine, database, calendars and clocks; changes nothing')
    .action(async () => {
      const checks = await examine(services);
      for (const check of checks) show(output(), check);
      const sound = checks.every(({ state }) => state !== 'bad');
      output().result({ ok: sound, checks });
      if (!sound) throw new CommandFailure([], EXIT.refused);
    });
}

async function examine(services: Services): Promise<readonly Check[]> {
  const settings = readSettings(process.env);
  const year = Number(services.today().slice(0, 4));
  const calendars = calendarChecks(await shippedCalendars(services), year);
  if (!settings.ok) return [...settings.error.map((problem) => bad('settings', '', problem)), ...calendars];
  const found = await services.examine(storeOptions(settings.value));
  return [good('settings', ''), ...found, ...calendars, keyCheck(settings.value)];
}

function keyCheck({ secretKey }: Settings): Check {
  return secretKey === null
    ? warning('secretKey', '', { code: 'doctor.no-secret-key', params: {} })
    : good('secretKey', '');
}

function show(output: Output, { name, state, found, problem }: Check): void {
  const title = checkTitles[name][output.language];
  output.say(`${SIGNS[state]} ${title}${found === '' ? '' : `  ${found}`}`);
  if (problem !== null) output.say(`    ${describeProblem(problem, output.language)}`);
}
