import { err, ok, type Result } from '../kernel/result.js';
import { all, inState, notInvestigating } from './checks.js';
import type { Deed, Origin, Penalty } from './followUp.js';
import type { FollowUpProblem } from './reasons.js';
import type { FollowUpSettings } from './settings.js';

type Step = Result<Penalty, FollowUpProblem>;

/** A draft without an amount: what is proposed, people decide. The threshold of this day is kept with it. */
export const newPenalty = (
  id: string,
  origin: Origin,
  { cause, order }: Pick<Penalty, 'cause' | 'order'>,
  { collectiveThresholdFen, collectiveAttendees }: FollowUpSettings,
): Penalty => ({
  ...{ kind: 'penalty', id, state: 'drafted', deadline: null, closedOn: null, cause, order },
  ...origin,
  ...{ thresholdFen: collectiveThresholdFen, attendees: collectiveAttendees },
  ...{ proposal: null, review: null, collective: null, decision: null, dismissal: null },
});

/** Whether a proposal needs collective review (行政处罚法 art. 57; ¥30,000 in the agencies' practice). */
export const needsCollective = ({ proposal, thresholdFen }: Penalty): boolean =>
  proposal !== null && proposal.amountFen >= thresholdFen;

export function proposePenalty(
  penalty: Penalty,
  deed: Deed,
  content: { readonly amountFen: number; readonly basis: string; readonly facts: string },
): Step {
  const open = inState(penalty, 'propose', ['drafted', 'returned']);
  if (!open.ok) return open;
  return ok({
    ...penalty,
    state: 'proposed',
    proposal: { ...deed, ...content },
    review: null,
    collective: null,
  });
}

/** 法制审核, by somebody who neither investigated nor proposed. */
export function reviewPenalty(penalty: Penalty, deed: Deed, agreed: boolean, opinion: string): Step {
  const may = all(inState(penalty, 'review', ['proposed']), impartial(penalty, deed));
  if (!may.ok) return may;
  return ok({ ...penalty, state: agreed ? 'reviewed' : 'returned', review: { ...deed, agreed, opinion } });
}

/** 集体讨论 */
export function discussPenalty(
  penalty: Penalty,
  deed: Deed,
  content: { readonly attendees: readonly string[]; readonly agreed: boolean; readonly minutes: string },
): Step {
  const may = all(inState(penalty, 'collective', ['reviewed']), impartial(penalty, deed));
  if (!may.ok) return may;
  const attendees = new Set(content.attendees).size;
  if (attendees < penalty.attendees)
    return err({ code: 'followUps.too-few-attendees', params: { attendees, least: penalty.attendees } });
  const partial = content.attendees.find((person) => !notInvestigating(penalty, person).ok);
  if (partial !== undefined) return err({ code: 'followUps.investigator', params: { person: partial } });
  return ok({
    ...penalty,
    state: content.agreed ? 'agreed' : 'returned',
    collective: { ...deed, ...content },
  });
}

/** At most what was proposed and reviewed; at or above the threshold only after the collective agreed. */
export function decidePenalty(
  penalty: Penalty,
  deed: Deed,
  { amountFen, text }: { readonly amountFen: number; readonly text: string },
): Step {
  const may = all(inState(penalty, 'decide', ['reviewed', 'agreed']), impartial(penalty, deed));
  if (!may.ok) return may;
  const { thresholdFen: threshold } = penalty;
  const proposed = penalty.proposal?.amountFen ?? 0;
  if (needsCollective(penalty) && penalty.state !== 'agreed')
    return err({ code: 'followUps.collective-needed', params: { amount: proposed, threshold } });
  if (amountFen > proposed)
    return err({ code: 'followUps.above-proposal', params: { amount: amountFen, proposed } });
  return ok({ ...penalty, state: 'decided', decision: { ...deed, amountFen, text }, closedOn: deed.on });
}

/** No penalty, with the reason; like a penalty, not decided by who investigated. */
export function dismissPenalty(penalty: Penalty, deed: Deed, reason: string): Step {
  const may = all(
    inState(penalty, 'dismiss', ['drafted', 'proposed', 'returned', 'reviewed', 'agreed']),
    impartial(penalty, deed),
  );
  if (!may.ok) return may;
  return ok({ ...penalty, state: 'dismissed', dismissal: { ...deed, reason }, closedOn: deed.on });
}

function impartial(penalty: Penalty, { by }: Deed): Result<void, FollowUpProblem> {
  if (penalty.proposal?.by === by) return err({ code: 'followUps.investigator', params: { person: by } });
  return notInvestigating(penalty, by);
}
