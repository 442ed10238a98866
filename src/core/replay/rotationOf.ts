import { compareText } from '../kernel/text.js';
import type { Rotation, TeamPlan } from '../pairing/plan.js';
import { monthOf, type EarlierTeam } from './earlierTeam.js';
import type { PlanTeams } from './planTeams.js';

/** What the teams of earlier months mean for a draw of this month, by the plan's rules. */
export function rotationOf(
  { rotation = {}, carryMonths }: PlanTeams,
  earlier: readonly EarlierTeam[],
  month: string,
  targets: readonly string[],
): Pick<TeamPlan, 'rotation' | 'carried'> {
  const { pairMonths, enterpriseVisits, meetings } = rotation;
  return {
    rotation: {
      pairs: pairMonths === undefined ? [] : pairsOf(since(earlier, monthsBefore(month, pairMonths))),
      visits: enterpriseVisits === undefined ? [] : barsOf(earlier, enterpriseVisits, new Set(targets)),
      meetings: meetings ?? null,
    },
    carried: carryMonths === undefined ? {} : countOf(since(earlier, monthsBefore(month, carryMonths))),
  };
}

/** "YYYY-MM" so many months before another. */
function monthsBefore(month: string, count: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

function since(earlier: readonly EarlierTeam[], month: string): readonly EarlierTeam[] {
  return earlier.filter((team) => monthOf(team) >= month);
}

const peopleOf = ({ lead, members }: EarlierTeam): readonly string[] => [lead, ...members];

/** Everybody who sat on one team, two by two, each pair once. */
function pairsOf(teams: readonly EarlierTeam[]): Rotation['pairs'] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const team of teams) {
    const people = [...peopleOf(team)].sort(compareText);
    people.forEach((a, i) => {
      for (const b of people.slice(i + 1)) pairs.set(JSON.stringify([a, b]), [a, b]);
    });
  }
  return [...pairs.values()];
}

/** Who was on the last visits of each target: latest month first, in one month by campaign. */
function barsOf(
  earlier: readonly EarlierTeam[],
  visits: number,
  targets: ReadonlySet<string>,
): Rotation['visits'] {
  const known = new Map<string, EarlierTeam[]>();
  for (const team of earlier) {
    if (!targets.has(team.target)) continue;
    known.set(team.target, [...(known.get(team.target) ?? []), team]);
  }
  return [...known].flatMap(([target, teams]) =>
    teams
      .sort((a, b) => compareText(monthOf(b), monthOf(a)) || compareText(b.campaign, a.campaign))
      .slice(0, visits)
      .flatMap((team) => peopleOf(team).map((person) => [person, target] as const)),
  );
}

function countOf(teams: readonly EarlierTeam[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const person of teams.flatMap(peopleOf)) counts.set(person, (counts.get(person) ?? 0) + 1);
  return Object.fromEntries(counts);
}
