import type { Instant } from '../../core/audit/instant.js';
import { SubstitutionRecord } from '../../core/audit/substitutionRecord.js';
import { nextReserve } from '../../core/audit/substitutions.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import { readRecord } from '../../core/kernel/schema.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import { outcomesOf } from '../../core/replay/outcomes.js';

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
