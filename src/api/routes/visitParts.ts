import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { VISIT_KINDS, type VisitView } from '../../app/ports/visitStore.js';
import { mayAnywhere } from '../../core/access/policy.js';
import { VISIT_STAGES } from '../../core/visits/foldVisit.js';
import { RESULT_CODES } from '../../core/kernel/resultCode.js';
import type { ApiServices } from '../apiServices.js';
import { callerOf, mustReach } from '../caller.js';
import { Place, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Day, Hex64, Instant, oneOf, orNull, Text } from '../schemas.js';

export const TAGS = ['visits'];
export const VISIT_PATH = '/api/v1/visits/:id';
export const VisitId = closed({ id: Code });

const Officer = closed({
  inspector: Code,
  seat: Type.Integer({ minimum: 0, description: '0 leads' }),
  name: Type.String(),
  certificate: orNull(Type.String()),
  left: Type.Boolean(),
});

export const VisitSchema = Type.Unsafe<VisitView>(
  closed({
    ...{ id: Code, kind: oneOf(VISIT_KINDS), campaign: orNull(Text), commitment: orNull(Type.String()) },
    ...{ ground: Text, reinspects: orNull(Code), enterprise: Code, name: Type.String() },
    ...{ organisation: orNull(Code), domain: Text, plannedOn: Day, dueOn: orNull(Day) },
    ...{ checklists: Type.Array(Hex64), stage: oneOf(VISIT_STAGES), resultCode: orNull(oneOf(RESULT_CODES)) },
    ...{ resultDomain: orNull(Type.String()), completedOn: orNull(Day), disclosureDue: orNull(Day) },
    ...{ issuedAt: Instant, completedAt: orNull(Instant) },
    withdrawn: orNull(Type.String({ description: 'why it is not made' })),
    officers: Type.Array(Officer),
  }),
);

const Count = Type.Integer({ minimum: 0 });
export const EvidenceSchema = closed({
  ...{ visit: Code, sha256: Hex64, type: Type.String(), size: Count },
  received: Type.Integer({ minimum: 0, description: 'bytes that are there; the next part begins here' }),
  complete: Type.Boolean(),
});

/** A problem as part of an answer. */
export const Said = closed({
  code: Type.String(),
  title: Type.String({ description: 'in the reader’s language' }),
  params: Type.Record(Type.String(), Type.Unknown()),
  place: Type.Optional(Place),
});

/** A visit of the caller's own, or of the organisations whose visits the caller may see; else there is none. */
export async function reachedVisit(services: ApiServices, request: FastifyRequest): Promise<VisitView> {
  const { id } = request.params as { readonly id: string };
  const visit = (await services.readVisit(id)) ?? noVisit(id);
  if (isOwn(request, visit)) return visit;
  if (!mayAnywhere(callerOf(request).actor, 'visit.list').ok) return noVisit(id);
  const { tree } = await reachOfRequest(services, request, 'visit.list');
  mustReach(request, 'visit.list', { kind: 'visit', id, path: tree.pathOf(visit.organisation) });
  return visit;
}

/** A visit on which the caller sits. */
export async function ownVisit(services: ApiServices, request: FastifyRequest): Promise<VisitView> {
  const { id } = request.params as { readonly id: string };
  const visit = await services.readVisit(id);
  return visit !== null && isOwn(request, visit) ? visit : noVisit(id);
}

const noVisit = (id: string): never => refuse('store.not-found', { kind: 'visit', id });

/** Whoever left a visit does not see it any more; a withdrawn one still takes what was recorded of it. */
function isOwn(request: FastifyRequest, { officers }: VisitView): boolean {
  const { inspector } = callerOf(request).actor;
  return inspector !== null && officers.some((each) => each.inspector === inspector && !each.left);
}
