import { ok, type Result } from '../kernel/result.js';
import { all, inState, notInvestigating } from './checks.js';
import type { Abnormal, Deed, Interview, Origin, Referral } from './followUp.js';
import type { FollowUpProblem } from './reasons.js';

type Step<T> = Result<T, FollowUpProblem>;

export const newReferral = (
  id: string,
  origin: Origin,
  content: Pick<Referral, 'offence' | 'facts' | 'deadline'>,
): Referral => ({
  ...{ kind: 'referral', id, state: 'proposed', closedOn: null, decision: null, reply: null },
  ...origin,
  ...content,
});

/** The head decides whether a matter goes to the public security organ. */
export function decideReferral(
  referral: Referral,
  deed: Deed,
  agreed: boolean,
  opinion: string,
): Step<Referral> {
  const may = all(inState(referral, 'decide', ['proposed']), notInvestigating(referral, deed.by));
  if (!may.ok) return may;
  const decision = { ...deed, agreed, opinion };
  return ok({
    ...referral,
    ...(agreed ? { state: 'referred' } : { state: 'withheld', closedOn: deed.on }),
    decision,
  });
}

/** What the public security organ answered. */
export function answerReferral(
  referral: Referral,
  deed: Deed,
  reply: { readonly accepted: boolean; readonly reference: string },
): Step<Referral> {
  const open = inState(referral, 'reply', ['referred']);
  if (!open.ok) return open;
  const state = reply.accepted ? 'accepted' : 'declined';
  return ok({ ...referral, state, closedOn: deed.on, reply: { ...deed, ...reply } });
}

export const newInterview = (
  id: string,
  origin: Origin,
  content: Pick<Interview, 'on' | 'invited' | 'matters'>,
): Interview => ({
  ...{ kind: 'interview', id, state: 'scheduled', deadline: content.on, closedOn: null, record: null },
  ...origin,
  ...content,
});

export function recordInterview(
  interview: Interview,
  deed: Deed,
  record: { readonly held: boolean; readonly text: string },
): Step<Interview> {
  const open = inState(interview, 'record', ['scheduled']);
  if (!open.ok) return open;
  const state = record.held ? 'held' : 'missed';
  return ok({ ...interview, state, closedOn: deed.on, record: { ...deed, ...record } });
}

export const newAbnormal = (
  id: string,
  origin: Origin,
  content: Pick<Abnormal, 'ground' | 'deadline'>,
): Abnormal => ({
  ...{ kind: 'abnormal', id, state: 'open', closedOn: null, outcome: null },
  ...origin,
  ...content,
});

/** Submitted to the registration authority, or dropped with the reason. */
export function endAbnormal(
  abnormal: Abnormal,
  deed: Deed,
  outcome: { readonly submitted: boolean; readonly text: string },
): Step<Abnormal> {
  const open = inState(abnormal, 'end', ['open']);
  if (!open.ok) return open;
  const state = outcome.submitted ? 'submitted' : 'dropped';
  return ok({ ...abnormal, state, closedOn: deed.on, outcome: { ...deed, ...outcome } });
}
