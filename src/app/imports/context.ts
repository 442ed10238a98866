import type { ImportReader } from '../ports/importReader.js';
import type { ImportProgress, ImportStore } from '../ports/importStore.js';
import type { WriteWorkbook } from '../ports/tables.js';

/** What imports need from the rest of the service. */
export interface ImportContext {
  readonly store: ImportStore;
  readonly reader: ImportReader;
  readonly writeWorkbook: WriteWorkbook;
  readonly sha256: () => RunningHash;
  /** Random text for ids. */
  readonly token: () => string;
  readonly now: () => Date;
  /** Starts work that outlives the request; where a queue is at hand, it goes there. */
  readonly background: (work: () => Promise<void>) => void;
  /** How far the transactions of this process are, by import. */
  readonly progress: Map<string, readonly [done: number, total: number]>;
}

export interface RunningHash {
  update(bytes: Uint8Array): void;
  hex(): string;
}

export const watch =
  ({ progress }: ImportContext, id: string): ImportProgress =>
  (done, total) => {
    progress.set(id, [done, total]);
  };
