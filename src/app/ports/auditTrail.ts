import Type, { type Static } from 'typebox';
import type { Result } from '../../core/kernel/result.js';
import type { Page, PageQuery } from './listing.js';
import type { StoreProblem } from './storeReasons.js';

/** `evenhand/audit-entry/v1`: one write. Its SHA-256 over canonical JSON is what the next entry names. */
export const AuditEntry = Type.Object(
  {
    format: Type.Literal('evenhand/audit-entry/v1'),
    position: Type.Integer({ minimum: 1 }),
    at: Type.String({ format: 'date-time' }),
    actor: Type.String(),
    action: Type.String(),
    subject: Type.Object({ kind: Type.String(), id: Type.String() }),
    organisation: Type.Union([Type.String(), Type.Null()]),
    /** What it was and what it is; null for something that did not exist or is not shown. */
    before: Type.Unknown(),
    after: Type.Unknown(),
    reason: Type.Union([Type.String(), Type.Null()]),
    /** Hash of the entry before; "" for the first. */
    previous: Type.String(),
  },
  { $id: 'evenhand/audit-entry/v1' },
);
export type AuditEntry = Static<typeof AuditEntry>;

export interface StoredAuditEntry {
  readonly entry: AuditEntry;
  readonly hash: string;
}

export interface AuditQuery extends PageQuery {
  readonly kind?: string;
  readonly subject?: string;
  readonly actor?: string;
}

/** Number and hash of the last entry; 0 and "" of an empty trail. */
export interface AuditHead {
  readonly position: number;
  readonly hash: string;
}

export interface AuditTrail {
  listAudit(query: AuditQuery): Promise<Result<Page<StoredAuditEntry>, StoreProblem>>;
  auditHead(): Promise<AuditHead>;
  /** Entries after a position in order, for walking the whole chain. */
  readAudit(after: number, limit: number): Promise<readonly StoredAuditEntry[]>;
}
