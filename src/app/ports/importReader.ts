import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { Language } from '../../messages/texts.js';
import type { ImportKind } from '../imports/kinds.js';
import type { ImportMapping } from '../imports/importMapping.js';
import type { StagedRows } from './importStore.js';

/** The beginning of a table. */
export interface TableHead {
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

export interface ReadTask {
  readonly file: string;
  readonly kind: ImportKind;
  readonly mapping: ImportMapping;
}

export interface ReadSummary {
  readonly rows: number;
  readonly merged: number;
  readonly problems: readonly Problem[];
}

/** Takes documents of a file piece by piece, with their number in all; false ends the reading. */
export type TakeRows = (rows: StagedRows, total: number) => Promise<boolean>;

/**
 * Reads uploaded files; where that is heavy, away from the thread that answers requests. The bytes are taken over: the
 * caller does not look at them again.
 */
export interface ImportReader {
  head(file: string, bytes: Uint8Array): Promise<Result<TableHead, readonly Problem[]>>;
  /** Null when the taker ended it. */
  read(task: ReadTask, bytes: Uint8Array, take: TakeRows): Promise<ReadSummary | null>;
  /** The problems in words, and the faulty rows to correct and send back, as a workbook. */
  problemWorkbook(
    file: string,
    bytes: Uint8Array,
    problems: readonly Problem[],
    language: Language,
  ): Promise<Uint8Array>;
}
