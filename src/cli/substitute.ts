import { Command } from 'commander';
import { inLogOrder, isOfTarget, logSubstitutions } from '../app/protocol/logSubstitutions.js';
import { substitute } from '../app/protocol/substitute.js';
import type { SubstitutionRecord } from '../core/audit/substitutionRecord.js';
import { toHex } from '../core/kernel/bytes.js';
import type { BundleContent } from '../core/replay/bundle.js';
import { CommandFailure, EXIT } from './failure.js';
import { readInput, use } from './files.js';
import { momentOf, withLog, withLogOptions, type LogDesk, type LogOptions } from './logFolder.js';
import { withSelected } from './verifiedBundle.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { readSubstitutions, substitutionFile, writeSubstitutions } from './substitutionFile.js';

interface Options extends LogOptions {
  readonly id: string;
  readonly ground: string;
  readonly evidence: string;
  readonly decidedBy: string;
}

/** `evenhand substitute`: a target that cannot be visited gives way to the next reserve of its cell. */
export function substituteCommand(services: Services, output: () => Output): Command {
  return withLogOptions(new Command('substitute'))
    .description(
      'replace a target by the next reserve of its cell: a private record, and its entry in the log',
    )
    .argument('<sealed>', 'sealed.zip of the draw; the records stand in substitutions.jsonl beside it')
    .requiredOption('--id <id>', 'the target that cannot be visited')
    .requiredOption(
      '--ground <code>',
      'activity-not-found, closed, deregistered, merged, moved-away, under-investigation or disaster',
    )
    .requiredOption('--evidence <file>', 'what shows it; its SHA-256 enters the record')
    .requiredOption('--decided-by <person>', 'who decides')
    .action(async (file: string, options: Options) => {
      const evidence = toHex(services.hash.sha256(await readInput(options.evidence)));
      const record = await withSelected(services, file, (sealed) =>
        withLog(services, options, (desk) => {
          if (desk === null) throw needsLog('substitute');
          return replaceTarget(services, sealed, file, { ...options, evidence }, desk);
        }),
      );
      say(output(), record);
    });
}

export function needsLog(what: string): CommandFailure {
  const detail = `${what} needs --log and --key`;
  return new CommandFailure([{ code: 'command.usage', params: { detail } }], EXIT.unusable);
}

/** The private record first, then its entry: cut off in between, the same command writes the entry. */
async function replaceTarget(
  { hash }: Services,
  sealed: BundleContent,
  file: string,
  { id: replaced, ground, evidence, decidedBy, at }: Options,
  { log, signer, keep }: LogDesk,
): Promise<SubstitutionRecord> {
  const moment = momentOf(at === undefined ? {} : { at });
  const kept = substitutionFile(file);
  const earlier = use(inLogOrder(hash, log, sealed, await readSubstitutions(kept)));
  const ofTargets = earlier.filter(isOfTarget);
  const record = use(substitute(sealed, ofTargets, { replaced, ground, evidence, decidedBy }, moment));
  const all = earlier.includes(record) ? earlier : [...earlier, record];
  const next = use(logSubstitutions(hash, log, sealed, all, moment, signer));
  await writeSubstitutions(kept, all);
  await keep(next);
  return record;
}

function say(output: Output, record: SubstitutionRecord): void {
  const { replaced, replacement } = record;
  const zh = output.language === 'zh';
  if (replacement === null)
    output.say(
      zh ? `  ${replaced} 不再检查；本层已无备选` : `  ${replaced} gives way; its cell has no reserve left`,
    );
  else
    output.say(
      zh
        ? `  ${replaced} 由备选 ${replacement} 替换`
        : `  ${replaced} gives way to the reserve ${replacement}`,
    );
  output.result({ ok: true, record });
}
