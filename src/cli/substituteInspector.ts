import { Command } from 'commander';
import { inLogOrder, logSubstitutions } from '../app/protocol/logSubstitutions.js';
import { substituteInspector } from '../app/protocol/substituteInspector.js';
import {
  ABSENCE_GROUNDS,
  type AbsenceGround,
  type InspectorSubstitution,
} from '../core/audit/inspectorSubstitution.js';
import { toHex } from '../core/kernel/bytes.js';
import type { Json } from '../core/kernel/canonical.js';
import type { BundleContent } from '../core/replay/bundle.js';
import { CommandFailure, EXIT } from './failure.js';
import { readInput, use } from './files.js';
import { momentOf, withLog, withLogOptions, type LogDesk, type LogOptions } from './logFolder.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { needsLog } from './substitute.js';
import { readSubstitutions, substitutionFile, writeSubstitutions } from './substitutionFile.js';
import { withVerified } from './verifiedBundle.js';

interface Options extends LogOptions {
  readonly target: string;
  readonly inspector: string;
  readonly ground: string;
  readonly unavailable?: readonly string[];
  readonly evidence: string;
  readonly decidedBy: string;
}

/** `evenhand substitute-inspector`: a seat goes to the next alternate of the order that the seed fixed. */
export function substituteInspectorCommand(services: Services, output: () => Output): Command {
  return withLogOptions(new Command('substitute-inspector'))
    .description('give a seat to the next alternate by protocol: a private record, and its entry in the log')
    .argument('<sealed>', 'sealed.zip of the draw; the records stand in substitutions.jsonl beside it')
    .requiredOption('--target <id>', 'the enterprise that is to be visited')
    .requiredOption('--inspector <id>', 'who cannot go')
    .requiredOption('--ground <code>', ABSENCE_GROUNDS.join(', '))
    .option('--unavailable <id:ground...>', 'alternates who cannot go either, each with a ground')
    .requiredOption('--evidence <file>', 'what shows it; its SHA-256 enters the record')
    .requiredOption('--decided-by <person>', 'who decides')
    .action(async (file: string, options: Options) => {
      const evidence = toHex(services.hash.sha256(await readInput(options.evidence)));
      const record = await withVerified(services, file, (sealed) =>
        withLog(services, options, (desk) => {
          if (desk === null) throw needsLog('substitute-inspector');
          return replaceInspector(services, sealed, file, { ...options, evidence }, desk);
        }),
      );
      say(output(), record);
    });
}

/** The private record first, then its entry: cut off in between, `open` or the next substitution writes the entry. */
async function replaceInspector(
  { hash }: Services,
  sealed: BundleContent,
  file: string,
  options: Options,
  { log, signer, keep }: LogDesk,
): Promise<InspectorSubstitution> {
  const moment = momentOf(options.at === undefined ? {} : { at: options.at });
  const kept = substitutionFile(file);
  const earlier = use(inLogOrder(hash, log, sealed, await readSubstitutions(kept)));
  const { target, inspector: outgoing, evidence, decidedBy } = options;
  const grounds = { ground: groundOf(options.ground), unavailable: unavailableOf(options.unavailable ?? []) };
  const request = { target, outgoing, ...grounds, evidence, decidedBy };
  const record = use(substituteInspector(hash, sealed, earlier as readonly Json[], request, moment));
  const all = [...earlier, record];
  const next = use(logSubstitutions(hash, log, sealed, all, moment, signer));
  await writeSubstitutions(kept, all);
  await keep(next);
  return record;
}

function groundOf(text: string): AbsenceGround {
  const ground = ABSENCE_GROUNDS.find((each) => each === text);
  if (ground !== undefined) return ground;
  const detail = `--ground: ${ABSENCE_GROUNDS.join(', ')}`;
  throw new CommandFailure([{ code: 'command.usage', params: { detail } }], EXIT.unusable);
}

/** "I-7:leave" */
function unavailableOf(texts: readonly string[]): ReadonlyMap<string, AbsenceGround> {
  return new Map(
    texts.map((text) => {
      const cut = text.lastIndexOf(':');
      return [text.slice(0, cut), groundOf(text.slice(cut + 1))];
    }),
  );
}

function say(output: Output, record: InspectorSubstitution): void {
  const { target, outgoing, incoming, passedOver } = record;
  const over = passedOver.map(({ inspector, ground }) => `${inspector} (${ground})`).join(', ');
  output.say(
    output.language === 'zh'
      ? `  ${target}：${outgoing} 由候补 ${incoming} 替换`
      : `  ${target}: ${outgoing} gives the seat to the alternate ${incoming}`,
  );
  if (over !== '') output.say(output.language === 'zh' ? `  依次跳过：${over}` : `  passed over: ${over}`);
  output.result({ ok: true, record });
}
