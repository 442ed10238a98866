import type { ZipProblem } from '../../app/ports/zipReasons.js';
import { BundleFault } from '../../core/replay/bundleSource.js';
import type { BundleSink } from '../../core/replay/bundleSink.js';
import { crc32, type Crc32 } from './crc32.js';
import { deflated } from './deflated.js';
import { centralHeader, endRecord, localHeader, type Written } from './headers.js';
import { ZIP64 } from './limits.js';
import type { RandomBytes } from './randomBytes.js';

/** Where packed data wait until the zip can be put together: a file, or memory. */
export interface Spool extends RandomBytes {
  append(bytes: Uint8Array): void;
}

export interface ZipWriter extends BundleSink {
  /** The bytes of the zip in pieces, when all files are in. The same files give the same bytes. */
  bytes(): Iterable<Uint8Array>;
}

/** Bytes that are moved at once from the spool. */
const PIECE = 1 << 20;

export function zipWriter(spool: Spool): ZipWriter {
  let entries: readonly Spooled[] = [];
  const spooled = (path: string, pieces: Iterable<Uint8Array>): Spooled => {
    const [at, checksum] = [spool.size, crc32()];
    let unpacked = 0;
    const measured = (length: number): void => {
      unpacked += length;
      if (unpacked >= ZIP64) throw tooLarge(unpacked);
    };
    for (const part of deflated(passing(pieces, checksum, measured))) spool.append(part);
    if (spool.size >= ZIP64) throw tooLarge(spool.size);
    const name = new TextEncoder().encode(path);
    return { at, name, crc: checksum.value(), packed: spool.size - at, unpacked };
  };
  return {
    append: (path, pieces) => (entries = [...entries, spooled(path, pieces)]),
    prepend: (path, pieces) => (entries = [spooled(path, pieces), ...entries]),
    bytes: () => zipBytes(spool, entries),
  };
}

/** An entry whose data stand in the spool. */
interface Spooled extends Written {
  readonly at: number;
}

const tooLarge = (bytes: number): BundleFault => {
  const problem: ZipProblem = { code: 'zip.too-large', params: { bytes, limit: ZIP64 } };
  return new BundleFault(problem);
};

function* passing(
  pieces: Iterable<Uint8Array>,
  checksum: Crc32,
  measured: (length: number) => void,
): Iterable<Uint8Array> {
  for (const piece of pieces) {
    checksum.add(piece);
    measured(piece.length);
    yield piece;
  }
}

function* zipBytes(spool: Spool, entries: readonly Spooled[]): Iterable<Uint8Array> {
  const headers: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = localHeader(entry);
    headers.push(centralHeader(entry, offset));
    yield local;
    for (let at = 0; at < entry.packed; at += PIECE)
      yield spool.read(entry.at + at, Math.min(PIECE, entry.packed - at));
    offset += local.length + entry.packed;
  }
  if (offset >= ZIP64) throw tooLarge(offset);
  yield* headers;
  const size = headers.reduce((sum, header) => sum + header.length, 0);
  yield endRecord(entries.length, size, offset);
}
