import Type, { type Static } from 'typebox';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = Type.String();
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** `evenhand/frame-row/v1`: one enterprise of the sampling frame, as hashed into the frame root. */
export const FrameRow = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    name: Text,
    cell: Text,
    margins: Type.Record(Text, Text),
    score: Type.Integer(),
    tier: Text,
    /** Rules that fired, in the order of their ids. */
    fired: Type.Array(Type.Object({ rule: Text, points: Type.Integer() }, { additionalProperties: false })),
    /** Salted hash of the enterprise's facts: they can be shown, or withheld, apart from the row. */
    factsHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    excluded: Nullable(Text),
    certainty: Nullable(Type.Object({ ground: Text, due: Nullable(Day) }, { additionalProperties: false })),
    region: Nullable(Text),
    street: Nullable(Text),
    /** Size measure of a size-proportional draw; null in other designs, or where it is not known. */
    size: Nullable(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false, $id: 'evenhand/frame-row/v1' },
);
export type FrameRow = Static<typeof FrameRow>;

/** `evenhand/facts/v1`: what was known of one enterprise on the day of the frame. */
export const FactsRow = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    facts: Type.Record(Text, Type.Union([Type.Integer(), Type.String(), Type.Boolean()])),
  },
  { additionalProperties: false, $id: 'evenhand/facts/v1' },
);
export type FactsRow = Static<typeof FactsRow>;
