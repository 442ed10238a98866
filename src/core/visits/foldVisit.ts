import { compareText } from '../kernel/text.js';
import { compareOperations, hasWholePast, headsOf, knew, numbersOf } from './causality.js';
import type { Payloads, Recorded } from './operation.js';
import type { VisitProblem } from './reasons.js';
import { fieldOf, isConflict, registersOf, type Register } from './registers.js';
import { missingOf } from './requirements.js';
import { suggestionsOf, type Suggestion } from './suggestions.js';
import { recordOf, type VisitContext, type VisitRecord } from './visitRecord.js';

export const VISIT_STAGES = [
  'issued',
  'noticed',
  'checkedIn',
  'recorded',
  'concluded',
  'signed',
  'completed',
] as const;
export type VisitStage = (typeof VISIT_STAGES)[number];

/** One of the things that people wrote to a field without knowing of each other. */
export interface Candidate {
  readonly operation: string;
  readonly device: string;
  readonly person: string;
  readonly at: string;
  readonly payload: Payloads[keyof Payloads];
}

export interface Conflict {
  readonly field: string;
  /** The record shows the last. Writing the field again, knowing all, settles it. */
  readonly candidates: readonly Candidate[];
}

/** A visit as its operations make it. */
export interface VisitState extends VisitRecord {
  readonly stage: VisitStage;
  /** Of each device, the last number up to which none is missing. */
  readonly heads: Readonly<Record<string, number>>;
  /** What is still needed for completion. */
  readonly missing: readonly VisitProblem[];
  readonly conflicts: readonly Conflict[];
  /** Failing answers for which no finding was written yet. */
  readonly suggestions: readonly Suggestion[];
  /** When the officers completed it, by the device's clock; null before. */
  readonly completedAt: string | null;
  /** Written to the record without knowledge of its completion, or after it: kept and shown, and not part of it. */
  readonly late: readonly Candidate[];
  /** Completions that wait for operations which have not arrived. */
  readonly waiting: readonly string[];
}

/**
 * The state of a visit after a set of operations. It depends on nothing but that set: neither on the order in which
 * they arrived nor on how often. A completion seals what its writer knew, if that was all that a visit needs; several
 * seal what any of their writers knew. Nothing sealed is taken back.
 */
export function foldVisit(context: VisitContext, arrived: readonly Recorded[]): VisitState {
  const operations = distinct(arrived);
  const numbers = numbersOf(operations);
  const completions = operations.filter(({ kind }) => kind === 'complete');
  const valid = completions.filter(
    (completion) => hasWholePast(completion, numbers) && isComplete(context, pastOf(completion, operations)),
  );
  const sealed =
    valid.length === 0
      ? operations
      : operations.filter((each) => valid.some((completion) => knew(completion, each)));
  const record = recordOf(context, sealed);
  const registers = registersOf(sealed);
  const missing = [...missingOf(context, record), ...conflictFaults(registers)];
  const [first] = valid;
  return {
    ...record,
    stage: first === undefined ? stageOf(record, missing) : 'completed',
    heads: headsOf(operations),
    missing: first === undefined ? missing : [],
    conflicts: registers.filter(isConflict).map(conflictOf),
    suggestions: suggestionsOf(context, record),
    completedAt: first?.at ?? null,
    late: lateOf(operations, sealed).map(candidateOf),
    waiting: completions.filter((each) => !hasWholePast(each, numbers)).map(({ id }) => id),
  };
}

function distinct(operations: readonly Recorded[]): readonly Recorded[] {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  return [...byId.values()].sort(compareOperations);
}

const pastOf = (completion: Recorded, operations: readonly Recorded[]): readonly Recorded[] =>
  operations.filter((each) => knew(completion, each));

const isComplete = (context: VisitContext, past: readonly Recorded[]): boolean =>
  missingOf(context, recordOf(context, past)).length === 0 && !registersOf(past).some(isConflict);

const conflictFaults = (registers: readonly Register[]): VisitProblem[] =>
  registers.filter(isConflict).map(({ field }) => ({ code: 'visits.open-conflict', params: { field } }));

const candidateOf = ({ id, device, person, at, payload }: Recorded): Candidate => ({
  ...{ operation: id, device, person, at, payload },
});

const conflictOf = ({ field, standing }: Register): Conflict => ({
  field,
  candidates: standing.map(candidateOf),
});

function lateOf(operations: readonly Recorded[], sealed: readonly Recorded[]): readonly Recorded[] {
  const within = new Set(sealed.map(({ id }) => id));
  return operations.filter((each) => !within.has(each.id) && fieldOf(each) !== null);
}

const SIGNING = new Set(['visits.unsigned', 'visits.enterprise-unsigned', 'visits.changed-after-signing']);

function stageOf(record: VisitRecord, missing: readonly VisitProblem[]): VisitStage {
  const { notice, checkIn, answers, findings, result, record: words, signatures } = record;
  if (result !== null && signatures.length > 0 && !missing.some(({ code }) => SIGNING.has(code)))
    return 'signed';
  if (result !== null) return 'concluded';
  if (answers.length > 0 || findings.length > 0 || words !== null) return 'recorded';
  if (checkIn !== null) return 'checkedIn';
  return notice === null ? 'issued' : 'noticed';
}

/** The evidence files that operations name, ascending and without repeats. */
export function evidenceOf(operations: readonly Recorded[]): readonly string[] {
  const named = operations.flatMap(({ payload }) => [
    ...('evidence' in payload ? payload.evidence : []),
    ...('image' in payload && payload.image !== null ? [payload.image] : []),
  ]);
  return [...new Set(named)].sort(compareText);
}
