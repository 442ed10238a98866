import type { ProblemOf } from '../kernel/problem.js';

/** Reason codes of the audit folder. Hashes are in lower-case hex. */
export interface AuditReasons {
  'audit.proof-length': { size: number; expected: number; got: number };
  'audit.no-such-leaf': { index: number; size: number };
  'audit.not-in-tree': { index: number; size: number; root: string; computed: string };
  'audit.log-shrank': { first: number; second: number };
  'audit.log-rewritten': { first: number; second: number; root: string; computed: string };
}

export type AuditProblem = ProblemOf<AuditReasons>;
