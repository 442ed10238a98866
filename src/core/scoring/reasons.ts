import type { ProblemOf } from '../kernel/problem.js';
import type { KernelProblem } from '../kernel/reasons.js';

/** Why a rule set is refused. The problem's field is a JSON pointer into the rule set. */
export interface ScoringReasons {
  'scoring.not-an-object': { found: string };
  'scoring.unknown-rule-kind': { kind: string; known: readonly string[] };
  'scoring.duplicate-rule': { rule: string };
  'scoring.unknown-fact': { fact: string; near: readonly string[] };
  'scoring.personal-fact': { fact: string };
  'scoring.unknown-operator': { operator: string; known: readonly string[] };
  'scoring.regular-expression': { operator: string };
  'scoring.operator-needs-integer': { fact: string; operator: string; type: string };
  'scoring.wrong-type': { fact: string; expected: string; found: string };
  'scoring.not-days': { fact: string };
  'scoring.not-a-condition': { found: string };
  'scoring.too-large': { rule: string; limit: number };
  'scoring.too-deep': { limit: number };
  'scoring.unknown-condition': { condition: string };
  'scoring.condition-cycle': { path: readonly string[] };
  'scoring.unknown-parameter': { parameter: string };
  'scoring.points-sign': { rule: string; points: number };
  'scoring.points-overflow': { points: number; limit: number };
  'scoring.unknown-group': { group: string };
  'scoring.duplicate-group': { group: string };
  'scoring.duplicate-tier': { tier: string };
  'scoring.unknown-tier': { tier: string; known: readonly string[] };
  'scoring.tiers-overlap': { tier: string; next: string };
  'scoring.tiers-gap': { tier: string; next: string };
  'scoring.tiers-bounds': { tier: string };
  'scoring.tiers-shares': { sum: string };
  'scoring.self-approved': { author: string };
  'scoring.approval-does-not-fit': { approved: string; found: string };
  'scoring.not-approved': { id: string; version: number };
  'scoring.not-effective': { from: string; to: string; start: string; end: string };
  'scoring.effective-order': { from: string; to: string };
  'scoring.unknown-rule': { rule: string };
}

export type ScoringProblem = ProblemOf<ScoringReasons> | KernelProblem;
