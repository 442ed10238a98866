import type { JsonObject } from '../kernel/canonical.js';
import type { Inspector } from '../pairing/roster.js';
import type { WorkCalendar } from '../scheduling/visit.js';
import type { CellRow, ReserveRow, TargetRow, TeamRow, VisitRow } from './drawRecords.js';
import type { EarlierTeam } from './earlierTeam.js';
import type { FrameRow } from './frameRow.js';
import type { Plan } from './plan.js';

/** All that a draw depends on once its seed is known. */
export interface DrawBasis {
  readonly plan: Plan;
  /** "YYYY-MM" */
  readonly month: string;
  readonly rows: readonly FrameRow[];
  readonly roster: readonly Inspector[];
  readonly calendars: readonly WorkCalendar[];
  /** Teams of earlier months that the plan's rotation and carried loads look at. */
  readonly earlier: readonly EarlierTeam[];
}

/** Everything that a draw decides. */
export interface Performance {
  readonly cells: readonly CellRow[];
  readonly targets: readonly TargetRow[];
  readonly reserves: readonly ReserveRow[];
  /** The records of `pair/v1` that the teams follow from. */
  readonly pairing: readonly JsonObject[];
  readonly teams: readonly TeamRow[];
  readonly visits: readonly VisitRow[];
}
