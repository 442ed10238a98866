/** What became of an earlier request with the same key. */
export type Earlier =
  | { readonly kind: 'none' }
  | { readonly kind: 'inProgress' }
  | { readonly kind: 'otherRequest' }
  | { readonly kind: 'answered'; readonly status: number; readonly body: string };

export interface IdempotencyStore {
  /**
   * Claims a key for a request, given as the SHA-256 of method, path and body. One of several claimants gets `none`.
   * A claim without an answer lapses after a minute: its process died, and what it did is found by the request itself.
   */
  claimKey(owner: string, key: string, request: string, now: Date): Promise<Earlier>;
  answerKey(owner: string, key: string, status: number, body: string): Promise<void>;
  releaseKey(owner: string, key: string): Promise<void>;
}
