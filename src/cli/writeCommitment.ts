import { existsSync } from 'node:fs';
import path from 'node:path';
import { appendToLog } from '../app/protocol/publicLog.js';
import { lines } from '../core/replay/bundle.js';
import { checkWorking, writeWorking, type Working } from '../core/replay/working.js';
import { withWorking } from './draw.js';
import { CommandFailure, EXIT } from './failure.js';
import { readText, use, writeTogether, zipContent } from './files.js';
import { momentOf, type LogDesk, type LogOptions } from './logFolder.js';
import type { Services } from './services.js';

/** The private working file first, then the log, then what is published: cut off, the same command goes on. */
export async function writeCommitment(
  services: Services,
  options: LogOptions & { readonly out: string },
  working: Working,
  desk: LogDesk | null,
): Promise<void> {
  const { commitment } = working;
  const published = path.join(options.out, 'commitment.json');
  const text = lines([commitment]);
  if (existsSync(published) && (await readText(published)) !== text) {
    const place = { file: published };
    throw new CommandFailure([{ code: 'command.other-draw', params: {}, place }], EXIT.refused);
  }
  const at = momentOf(options);
  const appended = { kind: 'commitment', record: commitment, published: true, at } as const;
  const next = desk && use(appendToLog(services.hash, desk.log, commitment, appended, desk.signer));
  const files = new Map([['working.zip', zipContent(services, writeWorking(working))]]);
  await writeTogether(options.out, files, async (staging) => {
    await withWorking(services, path.join(staging, 'working.zip'), (written) =>
      use(checkWorking(services.hash, written)),
    );
  });
  if (next !== null) await desk?.keep(next);
  await writeTogether(options.out, new Map([['commitment.json', text]]));
}
