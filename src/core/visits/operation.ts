import Type, { type Static } from 'typebox';
import type { Result } from '../kernel/result.js';
import { RESULT_CODES } from '../kernel/resultCode.js';
import { readRecord } from '../kernel/schema.js';
import { Answer } from './answer.js';
import { closed, Evidence, Hex64, Id, Line, Moment, oneOf, orNull, Prose } from './parts.js';
import type { VisitProblem } from './reasons.js';
import { COMPANIONS, HAZARD_GRADES, NOT_SCANNED, SIGNATURE_REFUSALS } from './words.js';

const Degrees = (most: number) => Type.Integer({ minimum: -most * 1_000_000, maximum: most * 1_000_000 });

/** What each kind of operation says. */
const PAYLOADS = {
  /** 通知与审批: whether the enterprise was told beforehand, and the approval of the visit. */
  notice: closed({ announced: Type.Boolean(), approval: orNull(Line), note: orNull(Prose) }),
  /** Arrival. A code that was scanned, or the reason why none was. */
  checkIn: closed({
    place: orNull(
      closed({
        latE6: Degrees(90),
        lonE6: Degrees(180),
        accuracy: Type.Integer({ minimum: 0, maximum: 100_000 }),
      }),
    ),
    code: orNull(Line),
    notScanned: orNull(oneOf(NOT_SCANNED)),
  }),
  /** An officer of the visit is here and has shown the certificate. */
  presence: closed({ officer: Id, present: Type.Boolean(), certificate: orNull(Line) }),
  companion: closed({ companion: Id, name: Line, kind: oneOf(COMPANIONS), present: Type.Boolean() }),
  answer: closed({ checklist: Id, item: Id, answer: Answer, evidence: Evidence, note: orNull(Prose) }),
  finding: closed({
    finding: Id,
    checklist: orNull(Id),
    item: orNull(Id),
    grade: oneOf(HAZARD_GRADES),
    domain: Line,
    text: Prose,
    evidence: Evidence,
    /** 当场改正 */
    corrected: Type.Boolean(),
    withdrawn: Type.Boolean(),
  }),
  /** 现场笔录, in the officers' own words. */
  record: closed({ text: Prose, evidence: Evidence }),
  result: closed({
    code: oneOf(RESULT_CODES),
    domain: orNull(Line),
    note: orNull(Prose),
    evidence: Evidence,
  }),
  /** 复查: what became of an order that this visit looks at again. */
  recheck: closed({ order: Id, passed: Type.Boolean(), text: Prose, evidence: Evidence }),
  signature: closed({ officer: Id, image: orNull(Hex64) }),
  enterpriseSignature: closed({
    name: Line,
    image: orNull(Hex64),
    refused: orNull(oneOf(SIGNATURE_REFUSALS)),
    witness: orNull(Line),
  }),
  complete: closed({}),
  /** Takes the place of an operation that was refused, so that the device's numbers stay without gaps. */
  skip: closed({ note: Line }),
} as const;

export type OperationKind = keyof typeof PAYLOADS;
export const OPERATION_KINDS = Object.keys(PAYLOADS) as readonly OperationKind[];
export type Payloads = { readonly [K in OperationKind]: Static<(typeof PAYLOADS)[K]> };

const ENVELOPE = {
  id: Type.String({ pattern: '^[0-9A-Za-z-]{16,40}$', description: 'made by the device: a ULID or UUID' }),
  device: Type.String({ pattern: '^[0-9A-Za-z-]{4,40}$' }),
  sequence: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    description: 'counts the operations of this device on this visit: 1, 2, 3 … without gaps',
  }),
  seen: Type.Record(
    Type.String({ pattern: '^[0-9A-Za-z-]{4,40}$' }),
    Type.Integer({ minimum: 0, maximum: 100_000 }),
    {
      maxProperties: 50,
      description:
        'of other devices, the last number that the writer knew of: `heads` of the visit as last read',
    },
  ),
  at: Moment,
};

interface Envelope {
  readonly id: string;
  readonly device: string;
  readonly sequence: number;
  readonly seen: Readonly<Record<string, number>>;
  readonly at: string;
}

/** An operation as a device sends it: what somebody did, and what was known when it was done. */
export type Operation = {
  [K in OperationKind]: Envelope & { readonly kind: K; readonly payload: Payloads[K] };
}[OperationKind];

export const Operation = Type.Unsafe<Operation>(
  Type.Union(
    OPERATION_KINDS.map((kind) => closed({ ...ENVELOPE, kind: Type.Literal(kind), payload: PAYLOADS[kind] })),
  ),
);

/** With the person whose session sent it. */
export type Recorded = Operation & { readonly person: string };

/** Reads what a device sent; the fault names the field of the operation's own kind. */
export function readOperation(value: unknown): Result<Operation, VisitProblem> {
  const kind = OPERATION_KINDS.find((each) => each === (value as { readonly kind?: unknown } | null)?.kind);
  if (kind === undefined) return readRecord(Operation, value);
  const schema = closed({ ...ENVELOPE, kind: Type.Literal(kind), payload: PAYLOADS[kind] });
  return readRecord(schema, value) as Result<Operation, VisitProblem>;
}
