import type { Result } from '../../core/kernel/result.js';
import type { Act } from './act.js';
import type { Page, PageQuery, PageText } from './listing.js';
import type { StoreProblem } from './storeReasons.js';

export type Filters = Readonly<Record<string, string | number | undefined>>;

/** Things that are read and written whole, one by one: an enterprise, an inspector, an item, an organisation. */
export interface DocumentStore<T> {
  /** The rows of the list, as JSON text. */
  list(query: PageQuery, filters: Filters): Promise<Result<PageText, StoreProblem>>;
  /** The same rows whole. */
  page(query: PageQuery, filters: Filters): Promise<Result<Page<T>, StoreProblem>>;
  read(id: string): Promise<T | null>;
  /**
   * Creates or replaces, with an entry in the audit trail. `expected` is the version that the writer saw, null for
   * something new, undefined for whatever is there.
   */
  put(document: T, expected: string | null | undefined, act: Act): Promise<Result<T, StoreProblem>>;
}
