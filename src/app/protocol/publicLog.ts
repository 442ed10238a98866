import type { AuditHead } from '../ports/auditTrail.js';
import { readHistory } from '../../core/audit/history.js';
import { signHead } from '../../core/audit/log.js';
import { reusedRounds } from '../../core/audit/reusedRounds.js';
import type { LogEntry } from '../../core/audit/logEntry.js';
import { formatKey, KEY_TYPES } from '../../core/audit/noteKey.js';
import type { Signer } from '../../core/audit/signing.js';
import type { Instant } from '../../core/audit/instant.js';
import type { Json } from '../../core/kernel/canonical.js';
import { recordHash, type Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Commitment } from '../../core/replay/commitment.js';
import type { History, LogHead } from '../../core/replay/history.js';
import { roundUses } from '../../core/replay/roundUses.js';

/** A log with the records that it fixes; what may not be public yet is only there by its hash. */
export interface PublicLog {
  readonly entries: readonly LogEntry[];
  readonly records: readonly Json[];
  readonly head: LogHead | null;
}

export const EMPTY_LOG: PublicLog = { entries: [], records: [], head: null };

/** Who signs heads of the log, under which name. */
export interface LogSigner {
  readonly name: string;
  readonly signer: Signer;
  /** Head of an audit trail that the signature covers too. */
  readonly audit?: AuditHead;
}

export interface Appended {
  readonly kind: LogEntry['kind'];
  readonly record: Json;
  /** A substitution names enterprises: its record stays private until the opening. */
  readonly published: boolean;
  readonly at: Instant;
}

/**
 * Appends a record's entry and signs the new head; refused when an honest log would not show it there. A record
 * that the attempt has logged already changes nothing, except that a head which had fallen behind is signed.
 */
export function appendToLog(
  hash: Hash,
  log: PublicLog,
  { campaign, sequence }: Pick<Commitment, 'campaign' | 'sequence'>,
  { kind, record, published, at }: Appended,
  signer: LogSigner,
): Result<PublicLog, Problem> {
  const entry: LogEntry = {
    format: 'evenhand/log-entry/v1',
    ...{ kind, campaign, sequence },
    record: recordHash(hash, record),
    at,
  };
  const records = published ? withRecord(hash, log.records, record) : log.records;
  if (log.entries.some((each) => isSame(each, entry)))
    return ok({ ...log, records, head: currentHead(hash, log, signer) });
  const entries = [...log.entries, entry];
  const before = problemsOf(log.entries, campaign);
  const fault =
    problemsOf(entries, campaign)[before.length] ?? reused(hash, entries, [...log.records, record]);
  if (fault !== undefined) return err(fault);
  return ok({ entries, records, head: newHead(hash, entries, signer) });
}

const isSame = (a: LogEntry, b: LogEntry): boolean =>
  a.kind === b.kind && a.campaign === b.campaign && a.sequence === b.sequence && a.record === b.record;

function withRecord(hash: Hash, records: readonly Json[], record: Json): readonly Json[] {
  const wanted = recordHash(hash, record);
  return records.some((each) => recordHash(hash, each) === wanted) ? records : [...records, record];
}

/** The head as it is, or signed anew where writing was cut off between entries and head. */
function currentHead(hash: Hash, { entries, head }: PublicLog, signer: LogSigner): LogHead {
  const size = head?.note.split('\n')[1];
  return head !== null && size === String(entries.length) ? head : newHead(hash, entries, signer);
}

function newHead(hash: Hash, entries: readonly LogEntry[], { name, signer, audit }: LogSigner): LogHead {
  const key = formatKey(hash, { name, type: KEY_TYPES.ed25519, publicKey: signer.publicKey });
  const note = signHead(hash, entries, name, signer, auditLines(audit));
  return { format: 'evenhand/log-head/v1', note, key };
}

/** `audit <entries> <hash of the last one>`: whoever keeps the head can hold the trail to it. */
const auditLines = (audit: AuditHead | undefined): readonly string[] =>
  audit === undefined || audit.position === 0 ? [] : [`audit ${String(audit.position)} ${audit.hash}`];

function problemsOf(entries: readonly LogEntry[], campaign: string): readonly Problem[] {
  return readHistory(entries).find((history) => history.campaign === campaign)?.problems ?? [];
}

/** The beacon round of the last entry, if an earlier commitment of the log has it too. */
function reused(hash: Hash, entries: readonly LogEntry[], records: readonly Json[]): Problem | undefined {
  const known = new Map(records.map((record) => [recordHash(hash, record), record]));
  return reusedRounds(roundUses(entries, known)).find(({ params }) => params.entry === entries.length - 1);
}

/** What may be committed next for a campaign. */
export interface NextAttempt {
  /** 1 for the first attempt, one more after each void. */
  readonly sequence: number;
  /** Hash of the commitment in force, or null when a new one may be made. */
  readonly live: string | null;
}

export function nextAttempt(log: PublicLog, campaign: string): NextAttempt {
  const own = readHistory(log.entries).find((history) => history.campaign === campaign);
  const live = own?.live ?? null;
  return live === null
    ? { sequence: (own?.attempts ?? 0) + 1, live: null }
    : { sequence: live.sequence, live: live.commitment };
}

/** The rounds of a chain that commitments of the log name, other than the one with the hash `except`. */
export function takenRounds(
  hash: Hash,
  { entries, records }: PublicLog,
  chain: string,
  except: string | null,
): ReadonlySet<number> {
  const known = new Map(records.map((record) => [recordHash(hash, record), record]));
  const others = entries.filter(({ record }) => record !== except);
  const uses = roundUses(others, known).filter((use) => use.chain === chain);
  return new Set(uses.map(({ round }) => round));
}

/**
 * What a bundle carries of the log: all entries, the head, the campaign's records, and the commitments of
 * other campaigns, whose beacon rounds count.
 */
export function bundledHistory(
  hash: Hash,
  log: PublicLog,
  { commitment, opening }: { readonly commitment: Commitment; readonly opening: object },
  secret: readonly Json[],
): Omit<History, 'visited'> {
  const elsewhere = [recordHash(hash, commitment), recordHash(hash, opening as Json)];
  const wanted = new Set(
    log.entries
      .filter(({ campaign, kind }) => campaign === commitment.campaign || kind === 'commitment')
      .map(({ record }) => record)
      .filter((record) => !elsewhere.includes(record)),
  );
  return {
    entries: log.entries,
    records: [...log.records, ...secret].filter((record) => wanted.has(recordHash(hash, record))),
    heads: log.head === null ? [] : [log.head],
  };
}
