import path from 'node:path';
import { Command } from 'commander';
import { appendToLog, bundledHistory, EMPTY_LOG, type PublicLog } from '../app/protocol/publicLog.js';
import { inLogOrder, logSubstitutions, type AnySubstitution } from '../app/protocol/logSubstitutions.js';
import type { Json } from '../core/kernel/canonical.js';
import { compareText } from '../core/kernel/text.js';
import type { BundleContent } from '../core/replay/bundle.js';
import { writeBundle } from '../core/replay/writeBundle.js';
import { readText, use, writeTogether, zipContent } from './files.js';
import { momentOf, withLog, withLogOptions, type LogDesk, type LogOptions } from './logFolder.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { needsLog } from './substitute.js';
import { readSubstitutions, substitutionFile } from './substitutionFile.js';
import { withVerified } from './verifiedBundle.js';

interface Options extends LogOptions {
  readonly substitutions?: string;
  readonly visited?: string;
  readonly out: string;
}

/** `evenhand open`: T2. Makes the bundle that everybody can verify from the sealed one. */
export function openCommand(services: Services, output: () => Output): Command {
  return withLogOptions(new Command('open'))
    .description('open a draw after the visits: bundle.zip with everything, log included')
    .argument('<sealed>', 'sealed.zip of the draw')
    .option(
      '--substitutions <file>',
      'substitution records, one a line (default: substitutions.jsonl beside sealed.zip); the log gets those it lacks',
    )
    .option('--visited <file>', 'ids of the enterprises that were inspected, one a line')
    .requiredOption('--out <folder>', 'where bundle.zip goes')
    .action(async (file: string, options: Options) => {
      const substitutions = await readSubstitutions(options.substitutions ?? substitutionFile(file));
      const { commitmentHash, seed } = await withVerified(services, file, async (sealed) => {
        await withLog(services, options, (desk) => open(services, options, sealed, substitutions, desk));
        return sealed.opening;
      });
      output().say(`  → ${path.join(options.out, 'bundle.zip')}`);
      output().result({ ok: true, commitmentHash, seed });
    });
}

/**
 * Completes the bundle beside its place, verifies it, writes the log and moves it there. The log comes before
 * the bundle: a head that was signed once must never be signed otherwise.
 */
async function open(
  services: Services,
  options: Options,
  sealed: BundleContent,
  substitutions: readonly AnySubstitution[],
  desk: LogDesk | null,
): Promise<void> {
  if (desk === null && substitutions.length > 0) throw needsLog('--substitutions');
  const visited = await readVisited(options.visited);
  const opened = desk && openInLog(services, options, sealed, substitutions, desk);
  const { log, ordered } = opened ?? { log: EMPTY_LOG, ordered: [] };
  const history = { ...bundledHistory(services.hash, log, sealed, ordered), visited };
  const bundle = zipContent(services, writeBundle(services.hash, { ...sealed, history }));
  await writeTogether(options.out, new Map([['bundle.zip', bundle]]), async (staging) => {
    await withVerified(services, path.join(staging, 'bundle.zip'), () => undefined);
    await desk?.keep(log);
  });
}

/** The log with the entries of substitutions that it lacks, and of the opening; nothing is written yet. */
function openInLog(
  { hash }: Services,
  options: Options,
  sealed: BundleContent,
  substitutions: readonly AnySubstitution[],
  { log, signer }: LogDesk,
): { readonly log: PublicLog; readonly ordered: readonly Json[] } {
  const at = momentOf(options);
  const ordered = use(inLogOrder(hash, log, sealed, substitutions));
  const replaced = use(logSubstitutions(hash, log, sealed, ordered, at, signer));
  const record: Json = sealed.opening;
  const opening = { kind: 'opening', record, published: true, at } as const;
  return {
    log: use(appendToLog(hash, replaced, sealed.commitment, opening, signer)),
    ordered: ordered,
  };
}

async function readVisited(file: string | undefined): Promise<readonly { readonly id: string }[]> {
  if (file === undefined) return [];
  const ids = (await readText(file)).split(/\r?\n/).filter((id) => id !== '');
  return ids.sort(compareText).map((id) => ({ id }));
}
