import { offerJointVisits, type DrawnVisit, type JointOffer } from '../../core/campaign/joint.js';
import type { CampaignProblem } from '../../core/campaign/reasons.js';
import { monthDays } from '../../core/kernel/date.js';
import type { KernelProblem } from '../../core/kernel/reasons.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { BundleContent } from '../../core/replay/bundle.js';

/** What one campaign drew for a month. */
export interface CampaignVisits {
  readonly campaign: string;
  /** "YYYY-MM" */
  readonly month: string;
  readonly visits: readonly DrawnVisit[];
}

export interface JointVisits {
  /** "YYYY-MM" */
  readonly month: string;
  /** Visits that all campaigns together drew, and what remains of them when every offer is taken. */
  readonly drawn: number;
  readonly remaining: number;
  readonly offers: readonly JointOffer[];
}

/** Joint visits among campaigns of one month, each of one agency. */
export function jointVisits(campaigns: readonly CampaignVisits[]): Result<JointVisits, CampaignProblem> {
  const expected = campaigns[0]?.month ?? '';
  const seen = new Set<string>();
  for (const { campaign, month } of campaigns) {
    if (month !== expected)
      return err({ code: 'campaign.month-differs', params: { campaign, month, expected } });
    if (seen.has(campaign)) return err({ code: 'campaign.twice', params: { campaign } });
    seen.add(campaign);
  }
  const drawn = campaigns.flatMap(({ visits }) => visits);
  const offers = offerJointVisits(drawn);
  const saved = offers.reduce((sum, offer) => sum + offer.saved, 0);
  return ok({ month: expected, drawn: drawn.length, remaining: drawn.length - saved, offers });
}

/** The visits of a bundle: each in its month, or until the due day of its trigger. */
export function campaignVisits(bundle: BundleContent): Result<CampaignVisits, KernelProblem> {
  const { plan, commitment, rows, performance, month } = bundle;
  const { campaign } = commitment;
  const days = monthDays(month);
  if (!days.ok) return days;
  const { first, last } = days.value;
  const targets = new Set(performance.targets.map(({ id }) => id));
  const dates = new Map(performance.visits.map(({ target, date }) => [target, date]));
  const sizes = new Map(performance.teams.map(({ target, members }) => [target, 1 + members.length]));
  const visits: DrawnVisit[] = [];
  for (const { id, name, certainty } of rows) {
    if (!targets.has(id)) continue;
    const due = certainty?.due ?? last;
    visits.push({
      target: id,
      name,
      campaign,
      agency: plan.organisation,
      domain: plan.teams.domain,
      seats: sizes.get(id) ?? 0,
      window: { from: first, to: due < last ? due : last },
      date: dates.get(id) ?? null,
    });
  }
  return ok({ campaign, month, visits });
}
