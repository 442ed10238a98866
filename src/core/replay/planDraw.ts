import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 200 });

export const Fraction = Type.String({ pattern: '^\\d+(/\\d+|\\.\\d+)?( ?%)?$' });
const Rates = Type.Record(Text, Fraction);

const rates = { kind: Type.Literal('rates'), rates: Rates } as const;
const total = { kind: Type.Literal('total'), total: Type.Integer({ minimum: 1 }), weights: Rates } as const;

/** Whole sizes by coins are the default; this one is predictable, and only used where a plan names it. */
export const LARGEST_REMAINDER = 'round/largest-remainder/v1';
const rounding = { rounding: Type.Optional(Type.Literal(LARGEST_REMAINDER)) } as const;

/** Rates per tier: the expected number of a tier is its rate times its random population. */
const ByRates = Type.Object({ ...rates, ...rounding }, strict);

/** A fixed total, shared among the tiers in proportion to population × weight. */
const ByTotal = Type.Object({ ...total, ...rounding }, strict);

const Limit = Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]);

/** Quotas on two crossing margins, each possibly a hierarchy; more margins are refused with a reason. */
const ByMargins = Type.Object(
  {
    kind: Type.Literal('margins'),
    margins: Type.Array(
      Type.Object({ name: Text, classes: Type.Record(Text, Type.Union([Text, Type.Null()])) }, strict),
      { minItems: 1 },
    ),
    sizes: Type.Union([Type.Object(rates, strict), Type.Object(total, strict)]),
    /** The margin whose classes the rates or weights are of. */
    rateMargin: Text,
    limits: Type.Array(Type.Object({ at: Type.Record(Text, Text), min: Limit, max: Limit }, strict)),
  },
  strict,
);

/** Probability proportional to size within each tier. */
const BySize = Type.Object(
  {
    kind: Type.Literal('size'),
    sizes: Type.Union([ByRates, ByTotal]),
    /** Name of the fact that measures size, a positive integer; or "score", where less than 1 counts as 1. */
    measure: Text,
  },
  strict,
);

/** How many are drawn, from which cells and how. */
export const PlanDraw = Type.Union([ByRates, ByTotal, ByMargins, BySize]);
export type PlanDraw = Static<typeof PlanDraw>;
export type BySize = Static<typeof BySize>;
export type ByStratum = Static<typeof ByRates> | Static<typeof ByTotal>;
export type ByMargins = Static<typeof ByMargins>;
