const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of a zip entry (APPNOTE 4.4.7), over data that comes in pieces. */
export interface Crc32 {
  add(data: Uint8Array): void;
  /** As an unsigned 32-bit number. */
  value(): number;
}

export function crc32(): Crc32 {
  let state = -1;
  return {
    add: (data) => {
      let value = state;
      for (let i = 0; i < data.length; i++)
        value = (TABLE[(value ^ (data[i] ?? 0)) & 0xff] ?? 0) ^ (value >>> 8);
      state = value;
    },
    value: () => ~state >>> 0,
  };
}
