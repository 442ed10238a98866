import type { ProblemOf } from '../kernel/problem.js';

/** Reason codes of complaints, self-inspections and triggers. */
export interface DutyReasons {
  /** A complaint has no such step from where it stands. */
  'duties.complaint-step': { complaint: string; from: string; step: string };
  /** Only a complaint about a known enterprise can be found true of it. */
  'duties.no-enterprise': { complaint: string };
  /** It was sealed with another key than the service has now. */
  'duties.contact-unreadable': { complaint: string };
  'duties.day-order': { first: string; second: string };
  'duties.unknown-question': { question: string };
  'duties.unanswered-question': { question: string };
  'duties.bad-answer': { question: string; expected: string };
  'duties.repeated-question': { question: string };
  /** Forms come back until the self-inspection is closed. */
  'duties.self-inspection-state': { selfInspection: string; state: string; needed: string };
  /** A form holds one set of answers; another does not replace it. */
  'duties.form-returned': Record<string, never>;
  'duties.nobody-to-ask': { selfInspection: string };
  'duties.too-many-checks': { wanted: number; returned: number };
  /** The random check was drawn once, and not with this. */
  'duties.check-drawn': { selfInspection: string };
  'duties.form-not-picked': { enterprise: string };
  'duties.trigger-decided': { trigger: string; state: string };
}
export type DutyProblem = ProblemOf<DutyReasons>;
