import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, type Result } from '../../core/kernel/result.js';
import { at } from '../../core/kernel/problem.js';
import { readRecord } from '../../core/kernel/schema.js';
import { Plan } from '../../core/replay/plan.js';
import { parseRuleSet } from '../../core/scoring/parseRuleSet.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import type { Act } from '../ports/act.js';
import type { PlannedCampaign } from '../ports/campaignBook.js';
import type { CampaignContext } from './context.js';

export interface CampaignWish {
  /** "campaign/YYYY-MM" */
  readonly id: string;
  readonly month: string;
  readonly organisation: string;
  readonly plan: unknown;
  /** Hash of a rule set that is kept; null while it is not decided. */
  readonly rules: string | null;
}

/** Makes or changes a draft. The plan must be one, and agree with the campaign's name. */
export async function planCampaign(
  { store }: Pick<CampaignContext, 'store'>,
  { id, month, organisation, plan: wished, rules }: CampaignWish,
  expected: string | null,
  act: Act,
): Promise<Result<PlannedCampaign, Problem>> {
  const plan = readRecord(Plan, wished);
  if (!plan.ok) return err(at(plan.error, { field: `/plan${plan.error.place?.field ?? ''}` }));
  const named = `${plan.value.campaign}/${month}`;
  if (named !== id) return err({ code: 'campaign.id-differs', params: { expected: named, found: id } });
  const { kind, title } = plan.value;
  if (rules !== null) {
    const fit = await checkRules({ store }, rules, kind);
    if (!fit.ok) return fit;
  }
  const draft = {
    id,
    month,
    organisation,
    rules,
    kind,
    title,
    plan: plan.value as Json,
    plannedBy: act.actor,
  };
  return store.putCampaign(draft, expected, act);
}

/** A rule set that may be used: known, and for production approved by somebody else than its author. */
export async function checkRules(
  { store }: Pick<CampaignContext, 'store'>,
  hash: string,
  kind: Plan['kind'],
): Promise<Result<RuleSet, Problem>> {
  const stored = await store.loadRuleSet(hash);
  if (stored === null) return err({ code: 'campaign.unknown-rule-set', params: { hash } });
  const parsed = parseRuleSet(JSON.parse(stored.content));
  if (!parsed.ok) return parsed;
  if (kind === 'production' && parsed.value.approval === null) {
    return err({ code: 'campaign.rule-set-not-approved', params: { hash } });
  }
  return parsed;
}
