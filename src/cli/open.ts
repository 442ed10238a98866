import path from 'node:path';
import { Command } from 'commander';
import { bundledHistory } from '../app/protocol/publicLog.js';
import { compileRules } from '../app/verification/compileRules.js';
import { SubstitutionRecord } from '../core/audit/substitutionRecord.js';
import type { Json } from '../core/kernel/canonical.js';
import { compareText } from '../core/kernel/text.js';
import type { BundleContent } from '../core/replay/bundle.js';
import { verifyBundle } from '../core/replay/verify.js';
import { writeBundle } from '../core/replay/writeBundle.js';
import { readText, withZip, writeTogether, zipContent } from './files.js';
import { publish, readLines, withLogOptions, type LogOptions } from './logFolder.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { notVerified } from './verify.js';

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
    .option('--substitutions <file>', 'substitution records, one a line')
    .option('--visited <file>', 'ids of the enterprises that were inspected, one a line')
    .requiredOption('--out <folder>', 'where bundle.zip goes')
    .action(async (file: string, options: Options) => {
      await withVerified(services, file, (sealed) => open(services, output(), sealed, options));
    });
}

async function open(
  services: Services,
  output: Output,
  sealed: BundleContent,
  options: Options,
): Promise<void> {
  const substitutions =
    options.substitutions === undefined ? [] : await readLines(SubstitutionRecord, options.substitutions);
  const visited = await readVisited(options.visited);
  const { commitment, opening } = sealed;
  const record = opening as Json;
  const log = await publish(services, options, commitment, { kind: 'opening', record, published: true });
  const history = { ...bundledHistory(services.hash, log, sealed, substitutions), visited };
  const bundle = path.join(options.out, 'bundle.zip');
  const packing = writeBundle(services.hash, { ...sealed, history });
  await writeTogether(options.out, new Map([['bundle.zip', zipContent(services, packing)]]));
  output.say(`  → ${bundle}`);
  await withVerified(services, bundle, () => undefined);
  output.result({ ok: true, commitmentHash: opening.commitmentHash, seed: opening.seed });
}

/**
 * Works with a bundle that performs again as it says; anything else ends the command with what does not agree.
 * Rows and facts are read from the file, which is open as long as the work lasts.
 */
export async function withVerified<T>(
  services: Services,
  file: string,
  work: (content: BundleContent) => T | Promise<T>,
): Promise<T> {
  return withZip(services, file, (source) => {
    const { agrees, steps, content } = verifyBundle(services.hash, source, compileRules);
    if (agrees && content !== null) return work(content);
    throw notVerified(steps.flatMap(({ problems }) => problems));
  });
}

async function readVisited(file: string | undefined): Promise<readonly { readonly id: string }[]> {
  if (file === undefined) return [];
  const ids = (await readText(file)).split(/\r?\n/).filter((id) => id !== '');
  return ids.sort(compareText).map((id) => ({ id }));
}
