import type { ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of the store. */
export interface StoreReasons {
  /** Another live process of this machine works on the data folder. */
  'store.folder-in-use': { folder: string; pid: number };
  /** A process of another machine left its lock; whether it lives cannot be seen from here. */
  'store.folder-in-use-elsewhere': { folder: string; host: string; pid: number; lock: string };
  'store.folder-unusable': { folder: string; detail: string };
  'store.unreachable': { detail: string };
  /** The thread of the embedded database died. */
  'store.embedded-ended': { detail: string };
  /** A migration file differs from what was applied to this database. */
  'store.migration-changed': { migration: string };
  'store.migration-unfinished': { migration: string };
  'store.migration-refused': { migration: string; detail: string };
  /** The database was made by a later version of the program. */
  'store.database-newer': { migrations: readonly string[] };
  'store.duplicate-id': { kind: StoredKind; id: string };
  /** Text with a NUL or a lone surrogate, which a database cannot keep. */
  'store.unstorable-text': { kind: StoredKind; id: string };
  'store.value-refused': { detail: string };
  /** Not the `next` of a page of this list. */
  'store.bad-cursor': Record<string, never>;
  /** Somebody else changed it since it was read. */
  'store.changed-meanwhile': { kind: string; id: string };
  'store.not-found': { kind: string; id: string };
  'store.already-there': { kind: string; id: string };
  'store.unknown-campaign': { campaign: string };
  'store.unknown-parent': { code: string; parent: string };
  'store.campaign-differs': { campaign: string };
  'store.rule-set-differs': { name: string; version: string };
  /** The life cycle has no such step. */
  'store.step-refused': { campaign: string; from: string; to: string; found: string };
  /** The campaign has a live commitment already; only a void makes room for another. */
  'store.commitment-live': { campaign: string; commitment: string };
  /** A list was published for this commitment already, and it says something else. */
  'store.list-differs': { campaign: string; commitment: string };
}

export type StoredKind = 'enterprise' | 'record' | 'inspector' | 'organisation';

export type StoreProblem = ProblemOf<StoreReasons>;
