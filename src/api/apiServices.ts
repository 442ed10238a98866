import type { PublishedList } from '../app/ports/publishedList.js';

/** What the API needs from the rest of the service. */
export interface ApiServices {
  readonly version: string;
  /** Rejects when the database does not answer. */
  readonly ping: () => Promise<void>;
  readonly latestList: () => Promise<PublishedList | null>;
  readonly loadBundleOf: (campaign: string) => Promise<Uint8Array | null>;
}
