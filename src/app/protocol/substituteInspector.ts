import type { Instant } from '../../core/audit/instant.js';
import { InspectorSubstitution } from '../../core/audit/inspectorSubstitution.js';
import type { Json } from '../../core/kernel/canonical.js';
import type { Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import { readRecord } from '../../core/kernel/schema.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import { nextAlternate, placed, playSubstitutions, type Absence } from '../../core/replay/standingTeams.js';

/** What a person decides about a seat; who comes instead is not theirs to say. */
export interface SeatRequest extends Absence {
  /** SHA-256 of the evidence. */
  readonly evidence: string;
  readonly decidedBy: string;
}

/**
 * The record of a substitution of an inspector, after the substitutions of targets and inspectors so far in
 * their order: the protocol takes the next alternate, and the record names everybody whom it passed over.
 */
export function substituteInspector(
  hash: Hash,
  drawn: Omit<BundleContent, 'history'>,
  earlier: readonly Json[],
  { evidence, decidedBy, ...absence }: SeatRequest,
  at: Instant,
): Result<InspectorSubstitution, Problem> {
  const { teams } = playSubstitutions(hash, drawn, drawn.performance.teams, earlier);
  const next = nextAlternate(hash, placed(drawn, teams, earlier), teams, absence);
  if (!next.ok) return next;
  const { campaign, sequence } = drawn.commitment;
  const { target, outgoing, ground } = absence;
  return readRecord(InspectorSubstitution, {
    format: 'evenhand/inspector-substitution/v1',
    ...{ campaign, sequence, target, outgoing, ground },
    ...next.value,
    ...{ evidence, decidedBy, at },
  });
}
