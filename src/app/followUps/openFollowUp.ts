import type { FollowUp, Interview, Measure, Origin, Referral } from '../../core/followUps/followUp.js';
import { newMeasure } from '../../core/followUps/measure.js';
import { newInterview, newReferral } from '../../core/followUps/otherSteps.js';
import { newPenalty } from '../../core/followUps/penalty.js';
import type { FollowUpSettings } from '../../core/followUps/settings.js';
import { addDays } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { Act } from '../ports/act.js';
import type { VisitView } from '../ports/visitStore.js';
import { dayOf, newFollowUpId, originOf, type FollowUpContext } from './context.js';
import { openOrder, type OrderContent } from './orders.js';

/** What somebody asks to follow from a completed visit. */
export type Opening =
  | OrderContent
  | ({ readonly kind: 'measure' } & Pick<Measure, 'measure' | 'basis' | 'reason' | 'urgent' | 'days'> & {
        readonly seals: readonly { readonly seal: string; readonly device: string; readonly place: string }[];
      })
  | { readonly kind: 'penalty' }
  | ({ readonly kind: 'referral' } & Pick<Referral, 'offence' | 'facts'>)
  | ({ readonly kind: 'interview' } & Pick<Interview, 'on' | 'invited' | 'matters'>);

/** Begins what follows from a completed visit. */
export async function openFollowUp(
  context: FollowUpContext,
  visit: VisitView,
  opening: Opening,
  act: Act,
): Promise<Result<FollowUp, Problem>> {
  if (opening.kind === 'order') return openOrder(context, visit, opening, act);
  const settings = await context.store.readFollowUpSettings();
  const by = { person: act.actor, on: dayOf(context, settings, act) };
  const origin = await originOf(context, visit, by);
  if (!origin.ok) return origin;
  const begun = begin(newFollowUpId(context, opening.kind), origin.value, opening, settings);
  return begun.ok ? context.store.openFollowUp({ next: begun.value }, act) : begun;
}

function begin(
  id: string,
  origin: Origin,
  { kind, ...opening }: Exclude<Opening, OrderContent>,
  settings: FollowUpSettings,
): Result<FollowUp, Problem> {
  const content = { kind, ...opening } as Exclude<Opening, OrderContent>;
  switch (content.kind) {
    case 'measure': {
      const { measure, basis, reason, urgent, days, seals } = content;
      return newMeasure(id, origin, { measure, basis, reason, urgent, days, seals }, settings);
    }
    case 'penalty':
      return ok(newPenalty(id, origin, { cause: 'finding', order: null }, settings));
    case 'referral': {
      const deadline = addDays(origin.openedOn, settings.referralDays);
      return ok(newReferral(id, origin, { offence: content.offence, facts: content.facts, deadline }));
    }
    case 'interview': {
      const { on, invited, matters } = content;
      return ok(newInterview(id, origin, { on, invited, matters }));
    }
  }
}
