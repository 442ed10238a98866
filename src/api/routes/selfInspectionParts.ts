import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { officeDay } from '../../app/duties/officeDay.js';
import { FORM_STATES, type SelfInspection } from '../../app/ports/selfInspections.js';
import type { Action } from '../../core/access/actions.js';
import { printedShare } from '../../core/figures/percent.js';
import { Question } from '../../core/duties/questions.js';
import type { ApiServices } from '../apiServices.js';
import { mustReach } from '../caller.js';
import { refuse } from '../problem.js';
import { reachOfRequest, type Reach } from '../reach.js';
import { closed, Code, Day, Hex64, oneOf, orNull, Text } from '../schemas.js';

export const TAGS = ['self-inspections'];
export const ROUND_PATH = '/api/v1/self-inspections/:id';
export const RoundId = closed({ id: Code });
const Count = Type.Integer({ minimum: 0 });

export const ROUND = {
  organisation: Code,
  title: Text,
  questions: Type.Array(Question, { minItems: 1, maxItems: 200 }),
  dueOn: Day,
};
export const RoundView = closed({
  id: Code,
  ...ROUND,
  issuedOn: Day,
  state: oneOf(['issued', 'closed']),
  closedOn: orNull(Day),
  returnedRoot: orNull(Hex64),
  dice: orNull(Type.String()),
  ...{ forms: Count, returned: Count, picked: Count, checked: Count, agreeing: Count },
  returnRate: orNull(Type.String({ description: 'percent, as printed' })),
});

export const Answers = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 5000 }));
export const FormView = closed({
  enterprise: Code,
  name: Type.String(),
  organisation: orNull(Code),
  state: oneOf(FORM_STATES),
  answers: orNull(Answers),
  returnedOn: orNull(Day),
  reminders: Count,
  remindedOn: orNull(Day),
  pick: orNull(Count),
  checkedOn: orNull(Day),
  agrees: orNull(Type.Boolean()),
  note: orNull(Type.String()),
});

export const today = (services: ApiServices): string =>
  officeDay(services.now(), services.campaigns.calendars);

/** A round that the caller may touch with an action, and how far that action reaches. */
export async function reachedRound(
  services: ApiServices,
  request: FastifyRequest,
  action: Action,
): Promise<Reach & { readonly round: SelfInspection }> {
  const { id } = request.params as { readonly id: string };
  const thing = { kind: 'selfInspection', id };
  const round = (await services.readSelfInspection(id)) ?? refuse('store.not-found', thing);
  const reach = await reachOfRequest(services, request, action);
  mustReach(request, action, { ...thing, path: reach.tree.pathOf(round.organisation) });
  return { ...reach, round };
}

/** A round as it is answered, with its return rate. */
export const shown = (round: SelfInspection) => ({
  ...round,
  questions: [...round.questions],
  returnRate: printedShare(round.returned, round.forms),
});
