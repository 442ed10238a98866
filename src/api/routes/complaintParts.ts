import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Action } from '../../core/access/actions.js';
import {
  COMPLAINT_CHANNELS,
  COMPLAINT_FINDINGS,
  COMPLAINT_STATES,
  HANDLINGS,
  type Complaint,
} from '../../core/duties/complaint.js';
import type { ApiServices } from '../apiServices.js';
import { mustReach } from '../caller.js';
import { refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Day, oneOf, orNull, Text } from '../schemas.js';

export const TAGS = ['complaints'];
export const ComplaintId = closed({ id: Code });
export const Matter = Type.String({ minLength: 1, maxLength: 5000 });

export const INTAKE = {
  organisation: Code,
  enterprise: orNull(Code),
  receivedOn: Day,
  channel: oneOf(COMPLAINT_CHANNELS),
  subject: Text,
  matter: Matter,
};

export const ComplaintView = closed({
  id: Code,
  ...INTAKE,
  state: oneOf(COMPLAINT_STATES),
  handling: orNull(oneOf(HANDLINGS)),
  handler: orNull(Text),
  dueOn: orNull(Day),
  finding: orNull(oneOf(COMPLAINT_FINDINGS)),
  answer: orNull(Matter),
  answeredOn: orNull(Day),
  answeredBy: orNull(Code),
  closedOn: orNull(Day),
  hasContact: Type.Boolean(),
});

/** How to reach who complained. */
export const Contact = closed({
  name: orNull(Type.String({ maxLength: 100 })),
  phone: orNull(Type.String({ maxLength: 50 })),
  other: orNull(Type.String({ maxLength: 500 })),
});
export type Contact = Type.Static<typeof Contact>;

/** A contact sealed for one complaint does not open as another's. */
export const contactPurpose = (complaint: string): string => `evenhand/complaint/v1/${complaint}`;

/** A complaint that the caller may touch with an action. */
export async function reachedComplaint(
  services: ApiServices,
  request: FastifyRequest,
  action: Action,
): Promise<Complaint> {
  const { id } = request.params as { readonly id: string };
  const complaint =
    (await services.readComplaint(id)) ?? refuse('store.not-found', { kind: 'complaint', id });
  const { tree } = await reachOfRequest(services, request, action);
  mustReach(request, action, { kind: 'complaint', id, path: tree.pathOf(complaint.organisation) });
  return complaint;
}
