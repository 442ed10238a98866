import type { OpenTable, WriteTable, WriteWorkbook } from '../app/ports/tables.js';
import type { Hash } from '../core/kernel/hash.js';
import type { Problem } from '../core/kernel/problem.js';
import type { Result } from '../core/kernel/result.js';

/** What commands need from other layers; `main.ts` supplies it. */
export interface Services {
  readonly version: string;
  readonly hash: Hash;
  /** The folder of rule sets and calendars that ships with the program. */
  readonly rulesFolder: string;
  readonly openTable: OpenTable;
  readonly writeCsv: WriteTable;
  readonly writeWorkbook: WriteWorkbook;
  readonly packZip: (texts: ReadonlyMap<string, string>) => Uint8Array;
  readonly unpackZip: (bytes: Uint8Array) => Result<ReadonlyMap<string, string>, Problem>;
}
