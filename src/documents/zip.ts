import { unzipSync, zipSync, type Zippable } from 'fflate';
import type { CommandProblem } from '../app/command/reasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';

/** The earliest time that a zip entry can carry: bundles must not depend on when they were packed. */
const EPOCH = new Date(1980, 0, 1);

/** Largest unpacked bundle that is read into memory. */
const LARGEST = 2 ** 31;

/** Packs texts as UTF-8 files in the order given; the same texts give the same bytes. */
export function packZip(texts: ReadonlyMap<string, string>): Uint8Array {
  const entries: Zippable = {};
  for (const [path, text] of texts)
    entries[path] = [Buffer.from(text, 'utf8'), { mtime: EPOCH, level: 6, os: 3 }];
  return zipSync(entries);
}

/** Unpacks the texts of a zip; refuses a file that is no zip, too large unpacked, or not UTF-8. */
export function unpackZip(bytes: Uint8Array): Result<ReadonlyMap<string, string>, CommandProblem> {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > LARGEST) throw new RangeError('too large');
        return true;
      },
    });
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return ok(new Map(Object.entries(files).map(([path, content]) => [path, decoder.decode(content)])));
  } catch (error) {
    return err({
      code: 'command.not-a-zip',
      params: { detail: error instanceof Error ? error.message : '' },
    });
  }
}
