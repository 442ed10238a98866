import type { ProblemOf } from '../kernel/problem.js';

/** Reason codes of the access policy. */
export interface AccessReasons {
  /** No role of the caller may do this anywhere. */
  'access.forbidden': { action: string };
  /** The caller may do this elsewhere; what lies outside the caller's organisations does not exist for them. */
  'access.not-found': { kind: string; id: string };
  /** Who wrote something does not approve it; who planned a campaign does not void it. */
  'access.separation-of-duties': { duty: string; person: string };
  /** Nothing that tells who is drawn is shown in this state of the campaign. */
  'access.not-yet-drawn': { campaign: string };
}
export type AccessProblem = ProblemOf<AccessReasons>;
