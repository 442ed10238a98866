import { Command } from 'commander';
import Type from 'typebox';
import { drawCarried } from '../app/capacity/monthCarries.js';
import { passedOver } from '../app/intake/passedOver.js';
import { commitMonth } from '../app/protocol/commitMonth.js';
import {
  EMPTY_LOG,
  nextAttempt,
  takenRounds,
  type NextAttempt,
  type PublicLog,
} from '../app/protocol/publicLog.js';
import { firstRoundFrom, pinnedChain } from '../core/audit/beaconChain.js';
import { instantSeconds } from '../core/audit/instant.js';
import { recordHash } from '../core/kernel/hash.js';
import type { Problem } from '../core/kernel/problem.js';
import { shortCode } from '../core/kernel/shortCode.js';
import { committedSecrets } from '../core/replay/commit.js';
import type { Plan } from '../core/replay/plan.js';
import { SecretCommitments, Secrets } from '../core/replay/secrets.js';
import type { Working } from '../core/replay/working.js';
import { readRecordFile, use } from './files.js';
import { withLog, withLogOptions, type LogOptions } from './logFolder.js';
import { readMonth, withMonthOptions, type MonthOptions } from './monthInputs.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { writeCommitment } from './writeCommitment.js';

interface Options extends MonthOptions, LogOptions {
  readonly secretFile: string;
  readonly round?: string;
  readonly drawAt?: string;
  readonly out: string;
}

/** `evenhand commit`: T0. Writes what is published before the draw, and a private working file for it. */
export function commitCommand(services: Services, output: () => Output): Command {
  return withLogOptions(withMonthOptions(new Command('commit')))
    .description('freeze a month before its draw: a commitment to publish, a working file to keep')
    .requiredOption('--secret-file <file>', 'frame secret, and the holders’ secrets or their SHA-256, JSON')
    .option('--round <number>', 'round of the plan’s beacon chain')
    .option('--draw-at <moment>', 'instead: the first round from this moment on')
    .requiredOption('--out <folder>', 'where commitment.json and working.zip go')
    .action(async (options: Options) => {
      const known = await readMonth(services, options);
      const sources = await readSources(services, options.secretFile);
      const campaign = `${known.plan.campaign}/${known.month}`;
      const working = await withLog(services, options, async (desk) => {
        const log = desk?.log ?? EMPTY_LOG;
        const next = nextAttempt(log, campaign);
        const round = roundOf(services, known.plan, options, log, next);
        const commitAs = (sequence: number) =>
          use(commitMonth(services.hash, { ...known, ...sources, sequence, round }));
        const again = commitAs(next.sequence);
        const same = next.live === null || recordHash(services.hash, again.commitment) === next.live;
        const working = same ? again : commitAs(next.sequence + 1);
        await writeCommitment(services, options, working, desk);
        return working;
      });
      const { commitment } = working;
      const { sequence } = commitment;
      const commitmentHash = recordHash(services.hash, commitment);
      const zh = output().language === 'zh';
      output().say(`  ${zh ? '承诺（公布）' : 'commitment, to publish'}: ${commitmentHash}`);
      output().say(`  ${zh ? '短码' : 'short code'}: ${shortCode(commitmentHash)}`);
      output().say(`  → ${options.out}: commitment.json, working.zip (${zh ? '保密' : 'private'})`);
      const warnings = output().warnings(warningsOf(working));
      output().result({
        ok: true,
        ...{ commitmentHash, shortCode: shortCode(commitmentHash), sequence, campaign, warnings },
      });
    });
}

/** What may keep the draw from being staffed: worth knowing before it, and no reason to refuse the commitment. */
function warningsOf(working: Working): readonly Problem[] {
  const ended = passedOver(working.roster, working.month);
  const carried = drawCarried(working);
  if (!carried.ok) return [...ended, carried.error];
  return [...ended, ...carried.value.problems];
}

/** A file with the holders' secrets, or with their commitments only. */
async function readSources({ hash }: Services, file: string) {
  const read = await readRecordFile(Type.Union([Secrets, SecretCommitments]), file);
  const holders = read.format === 'evenhand/secrets/v1' ? committedSecrets(hash, read) : read.holders;
  return { frameSecret: read.frameSecret, holders };
}

/** The round as told, or the first from a moment on that no other commitment of the log has taken. */
function roundOf(
  { hash }: Services,
  { seed }: Plan,
  { round, drawAt }: Options,
  log: PublicLog,
  { live }: NextAttempt,
): number | null {
  if (round !== undefined) return Number(round);
  if (drawAt === undefined || seed.beacon === undefined) return null;
  const taken = takenRounds(hash, log, seed.beacon, live);
  let first = firstRoundFrom(use(pinnedChain(seed.beacon)), use(instantSeconds(drawAt)));
  while (taken.has(first)) first++;
  return first;
}
