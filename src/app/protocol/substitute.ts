import type { Instant } from '../../core/audit/instant.js';
import { SubstitutionRecord } from '../../core/audit/substitutionRecord.js';
import { applySubstitutions, nextReserve } from '../../core/audit/substitutions.js';
import type { Json } from '../../core/kernel/canonical.js';
import { recordHash, type Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { readRecord } from '../../core/kernel/schema.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import { outcomesOf } from '../../core/replay/outcomes.js';
import { appendToLog, type LogSigner, type PublicLog } from './publicLog.js';

/** A drawn campaign, as far as substitutions need it. */
type Drawn = Pick<BundleContent, 'commitment' | 'performance'>;

/** What a person decides about a target; who follows is not theirs to say. */
export interface SubstitutionRequest {
  readonly replaced: string;
  /** One of the closed list of grounds. */
  readonly ground: string;
  /** SHA-256 of the evidence. */
  readonly evidence: string;
  readonly decidedBy: string;
}

/**
 * The record of a substitution: the protocol takes the next reserve of the cell. The same request again gives
 * the record that is there already.
 */
export function substitute(
  { commitment, performance }: Drawn,
  earlier: readonly SubstitutionRecord[],
  request: SubstitutionRequest,
  at: Instant,
): Result<SubstitutionRecord, Problem> {
  const same = earlier.find(
    ({ replaced, ground, evidence, decidedBy }) =>
      replaced === request.replaced &&
      ground === request.ground &&
      evidence === request.evidence &&
      decidedBy === request.decidedBy,
  );
  if (same !== undefined) return ok(same);
  const replacement = nextReserve(outcomesOf(performance), earlier, request.replaced);
  if (!replacement.ok) return replacement;
  const { campaign, sequence } = commitment;
  return readRecord(SubstitutionRecord, {
    format: 'evenhand/substitution/v1',
    ...{ campaign, sequence, ...request },
    replacement: replacement.value,
    at,
  });
}

/**
 * Appends the entries that the log lacks of an attempt's substitutions. Refused as a whole unless every record
 * is of the attempt, every one took the next reserve, and the log begins with the same ones in the same order.
 */
export function logSubstitutions(
  hash: Hash,
  log: PublicLog,
  drawn: Drawn,
  records: readonly SubstitutionRecord[],
  at: Instant,
  signer: LogSigner,
): Result<PublicLog, Problem> {
  const known = inLogOrder(hash, log, drawn, records);
  if (!known.ok) return known;
  const left = applySubstitutions(outcomesOf(drawn.performance), known.value);
  if (!left.ok) return left;
  let next = log;
  for (const record of known.value) {
    const appended = { kind: 'substitution', record: record as Json, published: false, at } as const;
    const step = appendToLog(hash, next, drawn.commitment, appended, signer);
    if (!step.ok) return step;
    next = step.value;
  }
  return ok(next);
}

/** The records that the log has, in its order, and then the others in theirs. */
export function inLogOrder(
  hash: Hash,
  { entries }: PublicLog,
  { commitment }: Pick<Drawn, 'commitment'>,
  records: readonly SubstitutionRecord[],
): Result<readonly SubstitutionRecord[], Problem> {
  const { campaign, sequence } = commitment;
  const stranger = records.find((each) => each.campaign !== campaign || each.sequence !== sequence);
  if (stranger !== undefined) {
    const [stated, found] = [commitment, stranger].map(
      (each) => `${each.campaign} (${String(each.sequence)})`,
    );
    const params = { kind: 'substitution', stated: stated ?? '', found: found ?? '' };
    return err({ code: 'replay.record-of-another-attempt', params });
  }
  const byHash = new Map(records.map((record) => [recordHash(hash, record as Json), record]));
  const ordered: SubstitutionRecord[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== 'substitution' || entry.campaign !== campaign || entry.sequence !== sequence) continue;
    const record = byHash.get(entry.record);
    if (record === undefined)
      return err({ code: 'replay.record-missing', params: { kind: entry.kind, entry: index } });
    byHash.delete(entry.record);
    ordered.push(record);
  }
  return ok([...ordered, ...byHash.values()]);
}
