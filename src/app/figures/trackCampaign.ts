import { forecast, type Forecast } from '../../core/figures/forecast.js';
import { printedShare } from '../../core/figures/percent.js';
import { monthDays, type Day } from '../../core/kernel/date.js';
import { add, formatRational, mul, parseRational, rational } from '../../core/kernel/rational.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import { readRecord } from '../../core/kernel/schema.js';
import { Commitment } from '../../core/replay/commitment.js';
import { Plan } from '../../core/replay/plan.js';
import { calendarsOf, workdaysOfMonth } from '../../core/scheduling/workdays.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';
import type { PlannedCampaign } from '../ports/campaignBook.js';
import type { CampaignStore } from '../ports/campaignStore.js';
import type { TrackedGroup, TrackedSubstitution, Tracking } from '../ports/tracking.js';

export interface GroupOutlook extends TrackedGroup, Forecast {
  /** Expected size of the draw by the plan, an exact fraction; null where the plan fixes none for the group. */
  readonly planned: string | null;
  /** Disclosed ÷ due and closed ÷ disclosed, in percent as printed. */
  readonly completionRate: string | null;
  readonly closureRate: string | null;
}

export interface CampaignTracking {
  readonly daysGone: number;
  readonly daysLeft: number;
  readonly groups: readonly GroupOutlook[];
  readonly substitutions: readonly TrackedSubstitution[];
}

/** How far a campaign is, by tier, district, hazard class and team, and which quota is in danger. */
export async function trackCampaign(
  store: Tracking & Pick<CampaignStore, 'liveCommitment'>,
  calendars: readonly WorkCalendar[],
  campaign: PlannedCampaign,
  today: Day,
): Promise<Result<CampaignTracking, Problem>> {
  const plan = readRecord(Plan, campaign.plan);
  if (!plan.ok) return plan;
  const days = workdaysIn(calendars, plan.value, campaign.month, today);
  if (!days.ok) return days;
  const live = await store.liveCommitment(campaign.id);
  const planned = live === null ? new Map<string, string>() : plannedBy(plan.value, live.content);
  const groups = await store.trackCampaign(campaign.id, today);
  return ok({
    ...days.value,
    groups: groups.map((group) => ({
      ...group,
      ...forecast({ ...group, ...days.value }),
      planned: planned.get(keyOf(group.group, group.value)) ?? null,
      completionRate: printedShare(group.disclosed, group.due),
      closureRate: printedShare(group.closed, group.disclosed),
    })),
    substitutions: await store.substitutionsOf(campaign.id),
  });
}

const keyOf = (group: string, value: string | null): string => JSON.stringify([group, value]);

/** Workdays of the month before today, and from today on. */
function workdaysIn(
  tables: readonly WorkCalendar[],
  { calendar }: Plan,
  month: string,
  today: Day,
): Result<Pick<CampaignTracking, 'daysGone' | 'daysLeft'>, Problem> {
  const span = monthDays(month);
  if (!span.ok) return span;
  const calendars = calendarsOf(tables, calendar.region, calendar.provisionalApprovedBy !== null);
  if (!calendars.ok) return calendars;
  const days = workdaysOfMonth(calendars.value, month);
  if (!days.ok) return days;
  const daysGone = days.value.filter((day) => day < today).length;
  return ok({ daysGone, daysLeft: days.value.length - daysGone });
}

/** What the plan asks for, of all and of each tier: certainty selections and the rate of the others. */
function plannedBy({ draw }: Plan, content: string): ReadonlyMap<string, string> {
  const planned = new Map<string, string>();
  const commitment = readRecord(Commitment, JSON.parse(content));
  const sizes = draw.kind === 'size' ? draw.sizes : draw;
  if (!commitment.ok || sizes.kind === 'margins') return planned;
  const { cellCounts } = commitment.value;
  const certain = cellCounts.reduce((sum, cell) => sum + cell.certainty, 0);
  if (sizes.kind === 'total') return planned.set(keyOf('all', null), String(sizes.total + certain));
  let all = rational(0);
  for (const { cell, random, certainty } of cellCounts) {
    const rate = parseRational(sizes.rates[cell] ?? '0');
    if (!rate.ok) continue;
    const expected = add(rational(certainty), mul(rational(random), rate.value));
    planned.set(keyOf('tier', cell), formatRational(expected));
    all = add(all, expected);
  }
  return planned.set(keyOf('all', null), formatRational(all));
}
