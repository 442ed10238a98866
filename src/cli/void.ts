import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { appendToLog, EMPTY_LOG, type PublicLog } from '../app/protocol/publicLog.js';
import { checkApprover, VoidRecord } from '../core/audit/voidRecord.js';
import { canonical } from '../core/kernel/canonical.js';
import { recordHash } from '../core/kernel/hash.js';
import type { Problem } from '../core/kernel/problem.js';
import type { Result } from '../core/kernel/result.js';
import { readRecord } from '../core/kernel/schema.js';
import { lines } from '../core/replay/bundle.js';
import { Commitment } from '../core/replay/commitment.js';
import { readRecordFile, use, writeTogether } from './files.js';
import { momentOf, withLog, withLogOptions, type LogOptions } from './logFolder.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

interface Options extends LogOptions {
  readonly commitment: string;
  readonly ground: string;
  readonly explanation: string;
  readonly plannedBy: string;
  readonly approvedBy: string;
  readonly out: string;
}

/** `evenhand void`: ends an attempt in public. Nothing is erased, and the next commitment counts one more. */
export function voidCommand(services: Services, output: () => Output): Command {
  return withLogOptions(new Command('void'))
    .description('give up an attempt in public, with a reason and an approver who is not the planner')
    .requiredOption('--commitment <file>', 'commitment.json of the attempt')
    .requiredOption('--ground <code>', 'such as frame-error, secret-withheld, beacon-missing')
    .requiredOption('--explanation <text>', 'what happened')
    .requiredOption('--planned-by <person>', 'who planned the campaign')
    .requiredOption('--approved-by <person>', 'who approves, never the planner')
    .requiredOption('--out <folder>', 'where void.json goes')
    .action(async (options: Options) => {
      const commitment = await readRecordFile(Commitment, options.commitment);
      const record = await withLog(services, options, async (desk) => {
        const made = use(await voidRecord(services, options, commitment, desk?.log ?? EMPTY_LOG));
        use(checkApprover(made));
        const appended = { kind: 'void', record: made, published: true, at: momentOf(options) } as const;
        const next = desk && use(appendToLog(services.hash, desk.log, commitment, appended, desk.signer));
        await writeTogether(options.out, new Map([['void.json', lines([made])]]));
        if (next !== null) await desk?.keep(next);
        return made;
      });
      output().say(`  → ${options.out}: void.json`);
      output().result({ ok: true, record });
    });
}

/** The record of this void; the one that is there already, in the log or the folder, when only the time differs. */
async function voidRecord(
  { hash }: Services,
  options: Options,
  commitment: Commitment,
  { records }: PublicLog,
): Promise<Result<VoidRecord, Problem>> {
  const { ground, explanation, plannedBy, approvedBy } = options;
  const made = readRecord(VoidRecord, {
    format: 'evenhand/void/v1',
    campaign: commitment.campaign,
    sequence: commitment.sequence,
    commitment: recordHash(hash, commitment),
    ...{ ground, explanation, plannedBy, approvedBy },
    at: momentOf(options),
  });
  if (!made.ok || options.at !== undefined) return made;
  const file = path.join(options.out, 'void.json');
  const written = existsSync(file) ? [await readRecordFile(VoidRecord, file)] : [];
  for (const record of [...records, ...written]) {
    const earlier = readRecord(VoidRecord, record);
    if (!earlier.ok) continue;
    const same = canonical({ ...made.value, at: earlier.value.at }) === canonical(earlier.value);
    if (same) return earlier;
  }
  return made;
}
