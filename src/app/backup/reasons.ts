import type { ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of backups. */
export interface BackupReasons {
  /** It ends before its manifest: it was cut off, or is no backup. */
  'backup.incomplete': { file: string };
  'backup.not-a-backup': { file: string; detail: string };
  /** A part differs from what the manifest says of it. */
  'backup.damaged': { file: string; part: string };
  /** Its schema is of a later version of the program. */
  'backup.newer': { migrations: readonly string[] };
  /** Restoring never overwrites. */
  'backup.not-empty': { table: string };
  /** The database has the schema of another version; an entirely new one is needed. */
  'backup.needs-new-database': { migration: string };
  /** What the database gave back differs from the backup; nothing was kept. */
  'backup.differs': { table: string };
  'backup.refused': { detail: string };
}

export type BackupProblem = ProblemOf<BackupReasons>;
