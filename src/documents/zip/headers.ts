/** An entry as its headers describe it. */
export interface Written {
  /** UTF-8; bundles use ASCII only. */
  readonly name: Uint8Array;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Checksum and sizes follow the data: they are not known before. */
  readonly streamed?: true;
}

/** 1980-01-01 00:00, the earliest time there is: a zip must not depend on when it was written. */
const EPOCH = 0x00210000;
const VERSION = 20;
const UNIX = 3;
const DEFLATE = 8;
const DESCRIPTOR_FOLLOWS = 0x08;

/** APPNOTE 4.3.7. */
export function localHeader(entry: Written): Uint8Array {
  const header = new Uint8Array(30 + entry.name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, VERSION, true);
  describe(view, 8, entry.streamed ? { ...entry, crc: 0, packed: 0, unpacked: 0 } : entry);
  header.set(entry.name, 30);
  return header;
}

/** APPNOTE 4.3.9, after the data of a streamed entry. */
export function dataDescriptor({ crc, packed, unpacked }: Written): Uint8Array {
  const descriptor = new Uint8Array(16);
  const view = new DataView(descriptor.buffer);
  [0x08074b50, crc, packed, unpacked].forEach((value, k) => {
    view.setUint32(k * 4, value, true);
  });
  return descriptor;
}

/** APPNOTE 4.3.12. */
export function centralHeader(entry: Written, localAt: number): Uint8Array {
  const header = new Uint8Array(46 + entry.name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, (UNIX << 8) | VERSION, true);
  view.setUint16(6, VERSION, true);
  describe(view, 10, entry);
  view.setUint32(42, localAt, true);
  header.set(entry.name, 46);
  return header;
}

/** The part that both headers share: method, time, checksum, sizes and the name's length. */
function describe(view: DataView, at: number, { name, crc, packed, unpacked, streamed }: Written): void {
  if (streamed) view.setUint16(at - 2, DESCRIPTOR_FOLLOWS, true);
  view.setUint16(at, DEFLATE, true);
  view.setUint32(at + 2, EPOCH, true);
  view.setUint32(at + 6, crc, true);
  view.setUint32(at + 10, packed, true);
  view.setUint32(at + 14, unpacked, true);
  view.setUint16(at + 18, name.length, true);
}

/** APPNOTE 4.3.16. */
export function endRecord(entries: number, size: number, at: number): Uint8Array {
  const record = new Uint8Array(22);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, size, true);
  view.setUint32(16, at, true);
  return record;
}
