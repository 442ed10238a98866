import path from 'node:path';
import { Command } from 'commander';
import Type from 'typebox';
import { appendToLog } from '../app/protocol/publicLog.js';
import { madeMonth } from '../app/month/makeMonth.js';
import { monthFiles } from '../app/month/monthFiles.js';
import type { BundleContent } from '../core/replay/bundle.js';
import { lines } from '../core/replay/bundle.js';
import { drawRecordOf, type DrawRecord } from '../core/replay/drawRecord.js';
import { drawWorking } from '../core/replay/drawWorking.js';
import { readWorking } from '../core/replay/readWorking.js';
import { HolderSecret, Secrets } from '../core/replay/secrets.js';
import type { Working } from '../core/replay/working.js';
import { drawMoment, refuseOtherDraw } from './earlierDraw.js';
import { readRecordFile, use, withZip, writeTogether } from './files.js';
import { momentOf, withLog, withLogOptions, type LogOptions } from './logFolder.js';
import { readBeacon } from './monthInputs.js';
import { withVerified } from './verifiedBundle.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { filesOf } from './showMonth.js';

interface Options extends LogOptions {
  readonly dice?: string;
  readonly beacon?: string;
  readonly secretFile?: readonly string[];
  readonly out: string;
}

/** `evenhand draw`: T1. A record to publish that tells nobody who was drawn, and the planner's list. */
export function drawCommand(services: Services, output: () => Output): Command {
  return withLogOptions(new Command('draw'))
    .description('draw a committed month: a record to publish, and the list to keep until the visits')
    .argument('<working>', 'working.zip of the commitment')
    .option('--dice <digits>', 'decimal digits thrown in public')
    .option('--beacon <file>', 'the committed round as drand publishes it, JSON')
    .option('--secret-file <files...>', 'secrets of the holders, one file each or one for all')
    .requiredOption('--out <folder>', 'where draw.json goes; list and sealed.zip go to private/ in it')
    .action(async (file: string, options: Options) => {
      const sources = {
        beacon: await readBeacon(options.beacon),
        dice: options.dice ?? null,
        holders: await readHolders(options.secretFile ?? []),
      };
      const record = await withWorking(services, file, async (working) => {
        const drawnAt = await drawMoment(services, options, working);
        return writeDraw(
          services,
          options,
          use(drawWorking(services.hash, working, { ...sources, drawnAt })),
        );
      });
      const zh = output().language === 'zh';
      output().say(`  ${zh ? '种子指纹（公布）' : 'fingerprint of the seed'}: ${record.seedFingerprint}`);
      output().say(
        `  → ${options.out}: draw.json (${zh ? '公布' : 'publish'}), private/ (${zh ? '保密' : 'keep'})`,
      );
      output().result({ ok: true, record });
    });
}

/** Works with a working file, whose rows and facts stay in it. */
export async function withWorking<T>(
  services: Services,
  file: string,
  work: (working: Working) => T | Promise<T>,
): Promise<T> {
  return withZip(services, file, (source) => work(use(readWorking(services.hash, source), file)));
}

/** The secrets of all files; each is one holder's, or one file for all. */
async function readHolders(files: readonly string[]): Promise<Secrets['holders']> {
  const holders: Secrets['holders'] = [];
  for (const file of files) {
    const read = await readRecordFile(Type.Union([Secrets, HolderSecret]), file);
    if (read.format === 'evenhand/secrets/v1') holders.push(...read.holders);
    else holders.push({ holder: read.holder, secret: read.secret });
  }
  return holders;
}

/**
 * Writes list, workbook, reserves, summary and sealed bundle, and then publishes the record. Nothing is public
 * before what is private is written and performs again; cut off anywhere, the same command completes it.
 */
export async function writeDraw(
  services: Services,
  options: LogOptions & { readonly out: string },
  content: BundleContent,
): Promise<DrawRecord> {
  const { commitment, opening, performance } = content;
  const record = drawRecordOf(services.hash, commitment, opening, performance.cells);
  const files = filesOf(services, await monthFiles(services, use(madeMonth(content))));
  files.set('sealed.zip', files.get('bundle.zip') ?? '');
  files.delete('bundle.zip');
  await withLog(services, options, async (desk) => {
    const appended = { kind: 'draw', record, published: true, at: momentOf(options) } as const;
    const next = desk && use(appendToLog(services.hash, desk.log, commitment, appended, desk.signer));
    await refuseOtherDraw(services, options, opening);
    await writeTogether(path.join(options.out, 'private'), files, async (staging) => {
      await withVerified(services, path.join(staging, 'sealed.zip'), () => undefined);
    });
    if (next !== null) await desk?.keep(next);
    await writeTogether(options.out, new Map([['draw.json', lines([record])]]));
  });
  return record;
}
