import type { Answer } from './answer.js';
import { fails, itemsOf, type Checklist } from './checklist.js';
import { knew } from './causality.js';
import type { OperationKind, Payloads, Recorded } from './operation.js';
import { registersOf, type Register } from './registers.js';

/** What is known of a visit besides its operations. */
export interface VisitContext {
  /** Officers whom the visit was given to; `certified` on its day for its domain. */
  readonly officers: readonly { readonly officer: string; readonly certified: boolean }[];
  readonly checklists: readonly Checklist[];
  /** The text of the code at the enterprise's entrance; null where it cannot be compared. */
  readonly entryCode: string | null;
  /** The order that the visit looks at again; null for others. */
  readonly order: string | null;
}

export interface GivenAnswer {
  readonly checklist: string;
  readonly item: string;
  readonly answer: Answer;
  readonly evidence: readonly string[];
  readonly note: string | null;
  readonly fails: boolean;
}

export interface Signature {
  /** Id of the officer, or `enterprise`. */
  readonly party: string;
  readonly at: string;
  /** Something that was signed for has changed since. */
  readonly outdated: boolean;
}

/** What a set of operations says of a visit. */
export interface VisitRecord {
  readonly notice: Payloads['notice'] | null;
  readonly checkIn: (Payloads['checkIn'] & { readonly at: string; readonly entry: Entry }) | null;
  /** Certified officers of the visit who are there; companions are never among them. */
  readonly present: readonly { readonly officer: string; readonly certificate: string | null }[];
  readonly companions: readonly Omit<Payloads['companion'], 'present'>[];
  readonly answers: readonly GivenAnswer[];
  readonly findings: readonly Omit<Payloads['finding'], 'withdrawn'>[];
  readonly record: Payloads['record'] | null;
  readonly result: Payloads['result'] | null;
  readonly rechecks: readonly Payloads['recheck'][];
  readonly signatures: readonly Signature[];
  readonly enterpriseSignature: Payloads['enterpriseSignature'] | null;
}

/** How somebody came in: by the code of the enterprise, by another code, or without one for a reason. */
export type Entry = 'scanned' | 'otherCode' | 'withReason' | 'unexplained';

type Of<K extends OperationKind> = Extract<Recorded, { readonly kind: K }>;

/** The record that operations make, whatever their order. Of a conflict it shows the last in the order of knowledge. */
export function recordOf(context: VisitContext, operations: readonly Recorded[]): VisitRecord {
  const registers = registersOf(operations);
  const shown = registers.flatMap(({ standing }) => standing.slice(-1));
  const every = <K extends OperationKind>(kind: K): Of<K>[] =>
    shown.filter((operation): operation is Of<K> => operation.kind === kind);
  const one = <K extends OperationKind>(kind: K): Of<K> | null => every(kind)[0] ?? null;
  const certified = new Set(context.officers.filter((each) => each.certified).map(({ officer }) => officer));
  const checkIn = one('checkIn');
  return {
    notice: one('notice')?.payload ?? null,
    checkIn:
      checkIn === null ? null : { ...checkIn.payload, at: checkIn.at, entry: entryOf(context, checkIn) },
    present: every('presence').flatMap(({ payload: { officer, certificate, present } }) =>
      present && certified.has(officer) ? [{ officer, certificate }] : [],
    ),
    companions: every('companion').flatMap(({ payload: { present, ...who } }) => (present ? [who] : [])),
    answers: every('answer').map(({ payload }) => ({ ...payload, fails: isFailing(context, payload) })),
    findings: every('finding').flatMap(({ payload: { withdrawn, ...found } }) => (withdrawn ? [] : [found])),
    record: one('record')?.payload ?? null,
    result: one('result')?.payload ?? null,
    rechecks: every('recheck').map(({ payload }) => payload),
    signatures: [...every('signature'), ...every('enterpriseSignature')].map((each) =>
      signatureOf(each, registers),
    ),
    enterpriseSignature: one('enterpriseSignature')?.payload ?? null,
  };
}

function entryOf({ entryCode }: VisitContext, { payload: { code, notScanned } }: Of<'checkIn'>): Entry {
  if (code !== null) return entryCode === null || code === entryCode ? 'scanned' : 'otherCode';
  return notScanned === null ? 'unexplained' : 'withReason';
}

function isFailing({ checklists }: VisitContext, { checklist, item, answer }: Payloads['answer']): boolean {
  const list = checklists.find(({ id }) => id === checklist);
  const found = list === undefined ? undefined : itemsOf(list).find(({ code }) => code === item);
  return found !== undefined && fails(found, answer);
}

/** What a signature stands for. The notice comes from the office. */
const SIGNED_FOR: ReadonlySet<OperationKind> = new Set([
  'checkIn',
  'presence',
  'companion',
  'answer',
  'finding',
  'record',
  'result',
  'recheck',
]);

function signatureOf(
  signature: Of<'signature'> | Of<'enterpriseSignature'>,
  registers: readonly Register[],
): Signature {
  const unknown = registers
    .flatMap(({ standing }) => standing)
    .some((each) => SIGNED_FOR.has(each.kind) && !knew(signature, each));
  const party = signature.kind === 'signature' ? signature.payload.officer : 'enterprise';
  return { party, at: signature.at, outdated: unknown };
}
