import type { ZipProblem } from '../../app/ports/zipReasons.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { ZIP64, type ZipLimits } from './limits.js';
import type { RandomBytes } from './randomBytes.js';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;

/** An entry by the directory of the zip (APPNOTE 4.3.12). */
export interface ZipEntry {
  readonly path: string;
  readonly name: Uint8Array;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its local header stands. */
  readonly at: number;
}

export interface Directory {
  readonly entries: readonly ZipEntry[];
  /** Where the directory starts: entries end before. */
  readonly at: number;
}

/**
 * Reads the directory of a zip. The end record must be the very end, and the directory right before it: no two
 * readers may find different directories in one file. Zip64 and archives over several disks are refused.
 */
export function readDirectory(data: RandomBytes, limits: ZipLimits): Result<Directory, ZipProblem> {
  if (data.size < END_SIZE) return err({ code: 'zip.no-directory', params: {} });
  const end = viewOf(data.read(data.size - END_SIZE, END_SIZE));
  const count = end.getUint16(10, true);
  const [size, at] = [end.getUint32(12, true), end.getUint32(16, true)];
  const disks = end.getUint32(4, true);
  const comment = end.getUint16(20, true);
  if (end.getUint32(0, true) !== END || comment !== 0) return err({ code: 'zip.no-directory', params: {} });
  if (count === 0xffff || size === ZIP64 || at === ZIP64) return err({ code: 'zip.zip64', params: {} });
  if (disks !== 0 || end.getUint16(8, true) !== count || at + size + END_SIZE !== data.size)
    return err({ code: 'zip.no-directory', params: {} });
  if (count > limits.entries)
    return err({ code: 'zip.too-many-entries', params: { entries: count, limit: limits.entries } });
  const entries = entriesOf(viewOf(data.read(at, size)), count);
  return entries === null ? err({ code: 'zip.no-directory', params: {} }) : ok({ entries, at });
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** The entries in their order; null where they do not fill the directory exactly. */
function entriesOf(view: DataView, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let k = 0; k < count; k++) {
    if (at + ENTRY_SIZE > view.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const end = at + ENTRY_SIZE + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (end > view.byteLength) return null;
    entries.push(entryAt(view, at, name ?? 0));
    at = end;
  }
  return at === view.byteLength ? entries : null;
}

function entryAt(view: DataView, at: number, nameLength: number): ZipEntry {
  const name = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_SIZE, nameLength).slice();
  return {
    path: new TextDecoder().decode(name),
    name,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
}
