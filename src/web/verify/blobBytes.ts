import type { RandomBytes } from '../../documents/zip/randomBytes.js';

/** Of workers only, and so not among the types of pages. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** A file of the reader’s, read a piece at a time and never as a whole; only a worker may read like this. */
export function blobBytes(blob: Blob): RandomBytes {
  const reader = new FileReaderSync();
  return {
    size: blob.size,
    read: (at, length) => new Uint8Array(reader.readAsArrayBuffer(blob.slice(at, at + length))),
  };
}
