import type { ProblemOf } from '../kernel/problem.js';
import type { KernelProblem } from '../kernel/reasons.js';

/** Reason codes of what follows a visit. Amounts are in fen. */
export interface FollowUpReasons {
  'followUps.wrong-state': { id: string; state: string; step: string };
  /** Nobody who investigated a case reviews or decides it. */
  'followUps.investigator': { person: string };
  'followUps.collective-needed': { amount: number; threshold: number };
  'followUps.too-few-attendees': { attendees: number; least: number };
  'followUps.above-proposal': { amount: number; proposed: number };
  'followUps.not-rechecked': { order: string };
  'followUps.deadline-not-later': { deadline: string; former: string };
  'followUps.deadline-passed': { deadline: string };
  'followUps.too-long': { days: number; most: number };
  'followUps.extended-already': { id: string };
  'followUps.seal-twice': { seal: string };
  'followUps.unknown-seal': { seal: string };
  'followUps.released-already': { seal: string };
  'followUps.unknown-finding': { finding: string };
  'followUps.visit-not-completed': { visit: string };
}

export type FollowUpProblem = ProblemOf<FollowUpReasons> | KernelProblem;
