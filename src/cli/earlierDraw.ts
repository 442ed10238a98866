import { existsSync } from 'node:fs';
import path from 'node:path';
import { canonical } from '../core/kernel/canonical.js';
import { recordHash } from '../core/kernel/hash.js';
import { parseRecord, readRecord } from '../core/kernel/schema.js';
import { DrawRecord } from '../core/replay/drawRecord.js';
import { Opening } from '../core/replay/opening.js';
import type { Working } from '../core/replay/working.js';
import { CommandFailure, EXIT } from './failure.js';
import { use, withZip } from './files.js';
import { momentOf, readLog, type LogOptions } from './logFolder.js';
import type { Services } from './services.js';

type Options = LogOptions & { readonly out: string };

const sealedFile = ({ out }: Options): string => path.join(out, 'private', 'sealed.zip');

/**
 * The moment of a draw: as told, or as it was recorded when the same draw was begun before, or now. So a draw
 * that was cut off is completed by the same command, and not drawn a second time.
 */
export async function drawMoment(
  services: Services,
  options: Options,
  { commitment }: Working,
): Promise<string> {
  if (options.at !== undefined) return momentOf(options);
  const commitmentHash = recordHash(services.hash, commitment);
  for (const record of (await readLog(options.log)).records) {
    const read = readRecord(DrawRecord, record);
    if (read.ok && read.value.commitmentHash === commitmentHash && read.value.drawnAt !== null)
      return read.value.drawnAt;
  }
  const earlier = await earlierOpening(services, options);
  const own = earlier?.commitmentHash === commitmentHash ? earlier.drawnAt : null;
  return own ?? momentOf(options);
}

/** A folder holds one draw: another one is never written over it. */
export async function refuseOtherDraw(services: Services, options: Options, opening: Opening): Promise<void> {
  const earlier = await earlierOpening(services, options);
  if (earlier === null || canonical(earlier) === canonical(opening)) return;
  const place = { file: sealedFile(options) };
  throw new CommandFailure([{ code: 'command.other-draw', params: {}, place }], EXIT.refused);
}

async function earlierOpening(services: Services, options: Options): Promise<Opening | null> {
  const file = sealedFile(options);
  if (!existsSync(file)) return null;
  return withZip(services, file, (source) => {
    const [line] = source.lines('opening.json');
    return use(parseRecord(Opening, line?.text ?? ''), file);
  });
}
