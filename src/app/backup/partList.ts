import type { Hash } from '../../core/kernel/hash.js';
import { toHex } from '../../core/kernel/bytes.js';
import { utf8 } from '../../core/kernel/text.js';
import { canonical } from '../../core/kernel/canonical.js';
import type { BackupPart } from '../ports/backup.js';
import type { BackupManifest } from './manifest.js';

type Table = BackupManifest['tables'][number];

export interface PartList {
  /** The file name of the part, which is now in the list. */
  add(part: BackupPart): string;
  /** Every table with its parts, also tables without rows, by name. */
  tables(all: readonly string[]): Table[];
}

/** What was seen of each table. Equal rows are cut into equal parts, so that two lists compare. */
export function partList(hash: Hash): PartList {
  const seen = new Map<string, { rows: number; parts: Table['parts'] }>();
  return {
    add: ({ table, rows, text }) => {
      const own = seen.get(table) ?? { rows: 0, parts: [] };
      const file = `${table}/${String(own.parts.length + 1).padStart(6, '0')}.jsonl.gz`;
      own.parts.push({ file, rows, sha256: toHex(hash.sha256(utf8(text))) });
      own.rows += rows;
      seen.set(table, own);
      return file;
    },
    tables: (all) =>
      [...new Set([...all, ...seen.keys()])]
        .sort()
        .map((table) => ({ table, ...(seen.get(table) ?? { rows: 0, parts: [] }) })),
  };
}

/** The first table that differs between two lists, or null. */
export function firstDifference(one: readonly Table[], other: readonly Table[]): string | null {
  const others = new Map(other.map((table) => [table.table, canonical(table)]));
  const differing = one.find((table) => others.get(table.table) !== canonical(table));
  if (differing !== undefined) return differing.table;
  return other.find(({ table }) => !one.some((each) => each.table === table))?.table ?? null;
}
