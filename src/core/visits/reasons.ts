import type { ProblemOf } from '../kernel/problem.js';
import type { KernelProblem } from '../kernel/reasons.js';

/** Reason codes of visits: operations that cannot be taken, what a visit still lacks, and faults of checklists. */
export interface VisitReasons {
  /** An operation with this id is there already, and it says something else. */
  'visits.operation-differs': { id: string };
  /** The device used this number for another operation of the visit. */
  'visits.sequence-used': { device: string; sequence: number };
  'visits.unknown-checklist': { checklist: string };
  'visits.unknown-item': { checklist: string; item: string };
  'visits.answer-unfit': { item: string; expected: string };
  'visits.not-of-visit': { officer: string };
  'visits.not-a-reinspection': { order: string };
  'visits.too-many-operations': { most: number };

  // What stands between a visit and its completion.
  'visits.not-checked-in': Record<string, never>;
  'visits.wrong-entry-code': Record<string, never>;
  'visits.too-few-officers': { present: number; needed: number };
  'visits.unanswered': { checklist: string; items: readonly string[] };
  'visits.photo-missing': { item: string };
  'visits.finding-missing': { item: string };
  'visits.evidence-missing': { code: string };
  'visits.no-result': Record<string, never>;
  'visits.result-without-domain': Record<string, never>;
  'visits.result-contradicts-findings': { findings: number };
  'visits.result-without-finding': { code: string };
  'visits.not-rechecked': { order: string };
  'visits.unsigned': { officer: string };
  'visits.enterprise-unsigned': Record<string, never>;
  'visits.changed-after-signing': { party: string };
  'visits.open-conflict': { field: string };

  // Checklists.
  'visits.item-twice': { item: string };
  'visits.bounds-crossed': { item: string };
  'visits.hazard-missing': { item: string };
  'visits.hazard-without-failure': { item: string };
}

export type VisitProblem = ProblemOf<VisitReasons> | KernelProblem;
