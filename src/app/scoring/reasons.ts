import type { ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of the commands that work with rule sets. */
export interface RulesReasons {
  'rules.case-failed': { name: string; what: string; expected: string; actual: string };
  'rules.already-approved': { approver: string; day: string };
  'rules.unknown-enterprise': { id: string };
  'rules.not-effective': { asOf: string; from: string; to: string };
  'rules.different-rule-sets': { before: string; after: string };
}

export type RulesProblem = ProblemOf<RulesReasons>;
