import type { LoadCounts } from '../app/ports/registerStore.js';

/** A row of a set-based statement: inserted, updated or (null) deleted. */
export interface Touched {
  readonly owner: string;
  readonly added: boolean | null;
}

export interface LoadCounter {
  /** Rows of the owners themselves. */
  owners(touched: readonly Touched[]): void;
  /** Rows that owners have; each makes its owner changed, unless it is new. */
  parts(touched: readonly Touched[]): void;
  counts(total: number, removed: number): LoadCounts;
}

export function loadCounter(): LoadCounter {
  const added = new Set<string>();
  const changed = new Set<string>();
  return {
    owners: (touched) => {
      for (const { owner, added: isNew } of touched) (isNew === true ? added : changed).add(owner);
    },
    parts: (touched) => {
      for (const { owner } of touched) if (!added.has(owner)) changed.add(owner);
    },
    counts: (total, removed) => ({
      added: added.size,
      changed: changed.size,
      unchanged: total - added.size - changed.size,
      removed,
    }),
  };
}
