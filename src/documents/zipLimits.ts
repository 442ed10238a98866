import type { IntakeProblem } from '../app/intake/reasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { PlacedEntry } from './zip/checkEntries.js';

/** What an uploaded archive may ask of us. A workbook of 100,000 × 30 cells unpacks to some 150 MB. */
const ZIP_LIMITS = { packed: 100_000_000, unpacked: 600_000_000, ratio: 200, entries: 2_000 } as const;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** Longest comment behind the end record (APPNOTE 4.3.16). */
const LONGEST_TAIL = 22 + 0xffff;

type Part = Pick<PlacedEntry, 'path' | 'method' | 'crc' | 'packed' | 'unpacked' | 'dataAt'>;
export type Parts = ReadonlyMap<string, Part>;

/** What only workbooks that run programs have. */
const MACROS = /(^|\/)(vbaProject[^/]*\.bin|macrosheets\/.*|activeX\/.*)$/i;

/**
 * The parts of a workbook. Refuses an archive that is not a ZIP, would unpack to more than the limits, or holds macros.
 * Sizes are those that its directory declares; the unpacker stops at the declared size of each entry, so that lying
 * does not help, and an entry without a declared size is refused.
 */
export function checkZip(bytes: Uint8Array): Result<Parts, IntakeProblem> {
  if (bytes.length > ZIP_LIMITS.packed) return tooLarge('file size (bytes)', ZIP_LIMITS.packed);
  const entries = directory(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (entries === null) {
    return err({ code: 'intake.not-a-workbook', params: { detail: 'no readable ZIP directory' } });
  }
  if (entries.length > ZIP_LIMITS.entries) return tooLarge('number of parts', ZIP_LIMITS.entries);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > ZIP_LIMITS.unpacked) return tooLarge('unpacked size (bytes)', ZIP_LIMITS.unpacked);
  const undeclared = entries.some((entry) => entry.unpacked === 0 && entry.packed > 2);
  const dense = unpacked > 1_000_000 && unpacked > bytes.length * ZIP_LIMITS.ratio;
  if (undeclared || dense) return tooLarge('unpacking ratio', ZIP_LIMITS.ratio);
  if (entries.some(({ path }) => MACROS.test(path))) return err({ code: 'intake.macros', params: {} });
  return ok(new Map(entries.map((entry) => [entry.path, entry])));
}

function tooLarge(what: string, limit: number): Result<never, IntakeProblem> {
  return err({ code: 'intake.too-large', params: { what, limit } });
}

/** The entries of the central directory, or null when there is none or it is ZIP64. */
function directory(view: DataView): Part[] | null {
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Part[] = [];
  for (let k = 0; k < count; k++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const next =
      at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const part = next > view.byteLength ? null : partAt(view, at);
    if (part === null) return null;
    entries.push(part);
    at = next;
  }
  return entries;
}

/** An entry that is stored or deflated and not encrypted, with the place of its bytes; null for any other. */
function partAt(view: DataView, at: number): Part | null {
  const local = view.getUint32(at + 42, true);
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
  const method = view.getUint16(at + 10, true);
  if (encrypted || (method !== 0 && method !== 8)) return null;
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL_ENTRY) return null;
  const dataAt = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = view.getUint32(at + 20, true);
  if (dataAt + packed > view.byteLength) return null;
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, view.getUint16(at + 28, true));
  const [crc, unpacked] = [view.getUint32(at + 16, true), view.getUint32(at + 24, true)];
  return { path: new TextDecoder().decode(name), method, crc, packed, unpacked, dataAt };
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - LONGEST_TAIL);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}
