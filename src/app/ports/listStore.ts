import type { Result } from '../../core/kernel/result.js';
import type { PublishedList } from './publishedList.js';
import type { StoreProblem } from './storeReasons.js';

export interface ListStore {
  /** Keeps a list with the bundle that proves it; the same list again changes nothing. */
  saveList(list: PublishedList, bundle: Uint8Array): Promise<Result<void, StoreProblem>>;
  /** The list of the latest month, or null. */
  latestList(): Promise<PublishedList | null>;
  /** The list of a campaign and month, such as "chicago-food/2014-09", or null. */
  loadList(campaign: string): Promise<PublishedList | null>;
  /** The bundle of a campaign and month, or null. */
  loadBundleOf(campaign: string): Promise<Uint8Array | null>;
}
