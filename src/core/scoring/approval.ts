import type { Day } from '../kernel/date.js';
import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { contentHash } from './contentHash.js';
import type { ScoringProblem } from './reasons.js';
import type { RuleSet } from './ruleSet.js';

export interface Approver {
  readonly approver: string;
  readonly day: Day;
}

/** The rule set with the approval of its present content; its author cannot give it. */
export function approve(
  hash: Hash,
  ruleSet: RuleSet,
  { approver, day }: Approver,
): Result<RuleSet, ScoringProblem> {
  const { author } = ruleSet;
  if (isSamePerson(author, approver)) {
    const place = { field: '/approval/approver' };
    return err({ code: 'scoring.self-approved', params: { author }, place });
  }
  return ok({ ...ruleSet, approval: { approver, day, contentHash: contentHash(hash, ruleSet) } });
}

/** A name is no other name by its case or the spaces around it. */
export const isSamePerson = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase();

/** Null when the approval, if there is one, is of the present content. */
export function approvalFault(hash: Hash, ruleSet: RuleSet): ScoringProblem | null {
  const { approval } = ruleSet;
  if (approval === null) return null;
  const found = contentHash(hash, ruleSet);
  if (approval.contentHash === found) return null;
  const params = { approved: approval.contentHash, found };
  return { code: 'scoring.approval-does-not-fit', params, place: { field: '/approval/contentHash' } };
}

/** Why a rule set cannot decide what really happens in a period; null when it can. Rehearsals need no approval. */
export function unfitFor(
  hash: Hash,
  ruleSet: RuleSet,
  { from, to }: { readonly from: Day; readonly to: Day },
): ScoringProblem | null {
  const { id, version, approval, effective } = ruleSet;
  if (approval === null) {
    return { code: 'scoring.not-approved', params: { id, version }, place: { field: '/approval' } };
  }
  const fault = approvalFault(hash, ruleSet);
  if (fault !== null) return fault;
  const missed = from < effective.from || (effective.to !== null && to > effective.to);
  if (!missed) return null;
  const params = { from, to, start: effective.from, end: effective.to ?? '…' };
  return { code: 'scoring.not-effective', params, place: { field: '/effective' } };
}
