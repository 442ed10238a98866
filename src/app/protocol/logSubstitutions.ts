import type { InspectorSubstitution } from '../../core/audit/inspectorSubstitution.js';
import type { Instant } from '../../core/audit/instant.js';
import type { SubstitutionRecord } from '../../core/audit/substitutionRecord.js';
import { applySubstitutions } from '../../core/audit/substitutions.js';
import type { Json } from '../../core/kernel/canonical.js';
import { recordHash, type Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import { outcomesOf } from '../../core/replay/outcomes.js';
import { playSubstitutions } from '../../core/replay/standingTeams.js';
import { appendToLog, type LogSigner, type PublicLog } from './publicLog.js';

/** Of a target by a reserve, or of an inspector by an alternate. */
export type AnySubstitution = SubstitutionRecord | InspectorSubstitution;

/** A drawn campaign with all that substitutions follow from. */
export type Drawn = Omit<BundleContent, 'history'>;

const KINDS = {
  'evenhand/substitution/v1': 'substitution',
  'evenhand/inspector-substitution/v1': 'inspector-substitution',
} as const;

export const isOfTarget = (record: AnySubstitution): record is SubstitutionRecord =>
  record.format === 'evenhand/substitution/v1';

/**
 * Appends the entries that the log lacks of an attempt's substitutions. Refused as a whole unless every record
 * is of the attempt, every one took the next reserve or alternate, and the log begins with the same ones in the
 * same order.
 */
export function logSubstitutions(
  hash: Hash,
  log: PublicLog,
  drawn: Drawn,
  records: readonly AnySubstitution[],
  at: Instant,
  signer: LogSigner,
): Result<PublicLog, Problem> {
  const known = inLogOrder(hash, log, drawn, records);
  if (!known.ok) return known;
  const fault = protocolFault(hash, drawn, known.value);
  if (fault !== null) return err(fault);
  let next = log;
  for (const record of known.value) {
    const kind = KINDS[record.format];
    const appended = { kind, record: record as Json, published: false, at } as const;
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
  records: readonly AnySubstitution[],
): Result<readonly AnySubstitution[], Problem> {
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
  const ordered: AnySubstitution[] = [];
  for (const [index, entry] of entries.entries()) {
    const own = entry.campaign === campaign && entry.sequence === sequence;
    if (!own || !Object.values(KINDS).some((kind) => kind === entry.kind)) continue;
    const record = byHash.get(entry.record);
    if (record === undefined)
      return err({ code: 'replay.record-missing', params: { kind: entry.kind, entry: index } });
    byHash.delete(entry.record);
    ordered.push(record);
  }
  return ok([...ordered, ...byHash.values()]);
}

/** The first record that did not take whom the protocol names, or a team that may not go where it is sent. */
function protocolFault(hash: Hash, drawn: Drawn, records: readonly AnySubstitution[]): Problem | null {
  const left = applySubstitutions(outcomesOf(drawn.performance), records.filter(isOfTarget));
  if (!left.ok) return left.error;
  const inspectors = records.some((record) => !isOfTarget(record));
  if (!inspectors) return null;
  const { problems } = playSubstitutions(hash, drawn, drawn.performance.teams, records);
  return problems[0] ?? null;
}
