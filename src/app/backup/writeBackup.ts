import { canonical } from '../../core/kernel/canonical.js';
import { toHex } from '../../core/kernel/bytes.js';
import type { Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import { utf8 } from '../../core/kernel/text.js';
import type { Archives, BackupDatabase } from '../ports/backup.js';
import { MANIFEST_FILE, type BackupManifest } from './manifest.js';
import { partList } from './partList.js';

export interface BackupTools {
  readonly database: BackupDatabase;
  readonly archives: Archives;
  readonly hash: Hash;
}

export interface BackupSummary {
  readonly file: string;
  readonly madeAt: string;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  readonly rows: number;
  /** SHA-256 of the manifest, which holds the hash of everything else: worth writing down. */
  readonly manifestHash: string;
}

/** Writes every table of one consistent state to a new file; a failure leaves no file. */
export async function writeBackup(
  { database, archives, hash }: BackupTools,
  file: string,
  { madeAt, program }: Pick<BackupManifest, 'madeAt' | 'program'>,
): Promise<Result<BackupSummary, Problem>> {
  const created = await archives.create(file);
  if (!created.ok) return created;
  const archive = created.value;
  const list = partList(hash);
  try {
    const dumped = await database.dump(async (part) => {
      await archive.add({ path: list.add(part), bytes: await archives.compress(part.text) });
    });
    if (!dumped.ok) {
      await archive.discard();
      return dumped;
    }
    const { tables, migrations, ...head } = dumped.value;
    const manifest: BackupManifest = {
      ...{ format: 'evenhand/backup/v1', madeAt, program, ...head },
      migrations: migrations.map(({ name, checksum }) => ({ name, checksum })),
      tables: list.tables(tables),
    };
    const bytes = utf8(canonical(manifest));
    await archive.add({ path: MANIFEST_FILE, bytes });
    await archive.close();
    return ok(summaryOf(file, manifest, toHex(hash.sha256(bytes))));
  } catch (error) {
    await archive.discard();
    throw error;
  }
}

export function summaryOf(file: string, manifest: BackupManifest, manifestHash: string): BackupSummary {
  const tables = manifest.tables.map(({ table, rows }) => ({ table, rows }));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { file, madeAt: manifest.madeAt, tables, rows, manifestHash };
}
