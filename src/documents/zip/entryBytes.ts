import { Inflate } from 'fflate';
import type { ZipProblem } from '../../app/ports/zipReasons.js';
import { BundleFault } from '../../core/replay/bundleSource.js';
import type { PlacedEntry } from './checkEntries.js';
import { crc32 } from './crc32.js';
import type { RandomBytes } from './randomBytes.js';

/** Packed bytes that are read at once; deflate makes at most 1,032 times as many of them. */
const PIECE = 1 << 15;

const fault = (problem: ZipProblem): BundleFault => new BundleFault(problem);

type PackedEntry = Pick<PlacedEntry, 'path' | 'method' | 'crc' | 'packed' | 'unpacked' | 'dataAt'>;

/**
 * The unpacked bytes of an entry, in pieces. What does not come to the declared size and checksum ends in a
 * fault; never more than the declared size is given out.
 */
export function* entryBytes(data: RandomBytes, entry: PackedEntry): Iterable<Uint8Array> {
  const { path, unpacked: declared, crc } = entry;
  const checksum = crc32();
  let length = 0;
  for (const piece of entry.method === 0 ? packedPieces(data, entry) : inflated(data, entry)) {
    length += piece.length;
    if (length > declared) throw fault({ code: 'zip.longer-than-declared', params: { path, declared } });
    checksum.add(piece);
    yield piece;
  }
  if (length < declared)
    throw fault({ code: 'zip.shorter-than-declared', params: { path, declared, found: length } });
  const found = checksum.value();
  if (found !== crc)
    throw fault({ code: 'zip.wrong-checksum', params: { path, declared: hex(crc), found: hex(found) } });
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

function* packedPieces(data: RandomBytes, { dataAt, packed }: PackedEntry): Iterable<Uint8Array> {
  for (let at = 0; at < packed; at += PIECE) yield data.read(dataAt + at, Math.min(PIECE, packed - at));
}

function* inflated(data: RandomBytes, entry: PackedEntry): Iterable<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => pieces.push(piece));
  const push = (piece: Uint8Array, last: boolean): void => {
    try {
      inflate.push(piece, last);
    } catch (error) {
      const detail = error instanceof Error ? error.message : '';
      throw fault({ code: 'zip.damaged', params: { path: entry.path, detail } });
    }
  };
  for (const piece of packedPieces(data, entry)) {
    push(piece, false);
    yield* pieces;
    pieces = [];
  }
  push(new Uint8Array(0), true);
  yield* pieces;
}
