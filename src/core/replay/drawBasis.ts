import type { JsonObject } from '../kernel/canonical.js';
import type { Inspector } from '../pairing/roster.js';
import type { WorkCalendar } from '../scheduling/visit.js';
import type { CellRow, ReserveRow, TargetRow, TeamRow, VisitRow } from './drawRecords.js';
import type { EarlierTeam } from './earlierTeam.js';
import type { FrameRow } from './frameRow.js';
import type { Plan } from './plan.js';

/** What a draw depends on besides its frame. */
interface DrawTerms {
  readonly plan: Plan;
  /** "YYYY-MM" */
  readonly month: string;
  readonly roster: readonly Inspector[];
  readonly calendars: readonly WorkCalendar[];
  /** Teams of earlier months that the plan's rotation and carried loads look at. */
  readonly earlier: readonly EarlierTeam[];
}

/** All that a draw depends on once its seed is known. */
export interface DrawBasis extends DrawTerms {
  /** Ascending by id. They may be read from a file, a row at a time, and are run through more than once. */
  readonly rows: Iterable<FrameRow>;
}

/** What teams and dates take of a frame row. */
export type TargetPlace = Pick<FrameRow, 'id' | 'region' | 'street' | 'certainty'>;

/** All that teams and dates depend on once the targets are known. */
export interface TargetBasis extends DrawTerms {
  /** Of the targets; others may stand beside them. */
  readonly rows: readonly TargetPlace[];
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
