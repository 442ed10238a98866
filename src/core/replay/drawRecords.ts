import Type, { type Static } from 'typebox';

const Text = Type.String({ minLength: 1 });
const Count = Type.Integer({ minimum: 0 });
const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** `evenhand/cell/v1`: how many were drawn of a stratum, and why that many. */
export const CellRow = Type.Object(
  {
    cell: Text,
    population: Count,
    /** Expected number before the seeded rounding, as an exact fraction. */
    expected: Text,
    size: Count,
    reserves: Count,
    /** Inclusion probability π of every unit of the cell, exact; null where units differ by size. */
    pi: Nullable(Text),
    /** Largest drawn ticket; null when nobody was drawn, or when size counts too. */
    cutoff: Nullable(Hex64),
  },
  { additionalProperties: false, $id: 'evenhand/cell/v1' },
);
export type CellRow = Static<typeof CellRow>;

/** `evenhand/target/v1`: an enterprise to be inspected, at random or by certainty (必查). */
export const TargetRow = Type.Object(
  {
    id: Text,
    cell: Text,
    ground: Type.Union([Type.Literal('random'), Type.Literal('certainty')]),
    /** The certainty's ground code, or null. */
    certainty: Nullable(Text),
    pi: Text,
    ticket: Hex64,
    /** 1 for the smallest ticket of the cell; null for certainties. */
    rank: Nullable(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false, $id: 'evenhand/target/v1' },
);
export type TargetRow = Static<typeof TargetRow>;

/** `evenhand/reserve/v1`: the next tickets of a cell; the order was fixed with the seed. */
export const ReserveRow = Type.Object(
  { id: Text, cell: Text, ticket: Hex64, rank: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false, $id: 'evenhand/reserve/v1' },
);
export type ReserveRow = Static<typeof ReserveRow>;

/** `evenhand/team/v1` */
export const TeamRow = Type.Object(
  { target: Text, lead: Text, members: Type.Array(Text, { minItems: 1 }) },
  { additionalProperties: false, $id: 'evenhand/team/v1' },
);
export type TeamRow = Static<typeof TeamRow>;

/** `evenhand/visit/v1` */
export const VisitRow = Type.Object(
  { target: Text, date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) },
  { additionalProperties: false, $id: 'evenhand/visit/v1' },
);
export type VisitRow = Static<typeof VisitRow>;
