import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { BackupProblem } from '../app/backup/reasons.js';
import type { CommandProblem } from '../app/command/reasons.js';
import type { ArchiveEntry, Archives, ArchiveWriter } from '../app/ports/backup.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import { readHeader, tarHeader } from './tarHeader.js';

const BLOCK = 512;
/** No entry that this program writes comes near it. */
const LARGEST_ENTRY = 2 ** 28;
const LARGEST_TEXT = 2 ** 29;

const compress = promisify(gzip);
const expand = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

/** Archives as tar files (POSIX ustar): they are written and read front to back, however large they are. */
export const tarArchives: Archives = {
  create: createTar,
  read: readTar,
  compress: (text) => compress(text, { level: 6 }),
  expand: async (bytes) =>
    new TextDecoder('utf-8', { fatal: true }).decode(await expand(bytes, { maxOutputLength: LARGEST_TEXT })),
};

/** Written beside its place and moved there when whole and on disk; readable by its owner only. */
async function createTar(file: string): Promise<Result<ArchiveWriter, CommandProblem>> {
  const partial = `${file}.partial`;
  if (await exists(file))
    return err({ code: 'command.file-exists', params: { detail: file }, place: { file } });
  try {
    const handle = await open(partial, 'wx', 0o600);
    return ok(writerOn(handle, partial, file));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err({ code: 'command.unwritable-file', params: { detail }, place: { file } });
  }
}

function writerOn(handle: FileHandle, partial: string, file: string): ArchiveWriter {
  return {
    add: async ({ path, bytes }) => {
      const padding = new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK);
      await handle.writev([tarHeader(path, bytes.length), bytes, padding]);
    },
    close: async () => {
      await handle.write(new Uint8Array(2 * BLOCK));
      await handle.sync();
      await handle.close();
      await rename(partial, file);
    },
    discard: async () => {
      await handle.close().catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
}

async function readTar(
  file: string,
): Promise<Result<() => AsyncIterable<ArchiveEntry>, CommandProblem | BackupProblem>> {
  try {
    const handle = await open(file, 'r');
    await handle.close();
    return ok(() => entriesOf(file));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err({ code: 'command.unreadable-file', params: { detail }, place: { file } });
  }
}

async function* entriesOf(file: string): AsyncGenerator<ArchiveEntry> {
  const handle = await open(file, 'r');
  try {
    let position = 0;
    for (;;) {
      const header = readHeader(await readExactly(handle, position, BLOCK));
      if (header === null) return;
      if (header.size > LARGEST_ENTRY) throw new RangeError(`${header.path} is too large`);
      yield { path: header.path, bytes: await readExactly(handle, position + BLOCK, header.size) };
      position += BLOCK + Math.ceil(header.size / BLOCK) * BLOCK;
    }
  } finally {
    await handle.close();
  }
}

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new RangeError('the file ends too early');
    done += bytesRead;
  }
  return bytes;
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
