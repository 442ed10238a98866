import { err, ok, type Result } from '../kernel/result.js';
import type { FollowUp } from './followUp.js';
import type { FollowUpProblem } from './reasons.js';

/** Whether a step starts from where something is. */
export function inState<F extends FollowUp>(
  followUp: F,
  step: string,
  states: readonly F['state'][],
): Result<void, FollowUpProblem> {
  const { id, state } = followUp;
  return states.includes(state)
    ? ok(undefined)
    : err({ code: 'followUps.wrong-state', params: { id, state, step } });
}

/** Whether somebody had no part in the investigation, and may therefore review or decide. */
export function notInvestigating(
  { investigators, openedBy }: Pick<FollowUp, 'investigators' | 'openedBy'>,
  person: string,
): Result<void, FollowUpProblem> {
  return investigators.includes(person) || openedBy === person
    ? err({ code: 'followUps.investigator', params: { person } })
    : ok(undefined);
}

/** The first refusal of several checks. */
export function all(...checks: readonly Result<void, FollowUpProblem>[]): Result<void, FollowUpProblem> {
  return checks.find((check) => !check.ok) ?? ok(undefined);
}
