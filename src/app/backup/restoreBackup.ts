import { toHex } from '../../core/kernel/bytes.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { parseRecord } from '../../core/kernel/schema.js';
import type { ArchiveEntry, BackupPart } from '../ports/backup.js';
import { BackupManifest, MANIFEST_FILE } from './manifest.js';
import { firstDifference, partList } from './partList.js';
import type { BackupProblem } from './reasons.js';
import { summaryOf, type BackupSummary, type BackupTools } from './writeBackup.js';

/**
 * Fills an empty database from a backup. The whole file is checked against its manifest before anything is
 * written, and the filled database is read back and compared before anything is kept.
 */
export async function restoreBackup(
  tools: BackupTools,
  file: string,
): Promise<Result<BackupSummary, Problem>> {
  const opened = await tools.archives.read(file);
  if (!opened.ok) return opened;
  const entries = opened.value;
  const checked = await checkFile(tools, file, entries);
  if (!checked.ok) return checked;
  const { manifest, manifestHash } = checked.value;
  const back = partList(tools.hash);
  const restored = await tools.database.restore(manifest.migrations, () => partsOf(tools, entries), {
    part: (part) => {
      back.add(part);
    },
    verdict: (tables) => {
      const table = firstDifference(manifest.tables, back.tables(tables));
      return table === null ? null : { code: 'backup.differs', params: { table } };
    },
  });
  return restored.ok ? ok(summaryOf(file, manifest, manifestHash)) : restored;
}

interface Checked {
  readonly manifest: BackupManifest;
  readonly manifestHash: string;
}

async function checkFile(
  { archives, hash }: BackupTools,
  file: string,
  entries: () => AsyncIterable<ArchiveEntry>,
): Promise<Result<Checked, BackupProblem>> {
  const found = partList(hash);
  try {
    for await (const { path, bytes } of entries()) {
      if (path === MANIFEST_FILE) {
        const manifest = parseRecord(BackupManifest, new TextDecoder().decode(bytes));
        if (!manifest.ok) return notABackup(file, manifest.error.code);
        const part = damagedPart(manifest.value, found.tables([]));
        if (part !== null) return err({ code: 'backup.damaged', params: { file, part } });
        return ok({ manifest: manifest.value, manifestHash: toHex(hash.sha256(bytes)) });
      }
      found.add(partOf(path, await archives.expand(bytes)));
    }
  } catch (error) {
    return notABackup(file, error instanceof Error ? error.message : String(error));
  }
  return err({ code: 'backup.incomplete', params: { file } });
}

const notABackup = (file: string, detail: string): Result<never, BackupProblem> =>
  err({ code: 'backup.not-a-backup', params: { file, detail } });

function damagedPart(manifest: BackupManifest, found: BackupManifest['tables']): string | null {
  const filled = manifest.tables.filter(({ rows }) => rows > 0);
  const table = firstDifference(filled, found);
  if (table === null) return null;
  const parts = new Set(found.find((each) => each.table === table)?.parts.map(({ sha256 }) => sha256));
  const named = manifest.tables.find((each) => each.table === table)?.parts;
  return named?.find(({ sha256 }) => !parts.has(sha256))?.file ?? table;
}

async function* partsOf(
  { archives }: BackupTools,
  entries: () => AsyncIterable<ArchiveEntry>,
): AsyncGenerator<BackupPart> {
  for await (const { path, bytes } of entries()) {
    if (path !== MANIFEST_FILE) yield partOf(path, await archives.expand(bytes));
  }
}

function partOf(path: string, text: string): BackupPart {
  return { table: path.split('/')[0] ?? '', rows: text.split('\n').length - 1, text };
}
