/** Bytes that can be read anywhere: a file, a Blob in a browser's worker, or an array. */
export interface RandomBytes {
  readonly size: number;
  /** The bytes from a place; the caller asks for none beyond the size, and does not change them. */
  read(at: number, length: number): Uint8Array;
}

export function bytesInMemory(bytes: Uint8Array): RandomBytes {
  return { size: bytes.length, read: (at, length) => bytes.subarray(at, at + length) };
}
