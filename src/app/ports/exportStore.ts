import type { Act } from './act.js';
import type { TakenJob } from './jobQueue.js';

/** Files that export jobs write, in pieces. */
export interface ExportStore {
  /** Forgets what an earlier attempt of the job wrote; false when the job is no longer its worker's. */
  beginExport(job: TakenJob): Promise<boolean>;
  /** False when the job is no longer its worker's; then nothing was written. */
  putExportPiece(job: TakenJob, position: number, bytes: Uint8Array): Promise<boolean>;
  /** A piece of a job's file; null after the last one, or when the file is gone. */
  exportPiece(job: string, position: number): Promise<Uint8Array | null>;
  /** Drops the files of jobs that ended before; how many pieces there were. */
  dropExports(endedBefore: Date): Promise<number>;
  /** Leaves an entry in the audit trail about a file that was given out at once. */
  noteExport(file: ExportNote, act: Act): Promise<void>;
}

export interface ExportNote {
  readonly list: string;
  readonly organisation: string | null;
  readonly format: string;
  readonly filters: Readonly<Record<string, string | number>>;
  readonly rows: number;
}
