/** Reason codes of the interface itself. */
export interface ApiReasons {
  'api.invalid-request': { detail: string };
  'api.bad-body': { detail: string };
  'api.unsupported-media': { type: string };
  'api.too-large': { limit: number };
  'api.too-many-requests': { seconds: number };
  'api.overloaded': Record<string, never>;
  'api.database-silent': Record<string, never>;
  /** It runs, and lacks what it needs to take work. */
  'api.not-ready': { missing: readonly string[] };
  /** Nothing is at the address; which one was asked for is not repeated. */
  'api.not-found': Record<string, never>;
  'api.no-list': Record<string, never>;
  'api.internal': { id: string };
  /** The same Idempotency-Key is being worked on. */
  'api.key-in-progress': Record<string, never>;
  /** The Idempotency-Key belongs to another request. */
  'api.key-reused': Record<string, never>;
  /** A change names the version it changes: If-Match, or If-None-Match: * for something new. */
  'api.precondition-needed': Record<string, never>;
}
