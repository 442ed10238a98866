import { shuffled, type Coins } from '../kernel/coins.js';
import type { Turn } from './grouping.js';
import type { OpenSeats, Table } from './table.js';

/** Whether anything forbids two people to meet, so that seats are drawn one after the other. */
export function drawsOneByOne({ barredWith, meetings }: Table): boolean {
  return meetings !== null || barredWith.some((others) => others.size > 0);
}

/** Which seats a stage draws, and whom the people who already sit at a visit keep away from it. */
export interface Turns {
  readonly turns: readonly Turn[];
  readonly barred: readonly (readonly number[])[];
}

/**
 * Without bars between people a stage draws all seats. With them it draws one seat of each visit, the lead
 * seat first. With a bound on meetings, only visits whose teams so far share nobody have their turn in one
 * stage; of two people who already sit at such visits, only the one of the later visit in the shuffled order
 * may join the other, so that no two people can meet twice in one stage. Seats left for later count in the
 * loads of the stage, without bars: those are not known yet.
 */
export function takeTurns(
  table: Table,
  open: readonly OpenSeats[],
  teams: readonly (readonly number[])[],
  coins: () => Coins,
): Turns {
  if (!drawsOneByOne(table)) return { turns: open.map(() => 'all'), barred: open.map(() => []) };
  const first = firstSeats(open);
  const started = open.some(({ visit }) => (teams[visit]?.length ?? 0) > 0);
  if (table.meetings === null || !started) {
    return { turns: first, barred: open.map(({ visit }) => keptAway(table, teams, visit)) };
  }
  return apart(table, open, teams, first, coins());
}

function firstSeats(open: readonly OpenSeats[]): Turn[] {
  return open.map(({ visit }, s) => (open[s - 1]?.visit === visit ? 'later' : 'one'));
}

function keptAway(table: Table, teams: readonly (readonly number[])[], visit: number): number[] {
  const team = teams[visit] ?? [];
  const away = new Set(team);
  for (const i of team) for (const j of table.barredWith[i] ?? []) away.add(j);
  if (table.meetings !== null) for (const j of metOften(teams, team, table.meetings)) away.add(j);
  return [...away];
}

/** Who has met somebody of the team as often as the bound allows. */
function metOften(
  teams: readonly (readonly number[])[],
  team: readonly number[],
  bound: number,
): Set<number> {
  const often = new Set<number>();
  for (const i of team) {
    const met = new Map<number, number>();
    for (const other of teams) {
      if (other.includes(i)) for (const j of other) met.set(j, (met.get(j) ?? 0) + 1);
    }
    for (const [j, times] of met) if (times >= bound) often.add(j);
  }
  return often;
}

function apart(
  table: Table,
  open: readonly OpenSeats[],
  teams: readonly (readonly number[])[],
  first: readonly Turn[],
  coins: Coins,
): Turns {
  const turns: Turn[] = open.map(() => 'later');
  const busy = new Set<number>();
  const barred = open.map((): number[] => []);
  for (const s of shuffled([...open.keys()], coins)) {
    const { visit } = open[s] as OpenSeats;
    const team = teams[visit] ?? [];
    if (first[s] !== 'one' || team.some((i) => busy.has(i))) continue;
    turns[s] = 'one';
    barred[s] = [...keptAway(table, teams, visit), ...busy];
    for (const i of team) busy.add(i);
  }
  return { turns, barred };
}
