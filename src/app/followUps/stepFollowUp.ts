import type { Deed, FollowUp, FollowUpKind, FollowUpOf } from '../../core/followUps/followUp.js';
import { decideMeasure, extendMeasure, releaseSeals } from '../../core/followUps/measure.js';
import { closeOrder } from '../../core/followUps/order.js';
import {
  answerReferral,
  decideReferral,
  endAbnormal,
  recordInterview,
} from '../../core/followUps/otherSteps.js';
import {
  decidePenalty,
  discussPenalty,
  dismissPenalty,
  proposePenalty,
  reviewPenalty,
} from '../../core/followUps/penalty.js';
import type { FollowUpProblem } from '../../core/followUps/reasons.js';
import type { FollowUpSettings } from '../../core/followUps/settings.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Act } from '../ports/act.js';
import { violationOf } from '../visits/historyOf.js';
import { dayOf, type FollowUpContext } from './context.js';
import { extendOrderBy } from './orders.js';

interface Opinion {
  readonly agreed: boolean;
  readonly opinion: string;
}

/** What those who handle a case do. */
export type Handling =
  | { readonly step: 'extendOrder'; readonly workdays: number; readonly reason: string }
  | { readonly step: 'releaseSeals'; readonly seals: readonly string[]; readonly reason: string }
  | {
      readonly step: 'proposePenalty';
      readonly amountFen: number;
      readonly basis: string;
      readonly facts: string;
    }
  | { readonly step: 'answerReferral'; readonly accepted: boolean; readonly reference: string }
  | { readonly step: 'recordInterview'; readonly held: boolean; readonly text: string }
  | { readonly step: 'endAbnormal'; readonly submitted: boolean; readonly text: string };

/** What those decide who had no part in the investigation. */
export type Decision =
  | { readonly step: 'closeOrder' }
  | ({ readonly step: 'decideMeasure' } & Opinion)
  | { readonly step: 'extendMeasure'; readonly to: Day; readonly reason: string }
  | ({ readonly step: 'reviewPenalty' } & Opinion)
  | {
      readonly step: 'discussPenalty';
      readonly attendees: readonly string[];
      readonly agreed: boolean;
      readonly minutes: string;
    }
  | { readonly step: 'decidePenalty'; readonly amountFen: number; readonly text: string }
  | { readonly step: 'dismissPenalty'; readonly reason: string }
  | ({ readonly step: 'decideReferral' } & Opinion);

export type FollowUpStep = Handling | Decision;

/** Which kind of thing a step belongs to. */
const KIND_OF = {
  ...{ extendOrder: 'order', closeOrder: 'order' },
  ...{ decideMeasure: 'measure', extendMeasure: 'measure', releaseSeals: 'measure' },
  ...{ proposePenalty: 'penalty', reviewPenalty: 'penalty', discussPenalty: 'penalty' },
  ...{ decidePenalty: 'penalty', dismissPenalty: 'penalty' },
  ...{ decideReferral: 'referral', answerReferral: 'referral' },
  ...{ recordInterview: 'interview', endAbnormal: 'abnormal' },
} as const satisfies Readonly<Record<FollowUpStep['step'], FollowUpKind>>;

type StepName = FollowUpStep['step'];
type StepOf<K extends FollowUpKind> = Extract<
  FollowUpStep,
  { readonly step: { [S in StepName]: (typeof KIND_OF)[S] extends K ? S : never }[StepName] }
>;

const isOf = <K extends FollowUpKind>(kind: K, step: FollowUpStep): step is StepOf<K> =>
  KIND_OF[step.step] === kind;

/** Takes a step of something that follows a visit; the day is that of the act where the calendar holds. */
export async function stepFollowUp(
  context: FollowUpContext,
  followUp: FollowUp,
  step: FollowUpStep,
  act: Act,
): Promise<Result<FollowUp, Problem>> {
  const { id, kind, state } = followUp;
  if (KIND_OF[step.step] !== kind)
    return err({ code: 'followUps.wrong-state', params: { id, state, step: step.step } });
  if (kind === 'order' && step.step === 'extendOrder') return extendOrderBy(context, followUp, step, act);
  const settings = await context.store.readFollowUpSettings();
  const visit = await context.store.readVisit(followUp.visit);
  const deed = { by: act.actor, on: dayOf(context, settings, act) };
  return context.store.stepFollowUp(
    kind,
    id,
    (standing) => {
      const next = stepped(standing, step, deed, settings);
      if (!next.ok) return next;
      const { value } = next;
      const isDecided = value.kind === 'penalty' && value.state === 'decided';
      return ok({
        next: value,
        history: isDecided ? [violationOf(value, deed.on, visit?.domain ?? '')] : [],
      });
    },
    act,
  );
}

type Stepping = Result<FollowUp, FollowUpProblem>;

function stepped(standing: FollowUp, step: FollowUpStep, deed: Deed, settings: FollowUpSettings): Stepping {
  if (standing.kind === 'measure' && isOf('measure', step))
    return measureStep(standing, step, deed, settings);
  if (standing.kind === 'penalty' && isOf('penalty', step)) return penaltyStep(standing, step, deed);
  if (standing.kind === 'referral' && isOf('referral', step)) return referralStep(standing, step, deed);
  return lastStep(standing, step, deed);
}

/** Of those that end with one step. */
function lastStep(standing: FollowUp, step: FollowUpStep, deed: Deed): Stepping {
  if (standing.kind === 'order' && step.step === 'closeOrder') return closeOrder(standing, deed);
  if (standing.kind === 'interview' && isOf('interview', step))
    return recordInterview(standing, deed, { held: step.held, text: step.text });
  if (standing.kind === 'abnormal' && isOf('abnormal', step))
    return endAbnormal(standing, deed, { submitted: step.submitted, text: step.text });
  return ok(standing);
}

function measureStep(
  measure: FollowUpOf<'measure'>,
  step: StepOf<'measure'>,
  deed: Deed,
  settings: FollowUpSettings,
): Stepping {
  switch (step.step) {
    case 'decideMeasure':
      return decideMeasure(measure, deed, step.agreed, step.opinion);
    case 'extendMeasure':
      return extendMeasure(measure, deed, { to: step.to, reason: step.reason }, settings);
    case 'releaseSeals':
      return releaseSeals(measure, deed, step.seals, step.reason);
  }
}

function referralStep(referral: FollowUpOf<'referral'>, step: StepOf<'referral'>, deed: Deed): Stepping {
  if (step.step === 'decideReferral') return decideReferral(referral, deed, step.agreed, step.opinion);
  return answerReferral(referral, deed, { accepted: step.accepted, reference: step.reference });
}

function penaltyStep(penalty: FollowUpOf<'penalty'>, step: StepOf<'penalty'>, deed: Deed): Stepping {
  switch (step.step) {
    case 'proposePenalty': {
      const { amountFen, basis, facts } = step;
      return proposePenalty(penalty, deed, { amountFen, basis, facts });
    }
    case 'reviewPenalty':
      return reviewPenalty(penalty, deed, step.agreed, step.opinion);
    case 'discussPenalty': {
      const { attendees, agreed, minutes } = step;
      return discussPenalty(penalty, deed, { attendees, agreed, minutes });
    }
    case 'decidePenalty':
      return decidePenalty(penalty, deed, { amountFen: step.amountFen, text: step.text });
    case 'dismissPenalty':
      return dismissPenalty(penalty, deed, step.reason);
  }
}
