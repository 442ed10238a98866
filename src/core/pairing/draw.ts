import { err, ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import type { People, Seats } from './grouping.js';
import { checkPlan } from './input.js';
import type { TeamPlan } from './plan.js';
import type { PairingProblem } from './reasons.js';
import { reportTeams, type InspectorLoad, type JointTeam } from './report.js';
import type { Inspector } from './roster.js';
import { drawsOneByOne, takeTurns } from './rotation.js';
import { refusal } from './shortage.js';
import { drawStage, solveStage, type StageMatrix } from './stage.js';
import { allSeats, peopleAfter, seatRecords, setTable, type OpenSeats, type Table } from './table.js';

export const PAIR_PROTOCOL = 'pair/v1';

/** Bars between people can defeat a draw of leads; then the leads are drawn again, at most this often. */
export const MOST_ATTEMPTS = 20;

/** A stage as it was drawn. */
export interface Stage {
  readonly matrix: StageMatrix;
  readonly seats: readonly Seats[];
}

/** An attempt that ended because the seats of a later stage could not be filled. */
export interface FailedAttempt {
  readonly attempt: number;
  readonly stage: number;
  readonly deficit: number;
}

export interface TeamDraw {
  readonly protocol: typeof PAIR_PROTOCOL;
  /** Ascending by target. */
  readonly teams: readonly JointTeam[];
  /** Every person of the roster, ascending by id; also those with no visit. */
  readonly loads: readonly InspectorLoad[];
  readonly attempt: number;
  readonly failed: readonly FailedAttempt[];
  /** One stage, or with bars between people one for each seat that is drawn after the lead. */
  readonly stages: readonly Stage[];
}

/**
 * Draws a team for every visit by `pair/v1`. The outcome depends on the seed and on the plan and the roster
 * as sets, never on their order. Refusals say what is short; `explainShortage` says what would help.
 */
export function drawTeams(
  plan: TeamPlan,
  roster: readonly Inspector[],
  seeded: Seeded,
): Result<TeamDraw, PairingProblem> {
  const input = checkPlan(plan, roster);
  if (!input.ok) return input;
  const table = setTable(plan, input.value.visits, input.value.roster);
  const failed: FailedAttempt[] = [];
  for (let attempt = 1; ; attempt++) {
    const played = playStages(table, attempt, seeded, (people, seats) =>
      solveStage(people, seats, table.leastCap),
    );
    if (played.ok) return ok(finish(table, played.value, attempt, failed));
    const { stage, seats, fault } = played.error;
    const problem = refusal(fault, seats);
    if (stage === 1) return err(problem);
    failed.push({ attempt, stage, deficit: fault.witnesses[0]?.deficit ?? 0 });
    if (attempt === MOST_ATTEMPTS) return err(defeated(problem));
  }
}

function defeated(problem: PairingProblem): PairingProblem {
  const deficit = 'deficit' in problem.params ? problem.params.deficit : 1;
  return { code: 'pairing.bars-too-tight', params: { attempts: MOST_ATTEMPTS, deficit } };
}

/** The stages of one attempt: people per visit as places in the roster, in order of seating. */
export interface Played {
  readonly teams: readonly (readonly number[])[];
  readonly stages: readonly Stage[];
}

/** A stage for which there was no matrix. */
export interface Unplayed<F> {
  readonly stage: number;
  readonly seats: readonly Seats[];
  readonly fault: F;
}

/** Plays the stages of one attempt; `matrixOf` solves each, or reads what was published. */
export function playStages<F>(
  table: Table,
  attempt: number,
  seeded: Seeded,
  matrixOf: (people: People, seats: readonly Seats[], stage: number) => Result<StageMatrix, F>,
): Result<Played, Unplayed<F>> {
  const teams = table.visits.map((): number[] => []);
  const taken = table.roster.map(() => 0);
  const stages: Stage[] = [];
  for (let open = allSeats(table); open.length > 0;) {
    const stage = stages.length + 1;
    const coins = (part: string) => seeded.coins(`${PAIR_PROTOCOL}/${attempt}/${stage}/${part}`);
    const { turns, barred } = takeTurns(table, open, teams, () => coins('turns'));
    const seats = seatRecords(table, open, turns, barred);
    const matrix = matrixOf(peopleAfter(table, taken), seats, stage);
    if (!matrix.ok) return err({ stage, seats, fault: matrix.error });
    const drawn = drawStage(matrix.value, coins);
    stages.push({ matrix: matrix.value, seats });
    drawn.forEach((people, s) => {
      for (const i of people) {
        teams[(open[s] as OpenSeats).visit]?.push(i);
        taken[i] = (taken[i] as number) + 1;
      }
    });
    open = leftOpen(open, drawn);
  }
  return ok({ teams, stages });
}

/** A lead seat is drawn before the others, or together with them. */
function leftOpen(open: readonly OpenSeats[], drawn: readonly (readonly number[])[]): OpenSeats[] {
  return open.flatMap((seats, s) => {
    const filled = drawn[s]?.length ?? 0;
    if (filled === seats.count) return [];
    return [{ ...seats, count: seats.count - filled, leads: filled > 0 ? 0 : seats.leads }];
  });
}

export function finish(
  table: Table,
  { teams, stages }: Played,
  attempt: number,
  failed: readonly FailedAttempt[],
): TeamDraw {
  const report = reportTeams(table, teams, drawsOneByOne(table));
  return { protocol: PAIR_PROTOCOL, ...report, attempt, failed, stages };
}
