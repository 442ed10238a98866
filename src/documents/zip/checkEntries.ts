import type { ZipProblem } from '../../app/ports/zipReasons.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Directory, ZipEntry } from './directory.js';
import { ZIP64, type ZipLimits } from './limits.js';
import type { RandomBytes } from './randomBytes.js';

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const ENCRYPTED = 1;
/** Sizes and checksum follow the data, and are left out in the local header. */
const DESCRIPTOR = 8;
/** Below this many bytes no entry is a bomb. */
const HARMLESS = 1_000_000;

/** An entry with the place of its data. */
export interface PlacedEntry extends ZipEntry {
  readonly dataAt: number;
}

/**
 * Looks at every entry before anything is unpacked: names are safe and stand once, declared sizes are within
 * the limits, and each entry has data of its own. That an entry unpacks to what it declares shows when it is
 * read; a reader stops at the declared size.
 */
export function checkEntries(
  data: RandomBytes,
  directory: Directory,
  limits: ZipLimits,
): Result<readonly PlacedEntry[], ZipProblem> {
  const seen = new Set<string>();
  let total = 0;
  for (const entry of directory.entries) {
    const fault = entryFault(entry, limits);
    if (fault !== null) return err(fault);
    if (seen.has(entry.path)) return err({ code: 'zip.duplicate-entry', params: { path: entry.path } });
    seen.add(entry.path);
    total += entry.unpacked;
  }
  if (total > limits.unpacked)
    return err({ code: 'zip.too-large', params: { bytes: total, limit: limits.unpacked } });
  return placeEntries(data, directory);
}

function entryFault(
  { path, flags, method, packed, unpacked }: ZipEntry,
  limits: ZipLimits,
): ZipProblem | null {
  if (!isSafe(path)) return { code: 'zip.unsafe-path', params: { path } };
  if (packed === ZIP64 || unpacked === ZIP64) return { code: 'zip.zip64', params: {} };
  if ((flags & ENCRYPTED) !== 0) return { code: 'zip.encrypted', params: { path } };
  if (method !== 0 && method !== 8) return { code: 'zip.unknown-method', params: { path, method } };
  if (unpacked > HARMLESS && unpacked > packed * limits.ratio)
    return { code: 'zip.too-dense', params: { path, limit: limits.ratio } };
  return null;
}

/** A relative path of plain names; a folder may end with a slash. */
function isSafe(path: string): boolean {
  // U+FFFD stands where a name is no UTF-8.
  if (/[\p{Cc}\\:\ufffd]/u.test(path)) return false;
  const names = path.replace(/\/$/, '').split('/');
  return names.every((name) => name !== '' && name !== '.' && name !== '..');
}

/** Finds the data of each entry: local headers say what the directory says, and no two entries share bytes. */
function placeEntries(
  data: RandomBytes,
  { entries, at: end }: Directory,
): Result<readonly PlacedEntry[], ZipProblem> {
  const placed = new Map<ZipEntry, PlacedEntry>();
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    const { path, at, packed } = entry;
    if (at < free || at + LOCAL_SIZE > end) return err({ code: 'zip.overlapping-entries', params: { path } });
    const dataAt = localDataAt(data, entry, end);
    if (dataAt === null) return err({ code: 'zip.headers-differ', params: { path } });
    free = dataAt + packed;
    if (free > end) return err({ code: 'zip.overlapping-entries', params: { path } });
    placed.set(entry, { ...entry, dataAt });
  }
  return ok(entries.flatMap((entry) => placed.get(entry) ?? []));
}

/** Where the data behind a local header start; null where it says something else than the directory. */
function localDataAt(data: RandomBytes, entry: ZipEntry, end: number): number | null {
  const bytes = data.read(entry.at, LOCAL_SIZE);
  const header = new DataView(bytes.buffer, bytes.byteOffset, LOCAL_SIZE);
  const [name, extra] = [header.getUint16(26, true), header.getUint16(28, true)];
  const dataAt = entry.at + LOCAL_SIZE + name + extra;
  const { flags, method, crc, packed, unpacked } = entry;
  const agree =
    header.getUint32(0, true) === LOCAL &&
    header.getUint16(6, true) === flags &&
    header.getUint16(8, true) === method &&
    name === entry.name.length;
  const declared = [crc, packed, unpacked].every((value, k) => header.getUint32(14 + 4 * k, true) === value);
  if (!agree || dataAt > end || !(declared || (flags & DESCRIPTOR) !== 0)) return null;
  const found = data.read(entry.at + LOCAL_SIZE, name);
  return entry.name.every((byte, i) => byte === found[i]) ? dataAt : null;
}
