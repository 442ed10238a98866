import { closeSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { CommandProblem } from '../app/command/reasons.js';
import type { ZipProblem } from '../app/ports/zipReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Packing } from '../core/replay/bundleSink.js';
import type { BundleSource } from '../core/replay/bundleSource.js';
import type { RandomBytes } from './zip/randomBytes.js';
import { zipSource } from './zip/zipSource.js';
import { zipWriter, type Spool } from './zip/zipWriter.js';

/** A zip file that is open: its files are read from it whenever they are asked for. */
export interface OpenZip {
  readonly source: BundleSource;
  close(): void;
}

/** Opens the zip of a path. The caller closes it; a refused one is closed here. */
export function openZipFile(file: string): Result<OpenZip, ZipProblem | CommandProblem> {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : '';
    return err({ code: 'command.unreadable-file', params: { detail } });
  }
  const source = zipSource(bytesOfFile(descriptor, fstatSync(descriptor).size));
  if (source.ok) {
    const close = (): void => {
      closeSync(descriptor);
    };
    return ok({ source: source.value, close });
  }
  closeSync(descriptor);
  return source;
}

function bytesOfFile(descriptor: number, size: number): RandomBytes {
  return {
    size,
    read: (at, length) => {
      const bytes = new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const read = readSync(descriptor, bytes, done, length - done, at + done);
        if (read === 0) throw new RangeError('the file became shorter while it was read');
        done += read;
      }
      return bytes;
    },
  };
}

/** Writes a zip to a path. Packed data wait in a file beside it until the zip can be put together. */
export function writeZipFile(file: string, packing: Packing): void {
  const waiting = `${file}.part`;
  const descriptor = openSync(waiting, 'w+', 0o600);
  try {
    const writer = zipWriter(fileSpool(descriptor));
    packing(writer);
    const zip = openSync(file, 'w');
    try {
      for (const piece of writer.bytes()) writeAll(zip, piece);
    } finally {
      closeSync(zip);
    }
  } finally {
    closeSync(descriptor);
    rmSync(waiting);
  }
}

function fileSpool(descriptor: number): Spool {
  let size = 0;
  return {
    get size() {
      return size;
    },
    append: (bytes) => {
      writeAll(descriptor, bytes);
      size += bytes.length;
    },
    read: (at, length) => bytesOfFile(descriptor, size).read(at, length),
  };
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}
