import Type, { type Static } from 'typebox';
import type { LogEntry } from '../audit/logEntry.js';
import type { Json } from '../kernel/canonical.js';

/** `evenhand/log-head/v1`: the log's signed head (a C2SP checkpoint note) and the key that it was signed with. */
export const LogHead = Type.Object(
  {
    format: Type.Literal('evenhand/log-head/v1'),
    note: Type.String({ minLength: 1 }),
    key: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false, $id: 'evenhand/log-head/v1' },
);
export type LogHead = Static<typeof LogHead>;

const Id = Type.String({ minLength: 1 });

/** `evenhand/visited/v1`: an enterprise that was in fact inspected and, where it is said, by whom. */
export const VisitedRow = Type.Object(
  {
    id: Id,
    team: Type.Optional(
      Type.Object({ lead: Id, members: Type.Array(Id, { minItems: 1 }) }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false, $id: 'evenhand/visited/v1' },
);
export type VisitedRow = Static<typeof VisitedRow>;

/** What became of a campaign in public; all of it is empty in a draw that was never logged. */
export interface History {
  readonly entries: readonly LogEntry[];
  /** The records that the entries fix by hash, each with a `format`; commitments of this attempt included. */
  readonly records: readonly Json[];
  readonly heads: readonly LogHead[];
  /** Ids in order; empty as long as nobody says who was visited. */
  readonly visited: readonly VisitedRow[];
}

export const NO_HISTORY: History = { entries: [], records: [], heads: [], visited: [] };
