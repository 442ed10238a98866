import type { Spool } from './zipWriter.js';

/** Collects bytes in memory. */
export function memorySpool(): Spool {
  let bytes = new Uint8Array(1 << 16);
  let size = 0;
  return {
    get size() {
      return size;
    },
    append: (more) => {
      if (size + more.length > bytes.length) {
        const larger = new Uint8Array(Math.max(2 * bytes.length, size + more.length));
        larger.set(bytes.subarray(0, size));
        bytes = larger;
      }
      bytes.set(more, size);
      size += more.length;
    },
    read: (at, length) => bytes.subarray(at, at + length),
  };
}
