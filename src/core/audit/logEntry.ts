import Type, { type Static } from 'typebox';
import { canonicalBytes, type Json } from '../kernel/canonical.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { leafHash } from './merkleHash.js';
import type { AuditProblem } from './reasons.js';
import { attempt, closed, Hex64, Moment } from './recordParts.js';

const ENTRY_KINDS = [
  'commitment',
  'draw',
  'substitution',
  'inspector-substitution',
  'opening',
  'void',
  'incident',
] as const;

/**
 * `evenhand/log-entry/v1`: one line of the transparency log. It shows that a record exists, of which kind and
 * attempt, and fixes it by hash; what the record says may stay secret until the opening.
 */
export const LogEntry = Type.Object(
  {
    format: Type.Literal('evenhand/log-entry/v1'),
    kind: Type.Enum(ENTRY_KINDS),
    ...attempt,
    /** SHA-256 of the record's canonical JSON. */
    record: Hex64,
    at: Moment,
  },
  { ...closed, $id: 'evenhand/log-entry/v1' },
);
export type LogEntry = Static<typeof LogEntry>;

const NO_SALT = new Uint8Array(0);

/** The entry's leaf in the log: SHA-256(0x00 ‖ JCS(entry)). */
export function entryLeaf(hash: Hash, entry: LogEntry): Uint8Array {
  return leafHash(hash, NO_SALT, canonicalBytes(entry));
}

/** Checks that a record is the one whose hash the entry holds. */
export function checkRecord(hash: Hash, entry: LogEntry, record: Json): Result<true, AuditProblem> {
  const computed = recordHash(hash, record);
  if (computed === entry.record) return ok(true);
  const { kind, campaign, sequence, record: logged } = entry;
  return err({ code: 'audit.record-altered', params: { kind, campaign, sequence, logged, computed } });
}
