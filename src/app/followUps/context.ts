import type { FollowUp, Origin } from '../../core/followUps/followUp.js';
import type { FollowUpSettings } from '../../core/followUps/settings.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { CampaignContext } from '../campaigns/context.js';
import type { Act } from '../ports/act.js';
import type { VisitView } from '../ports/visitStore.js';
import { dayIn } from '../visits/deadlines.js';

export interface FollowUpContext extends Pick<CampaignContext, 'store' | 'calendars'> {
  readonly security: Pick<CampaignContext['security'], 'token'>;
}

const PREFIXES: Readonly<Record<FollowUp['kind'], string>> = {
  ...{ order: 'OR', measure: 'ME', penalty: 'PE', referral: 'RE', interview: 'IN', abnormal: 'AB' },
};

export const newFollowUpId = (
  { security }: Pick<FollowUpContext, 'security'>,
  kind: FollowUp['kind'],
): string => `${PREFIXES[kind]}-${security.token().replaceAll('-', '').slice(0, 16)}`;

export const dayOf = ({ calendars }: FollowUpContext, { region }: FollowUpSettings, { at }: Act): Day =>
  dayIn(calendars, region, at);

/** What something that follows from a completed visit begins with. */
export async function originOf(
  { store }: FollowUpContext,
  visit: VisitView,
  by: { readonly person: string; readonly on: Day },
): Promise<Result<Origin, Problem>> {
  const { id, enterprise, organisation } = visit;
  if (visit.stage !== 'completed')
    return err({ code: 'followUps.visit-not-completed', params: { visit: id } });
  const investigators = await store.investigatorsOf(id);
  return ok({ visit: id, enterprise, organisation, openedOn: by.on, openedBy: by.person, investigators });
}
