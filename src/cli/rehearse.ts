import { randomBytes, randomInt } from 'node:crypto';
import { Command } from 'commander';
import { makeMonth } from '../app/month/makeMonth.js';
import type { Plan } from '../core/replay/plan.js';
import { use } from './files.js';
import { readMonth, withMonthOptions, type MonthOptions } from './monthInputs.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { showMade, writeMonth } from './showMonth.js';

interface Options extends MonthOptions {
  readonly out: string;
}

/**
 * `evenhand rehearse`: the whole month under the kind "rehearsal", with dice and secrets of the machine. Kind
 * and secrets enter commitment, seed and labels, so that it says nothing about a production draw.
 */
export function rehearseCommand(services: Services, output: () => Output): Command {
  return withMonthOptions(new Command('rehearse'))
    .description('try a month out: other dice and secrets each time, never the production draw')
    .requiredOption('--out <folder>', 'where list, reserves, summary and bundle go')
    .action(async (options: Options) => {
      const known = await readMonth(services, options);
      const plan: Plan = { ...known.plan, kind: 'rehearsal', seed: rehearsedSeed(known.plan.seed) };
      const input = { ...known, plan, sequence: 1, ...machineSources(plan) };
      const made = use(makeMonth(services.hash, input));
      showMade(output(), made, options.out, await writeMonth(services, made, options.out));
    });
}

/** A rehearsal waits for no beacon and takes dice in its place. */
function rehearsedSeed({ holders, dice }: Plan['seed']): Plan['seed'] {
  return { holders, dice: dice ?? 20 };
}

function machineSources({ seed }: Plan) {
  const secret = (): string => randomBytes(32).toString('hex');
  const holders = seed.holders.map((holder) => ({ holder, secret: secret() }));
  return {
    dice: Array.from({ length: seed.dice ?? 20 }, () => randomInt(10)).join(''),
    secrets: { format: 'evenhand/secrets/v1' as const, frameSecret: secret(), holders },
  };
}
