import type { FastifyRequest } from 'fastify';
import Type, { type TSchema } from 'typebox';
import {
  FOLLOW_UP_STATES,
  MEASURES,
  PENALTY_CAUSES,
  type FollowUp,
  type FollowUpKind,
} from '../../core/followUps/followUp.js';
import { mayAnywhere } from '../../core/access/policy.js';
import type { ApiServices } from '../apiServices.js';
import { callerOf, mustReach } from '../caller.js';
import { refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Day, oneOf, orNull } from '../schemas.js';

export const TAGS = ['follow-ups'];
export const FollowUpId = closed({ id: Code });

export const Prose = Type.String({ minLength: 1, maxLength: 4000 });
export const Line = Type.String({ minLength: 1, maxLength: 500 });
export const Fen = Type.Integer({ minimum: 0, maximum: 1e12, description: 'in fen (1/100 yuan)' });

const DEED = { by: Type.String(), on: Day };
const deed = <const F extends Record<string, TSchema>>(fields: F) => orNull(closed({ ...DEED, ...fields }));
const Flag = Type.Boolean();
const Words = Type.String();

const base = <K extends FollowUpKind>(kind: K) => ({
  ...{
    kind: Type.Literal(kind),
    id: Code,
    state: oneOf(FOLLOW_UP_STATES[kind]),
    visit: Code,
    enterprise: Code,
  },
  ...{ organisation: orNull(Code), openedOn: Day, openedBy: Words, investigators: Type.Array(Words) },
  ...{ deadline: orNull(Day), closedOn: orNull(Day) },
});
const decision = deed({ agreed: Flag, opinion: Words });

/** Everything that follows a visit, each kind with its own fields. */
export const FollowUpSchema = Type.Unsafe<FollowUp>(
  Type.Union([
    closed({
      ...base('order'),
      ...{ findings: Type.Array(Words), demands: Words, workdays: Type.Integer() },
      extensions: Type.Array(closed({ ...DEED, from: Day, to: Day, reason: Words })),
      reinspection: orNull(closed({ visit: Code, on: Day, due: Day })),
      rechecks: Type.Array(closed({ visit: Code, on: Day, passed: Flag })),
    }),
    closed({
      ...base('measure'),
      ...{
        measure: oneOf(MEASURES),
        basis: Words,
        reason: Words,
        urgent: Flag,
        days: Type.Integer(),
        decision,
      },
      extension: deed({ to: Day, reason: Words }),
      seals: Type.Array(
        closed({ seal: Words, device: Words, place: Words, released: deed({ reason: Words }) }),
      ),
    }),
    closed({
      ...base('penalty'),
      ...{ cause: oneOf(PENALTY_CAUSES), order: orNull(Code), thresholdFen: Fen, attendees: Type.Integer() },
      proposal: deed({ amountFen: Fen, basis: Words, facts: Words }),
      review: decision,
      collective: deed({ attendees: Type.Array(Words), agreed: Flag, minutes: Words }),
      decision: deed({ amountFen: Fen, text: Words }),
      dismissal: deed({ reason: Words }),
    }),
    closed({
      ...base('referral'),
      ...{ offence: Words, facts: Words, decision },
      reply: deed({ accepted: Flag, reference: Words }),
    }),
    closed({
      ...base('interview'),
      ...{ on: Day, invited: Words, matters: Words, record: deed({ held: Flag, text: Words }) },
    }),
    closed({ ...base('abnormal'), ground: Words, outcome: deed({ submitted: Flag, text: Words }) }),
  ]),
);

/** Something that follows a visit of the caller's own, or of organisations that the caller may see. */
export async function reachedFollowUp(
  services: ApiServices,
  request: FastifyRequest,
  action: 'followUp.read' | 'followUp.handle' | 'followUp.decide',
): Promise<FollowUp> {
  const { id } = request.params as { readonly id: string };
  const missing = (): never => refuse('store.not-found', { kind: 'followUp', id });
  const followUp = (await services.readFollowUp(id)) ?? missing();
  if (action !== 'followUp.decide' && (await isOwn(services, request, followUp))) return followUp;
  if (!mayAnywhere(callerOf(request).actor, 'followUp.list').ok) return missing();
  const { tree } = await reachOfRequest(services, request, 'followUp.list');
  mustReach(request, 'followUp.list', { kind: 'followUp', id, path: tree.pathOf(followUp.organisation) });
  mustReach(request, action, { kind: 'followUp', id, path: tree.pathOf(followUp.organisation) });
  return followUp;
}

async function isOwn(
  services: ApiServices,
  request: FastifyRequest,
  { visit: id }: FollowUp,
): Promise<boolean> {
  const { inspector } = callerOf(request).actor;
  const visit = inspector === null ? null : await services.readVisit(id);
  return visit?.officers.some((each) => each.inspector === inspector && !each.left) ?? false;
}
