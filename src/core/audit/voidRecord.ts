import Type, { type Static } from 'typebox';
import { err, ok, type Result } from '../kernel/result.js';
import type { AuditProblem } from './reasons.js';
import { attempt, closed, Hex64, Moment, Text } from './recordParts.js';

/** Why an attempt may be given up. "other" needs an explanation like the rest. */
export const VOID_GROUNDS = [
  'frame-error',
  'rule-set-error',
  'roster-error',
  'secret-withheld',
  'beacon-missing',
  'procedure-error',
  'law-changed',
  'other',
] as const;

/** `evenhand/void/v1` (作废): ends an attempt. Nothing is erased; the next commitment has the next sequence. */
export const VoidRecord = Type.Object(
  {
    format: Type.Literal('evenhand/void/v1'),
    ...attempt,
    /** Hash of the commitment that it ends. */
    commitment: Hex64,
    ground: Type.Enum(VOID_GROUNDS),
    explanation: Text,
    plannedBy: Text,
    /** Never the planner. */
    approvedBy: Text,
    at: Moment,
  },
  { ...closed, $id: 'evenhand/void/v1' },
);
export type VoidRecord = Static<typeof VoidRecord>;

/** Who planned a campaign cannot approve its void. */
export function checkApprover(record: VoidRecord): Result<true, AuditProblem> {
  if (record.approvedBy !== record.plannedBy) return ok(true);
  const { campaign, sequence, approvedBy: person } = record;
  return err({ code: 'audit.void-by-planner', params: { campaign, sequence, person } });
}
