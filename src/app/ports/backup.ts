import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';

/** Rows of one table, each a line of canonical JSON, in the order of the table's key. */
export interface BackupPart {
  readonly table: string;
  readonly rows: number;
  readonly text: string;
}

/** The schema that the rows belong to. */
export interface AppliedMigration {
  readonly name: string;
  /** SHA-256 of the migration file. */
  readonly checksum: string;
}

export interface Dump {
  readonly database: 'embedded' | 'postgresql';
  readonly migrations: readonly AppliedMigration[];
  /** Every table, also empty ones. */
  readonly tables: readonly string[];
}

export interface BackupDatabase {
  /** Visits every row of one consistent state, part by part, in bounded memory. */
  dump(visit: (part: BackupPart) => Promise<void>): Promise<Result<Dump, Problem>>;
  /**
   * Fills an empty database, all or nothing. `check` is asked about every part as the filled database gives it
   * back; when it says no, nothing is kept.
   */
  restore(
    migrations: readonly AppliedMigration[],
    parts: () => AsyncIterable<BackupPart>,
    check: BackupCheck,
  ): Promise<Result<void, Problem>>;
}

export interface BackupCheck {
  part(part: BackupPart): void;
  /** The first thing that differs, or null. */
  verdict(tables: readonly string[]): Problem | null;
}

export interface ArchiveEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Writes entries to a new file; a file that is not closed leaves nothing behind. */
export interface ArchiveWriter {
  add(entry: ArchiveEntry): Promise<void>;
  close(): Promise<void>;
  discard(): Promise<void>;
}

export interface Archives {
  create(file: string): Promise<Result<ArchiveWriter, Problem>>;
  /** Entries in their order; may be read again and again. */
  read(file: string): Promise<Result<() => AsyncIterable<ArchiveEntry>, Problem>>;
  /** Larger and smaller without loss. */
  compress(text: string): Promise<Uint8Array>;
  expand(bytes: Uint8Array): Promise<string>;
}
