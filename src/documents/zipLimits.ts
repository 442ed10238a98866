import type { IntakeProblem } from '../app/intake/reasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';

/** What an uploaded archive may ask of us. A workbook of 100,000 × 30 cells unpacks to some 150 MB. */
const ZIP_LIMITS = { packed: 100_000_000, unpacked: 600_000_000, ratio: 200, entries: 2_000 } as const;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** Longest comment behind the end record (APPNOTE 4.3.16). */
const LONGEST_TAIL = 22 + 0xffff;

interface Entry {
  readonly packed: number;
  readonly unpacked: number;
}

/**
 * Refuses an archive that is not a ZIP, or would unpack to more than the limits. Sizes are those that its
 * directory declares; the unpacker stops at the declared size of each entry, so that lying does not help,
 * and an entry without a declared size is refused.
 */
export function checkZip(bytes: Uint8Array): Result<null, IntakeProblem> {
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
  return undeclared || dense ? tooLarge('unpacking ratio', ZIP_LIMITS.ratio) : ok(null);
}

function tooLarge(what: string, limit: number): Result<null, IntakeProblem> {
  return err({ code: 'intake.too-large', params: { what, limit } });
}

/** The entries of the central directory, or null when there is none or it is ZIP64. */
function directory(view: DataView): Entry[] | null {
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let k = 0; k < count; k++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    entries.push({ packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true) });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - LONGEST_TAIL);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}
