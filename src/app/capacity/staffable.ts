import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import { explainShortage, type ShortageNote } from '../../core/pairing/explain.js';
import { remedyOf } from '../../core/pairing/remedy.js';
import type { DrawBasis } from '../../core/replay/drawBasis.js';
import { teamPlanOf } from '../../core/replay/teamPlan.js';

/**
 * Whether so many visits of a month can have teams, wherever they are: what is short, and after it the smallest
 * changes of each kind that would do, each of them solved again. Regions, recusals and rotation depend on who
 * is drawn and are left out, so that an empty answer is no promise.
 */
export function staffable(
  { plan, month, roster }: Pick<DrawBasis, 'plan' | 'month' | 'roster'>,
  visits: number,
): Result<readonly Problem[], Problem> {
  const { domain, size, loadCap, seats } = plan.teams;
  const teams = { domain, size, loadCap, withinRegion: false, ...(seats === undefined ? {} : { seats }) };
  const names = Array.from({ length: visits }, (_, n) => String(n).padStart(7, '0'));
  const wanted = teamPlanOf({ plan: { ...plan, teams }, month, rows: [], earlier: [] }, names);
  if (!wanted.ok) return wanted;
  const report = explainShortage(wanted.value, roster);
  if (!report.ok) return report;
  const { shortages, relaxations } = report.value;
  return ok([...shortages.map(shortageProblem), ...relaxations.map(remedyOf)]);
}

function shortageProblem(note: ShortageNote): Problem {
  const { kind, targets, domains, seats, inspectors, capacity, deficit } = note;
  const params = { visits: targets.length, domains, seats, inspectors: inspectors.length, capacity, deficit };
  return { code: kind === 'leads' ? 'pairing.lead-seats-short' : 'pairing.seats-short', params };
}
