import { fillSeats, shortages } from './feasibility.js';
import { group, type Seats } from './grouping.js';
import { checkPlan } from './input.js';
import type { TeamPlan } from './plan.js';
import type { Inspector } from './roster.js';
import { nameWitness, type Shortfall } from './shortage.js';
import { buildStaffing, type Staffing } from './staffing.js';
import { allSeats, peopleAfter, seatRecords, setTable, type Table } from './table.js';

/** A plan and a roster whose first stage can be tested for feasibility. */
export interface World {
  readonly plan: TeamPlan;
  readonly roster: readonly Inspector[];
}

interface Opened {
  readonly table: Table;
  readonly seats: readonly Seats[];
  readonly staffing: Staffing;
}

/** The first stage of a world with valid input. */
function open({ plan, roster }: World): Opened {
  const input = checkPlan(plan, roster);
  if (!input.ok) throw new TypeError(input.error.code);
  const table = setTable(plan, input.value.visits, input.value.roster);
  const rows = allSeats(table);
  const people = peopleAfter(
    table,
    table.roster.map(() => 0),
  );
  const seats = seatRecords(
    table,
    rows,
    rows.map(() => 'all'),
    [],
  );
  return { table, seats, staffing: buildStaffing(group(people, seats)) };
}

/** Seats that cannot be filled. */
export function deficitOf(world: World): number {
  return fillSeats(open(world).staffing);
}

/** What is short, largest deficit first, with the people as they stand in the roster by id. */
export function shortfallsOf(world: World): {
  shortfalls: Shortfall[];
  seats: readonly Seats[];
  table: Table;
} {
  const { table, seats, staffing } = open(world);
  const shortfalls = shortages(staffing).map((witness) => nameWitness(witness, seats, staffing.grouping));
  return { shortfalls, seats, table };
}
