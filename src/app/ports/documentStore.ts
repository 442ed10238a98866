import type { Result } from '../../core/kernel/result.js';
import type { Act } from './act.js';
import type { Page, PageQuery } from './listing.js';
import type { StoreProblem } from './storeReasons.js';

export type Filters = Readonly<Record<string, string | number | undefined>>;

/** Things that are read and written whole, one by one: an enterprise, an inspector, an item, an organisation. */
export interface DocumentStore<T, Listed = T> {
  list(query: PageQuery, filters: Filters): Promise<Result<Page<Listed>, StoreProblem>>;
  read(id: string): Promise<T | null>;
  /**
   * Creates or replaces, with an entry in the audit trail. `expected` is the version that the writer saw, null for
   * something new, undefined for whatever is there.
   */
  put(document: T, expected: string | null | undefined, act: Act): Promise<Result<T, StoreProblem>>;
}
