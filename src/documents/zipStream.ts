import { pipeline, Readable } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import { crc32 } from './zip/crc32.js';
import { centralHeader, dataDescriptor, endRecord, localHeader, type Written } from './zip/headers.js';

export interface StreamedEntry {
  readonly path: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** A zip whose bytes leave while its files are still being made. Packing runs beside the event loop. */
export async function* zipStream(entries: AsyncIterable<StreamedEntry>): AsyncIterable<Uint8Array> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  for await (const { path, pieces } of entries) {
    const name = new TextEncoder().encode(path);
    const header = localHeader({ name, crc: 0, packed: 0, unpacked: 0, streamed: true });
    yield header;
    const checksum = crc32();
    let [packed, unpacked] = [0, 0];
    const measured = async function* (): AsyncIterable<Uint8Array> {
      for await (const piece of pieces) {
        checksum.add(piece);
        unpacked += piece.length;
        yield piece;
      }
    };
    for await (const part of deflated(measured())) {
      packed += part.length;
      yield part;
    }
    const written: Written = { name, crc: checksum.value(), packed, unpacked, streamed: true };
    const descriptor = dataDescriptor(written);
    yield descriptor;
    directory.push(centralHeader(written, offset));
    offset += header.length + packed + descriptor.length;
  }
  yield* directory;
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  yield endRecord(directory.length, size, offset);
}

async function* deflated(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const packer = createDeflateRaw();
  // A fault of the source ends the packer with the same error, which the loop below throws on.
  pipeline(Readable.from(pieces, { objectMode: true, highWaterMark: 1 }), packer, () => undefined);
  for await (const part of packer) yield part as Uint8Array;
}
