import Type, { type Static } from 'typebox';
import { RESCHEDULE_REASONS } from '../../core/scheduling/reschedule.js';

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Reason = Type.Unsafe<(typeof RESCHEDULE_REASONS)[number]>(
  Type.Union(RESCHEDULE_REASONS.map((reason) => Type.Literal(reason))),
);
const Period = Type.Object({ from: Day, to: Day }, strict);

/**
 * `evenhand/schedule/v1`: the days of a drawn month as they stand, with every change since the draw. It says
 * who is visited when, and is as secret as the list.
 */
export const ScheduleRecord = Type.Object(
  {
    format: Type.Literal('evenhand/schedule/v1'),
    campaign: Text,
    /** The draw that the first days come from. */
    commitmentHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    /** Leave that became known after the draw, besides that of the committed roster. */
    leave: Type.Array(Type.Object({ inspector: Text, ...Period.properties }, strict)),
    /** Ascending by target. */
    visits: Type.Array(
      Type.Object(
        {
          target: Text,
          team: Type.Array(Text, { minItems: 1 }),
          due: Nullable(Day),
          street: Nullable(Type.String()),
          date: Day,
          changes: Type.Array(
            Type.Object({ ...Period.properties, reason: Reason, note: Text, by: Text, on: Day }, strict),
          ),
        },
        strict,
      ),
    ),
  },
  { ...strict, $id: 'evenhand/schedule/v1' },
);
export type ScheduleRecord = Static<typeof ScheduleRecord>;
