import { groundsFor, type Ground } from './eligibility.js';
import { barredAt, ruleOf } from './alternates.js';
import type { TeamPlan } from './plan.js';
import type { Inspector, Team } from './roster.js';

/** Members of teams who must not go to the enterprise that their team visits, each with the grounds. */
export function unfitMembers(
  plan: TeamPlan,
  roster: readonly Inspector[],
  teams: readonly Team[],
): readonly { readonly target: string; readonly inspector: string; readonly grounds: readonly Ground[] }[] {
  const people = new Map(roster.map((person) => [person.id, person]));
  const visits = new Map(plan.visits.map((visit) => [visit.target, visit]));
  return teams.flatMap(({ target, lead, members }) => {
    const visit = visits.get(target);
    if (visit === undefined) return [];
    const rule = ruleOf(plan, visit, null);
    const barred = barredAt(plan, target);
    return [lead, ...members].flatMap((inspector) => {
      const person = people.get(inspector);
      const grounds = person === undefined ? [] : groundsFor(person, rule, target, barred);
      return grounds.length === 0 ? [] : [{ target, inspector, grounds }];
    });
  });
}
