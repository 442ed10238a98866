import { canonical, type Json } from '../kernel/canonical.js';
import { err, ok, type Result } from '../kernel/result.js';
import { itemsOf, unfitness } from './checklist.js';
import type { Operation, Payloads } from './operation.js';
import type { VisitProblem } from './reasons.js';
import type { VisitContext } from './visitRecord.js';

/** More than any visit needs, and few enough to fold at every reading. */
const MOST_OPERATIONS = 5_000;

/**
 * Whether an operation can be taken. Only its own content counts, never the state of the visit or what arrived
 * before: what is taken today would have been taken yesterday. `repeated` was taken already and changes nothing.
 */
export function admit(
  context: VisitContext,
  known: readonly Operation[],
  operation: Operation,
): Result<'new' | 'repeated', VisitProblem> {
  const { id, device, sequence } = operation;
  const same = known.find((each) => each.id === id);
  if (same !== undefined) {
    return textOf(same) === textOf(operation)
      ? ok('repeated')
      : err({ code: 'visits.operation-differs', params: { id } });
  }
  if (known.some((each) => each.device === device && each.sequence === sequence))
    return err({ code: 'visits.sequence-used', params: { device, sequence } });
  if (known.length >= MOST_OPERATIONS)
    return err({ code: 'visits.too-many-operations', params: { most: MOST_OPERATIONS } });
  const fault = faultOf(context, operation);
  return fault === null ? ok('new') : err(fault);
}

const textOf = ({ id, device, sequence, seen, at, kind, payload }: Operation): string =>
  canonical({ id, device, sequence, seen, at, kind, payload } as unknown as Json);

function faultOf(context: VisitContext, { kind, payload }: Operation): VisitProblem | null {
  if (kind === 'answer') return answerFault(context, payload);
  if (kind === 'presence' || kind === 'signature') {
    const { officer } = payload;
    const isKnown = context.officers.some((each) => each.officer === officer);
    return isKnown ? null : { code: 'visits.not-of-visit', params: { officer } };
  }
  if (kind !== 'recheck' || payload.order === context.order) return null;
  return { code: 'visits.not-a-reinspection', params: { order: payload.order } };
}

function answerFault({ checklists }: VisitContext, given: Payloads['answer']): VisitProblem | null {
  const { checklist, item } = given;
  const list = checklists.find(({ id }) => id === checklist);
  if (list === undefined) return { code: 'visits.unknown-checklist', params: { checklist } };
  const asked = itemsOf(list).find(({ code }) => code === item);
  if (asked === undefined) return { code: 'visits.unknown-item', params: { checklist, item } };
  const expected = unfitness(asked, given.answer);
  return expected === null ? null : { code: 'visits.answer-unfit', params: { item, expected } };
}
