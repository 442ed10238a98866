import { canonical, type Json } from '../kernel/canonical.js';
import { toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { utf8 } from '../kernel/text.js';
import type { FileEntry } from './bundle.js';

/** Takes the files of a bundle one after another, each in pieces: nobody has to hold a whole file. */
export interface BundleSink {
  /** A file behind those that came before. */
  append(path: string, pieces: Iterable<Uint8Array>): void;
  /** A file in front of all others, though it comes last: the manifest is known when they are written. */
  prepend(path: string, pieces: Iterable<Uint8Array>): void;
}

/** Writes a set of files into a sink. */
export type Packing = (sink: BundleSink) => void;

/** Characters of canonical JSON that are encoded at once. */
const PIECE = 1 << 16;

/** One canonical record a line, each line ended by a line feed, in pieces of UTF-8. */
export function* pieces(records: Iterable<Json>): Iterable<Uint8Array> {
  let text = '';
  for (const record of records) {
    text += `${canonical(record)}\n`;
    if (text.length < PIECE) continue;
    yield utf8(text);
    text = '';
  }
  if (text !== '') yield utf8(text);
}

/** Appends a file, and describes it for the manifest. */
export function appendFile(hash: Hash, sink: BundleSink, path: string, records: Iterable<Json>): FileEntry {
  const meter = fileMeter(hash);
  sink.append(path, metered(pieces(records), meter));
  return { path, ...meter.measured() };
}

function* metered(parts: Iterable<Uint8Array>, meter: FileMeter): Iterable<Uint8Array> {
  for (const part of parts) {
    meter.add(part);
    yield part;
  }
}

/** Measures a file while its bytes pass. */
export interface FileMeter {
  add(bytes: Uint8Array): void;
  measured(): Omit<FileEntry, 'path'>;
}

const LINE_FEED = 10;

export function fileMeter(hash: Hash): FileMeter {
  const sha256 = hash.sha256Stream();
  let [length, feeds] = [0, 0];
  return {
    add: (bytes) => {
      sha256.update(bytes);
      length += bytes.length;
      for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) feeds++;
    },
    measured: () => ({ bytes: length, lines: feeds, sha256: toHex(sha256.digest()) }),
  };
}
