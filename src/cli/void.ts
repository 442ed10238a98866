import { Command } from 'commander';
import { checkApprover, VoidRecord } from '../core/audit/voidRecord.js';
import { recordHash } from '../core/kernel/hash.js';
import { readRecord } from '../core/kernel/schema.js';
import { lines } from '../core/replay/bundle.js';
import { Commitment } from '../core/replay/commitment.js';
import { readRecordFile, use, writeTogether } from './files.js';
import { momentOf, publish, withLogOptions, type LogOptions } from './logFolder.js';
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
      const { ground, explanation, plannedBy, approvedBy } = options;
      const record = use(
        readRecord(VoidRecord, {
          format: 'evenhand/void/v1',
          campaign: commitment.campaign,
          sequence: commitment.sequence,
          commitment: recordHash(services.hash, commitment),
          ...{ ground, explanation, plannedBy, approvedBy },
          at: momentOf(options),
        }),
      );
      use(checkApprover(record));
      await publish(services, options, commitment, { kind: 'void', record, published: true });
      await writeTogether(options.out, new Map([['void.json', lines([record])]]));
      output().say(`  → ${options.out}: void.json`);
      output().result({ ok: true, record });
    });
}
