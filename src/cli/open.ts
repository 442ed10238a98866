import path from 'node:path';
import { Command } from 'commander';
import { bundledHistory } from '../app/protocol/publicLog.js';
import { compileRules } from '../app/verification/compileRules.js';
import { SubstitutionRecord } from '../core/audit/substitutionRecord.js';
import type { Json } from '../core/kernel/canonical.js';
import { compareText } from '../core/kernel/text.js';
import { bundleTexts, type BundleContent } from '../core/replay/bundle.js';
import { verifyBundle } from '../core/replay/verify.js';
import { CommandFailure, EXIT } from './failure.js';
import { readInput, readText, use, writeTogether } from './files.js';
import { publish, readLines, withLogOptions, type LogOptions } from './logFolder.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

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
      const sealed = await readVerified(services, file);
      const substitutions =
        options.substitutions === undefined ? [] : await readLines(SubstitutionRecord, options.substitutions);
      const visited = await readVisited(options.visited);
      const { commitment, opening } = sealed;
      const record = opening as Json;
      const log = await publish(services, options, commitment, { kind: 'opening', record, published: true });
      const history = { ...bundledHistory(services.hash, log, sealed, substitutions), visited };
      const texts = bundleTexts(services.hash, { ...sealed, history });
      const { agrees, steps } = verifyBundle(services.hash, texts, compileRules);
      await writeTogether(options.out, new Map([['bundle.zip', services.packZip(texts)]]));
      output().say(`  → ${path.join(options.out, 'bundle.zip')}`);
      if (!agrees)
        throw new CommandFailure(
          steps.flatMap(({ problems }) => problems),
          EXIT.refused,
        );
      output().result({ ok: true, commitmentHash: opening.commitmentHash, seed: opening.seed });
    });
}

/** A bundle that performs again as it says; anything else ends the command with what does not agree. */
export async function readVerified(services: Services, file: string): Promise<BundleContent> {
  const texts = use(services.unpackZip(await readInput(file)), file);
  const { agrees, steps, content } = verifyBundle(services.hash, texts, compileRules);
  if (agrees && content !== null) return content;
  throw new CommandFailure(
    steps.flatMap(({ problems }) => problems),
    EXIT.refused,
  );
}

async function readVisited(file: string | undefined): Promise<readonly { readonly id: string }[]> {
  if (file === undefined) return [];
  const ids = (await readText(file)).split(/\r?\n/).filter((id) => id !== '');
  return ids.sort(compareText).map((id) => ({ id }));
}
