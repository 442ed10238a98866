import Type, { type Static } from 'typebox';

const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Text = Type.String({ minLength: 1 });
const Count = Type.Integer({ minimum: 0 });

export const PROTOCOL = 'evenhand/draw/v1';

/** The algorithms of this version of the protocol, by name: a later one gets another name. */
export const ALGORITHMS = {
  coins: 'coins/seedrandom/v1',
  frame: 'frame/salted-rfc6962/v1',
  pairing: 'pair/levelled/v1',
  schedule: 'schedule/seeded/v1',
  selection: 'select/tickets/v1',
  sizes: 'round/pivotal/v1',
} as const;

const Cell = Type.Object(
  { cell: Text, random: Count, certainty: Count, excluded: Count },
  { additionalProperties: false },
);

/**
 * `evenhand/commitment/v1`: everything that the draw will depend on except the seed, published before the
 * seed exists. It reveals counts and salted roots only.
 */
export const Commitment = Type.Object(
  {
    format: Type.Literal('evenhand/commitment/v1'),
    protocol: Type.Literal(PROTOCOL),
    kind: Type.Union([Type.Literal('production'), Type.Literal('rehearsal')]),
    /** Campaign and month, such as "chicago-food/2014-09". */
    campaign: Text,
    /** 1 for the first attempt; each void raises it by one. */
    sequence: Type.Integer({ minimum: 1 }),
    /** The day whose knowledge the frame holds. */
    asOf: Text,
    month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
    frameRoot: Hex64,
    frameSize: Count,
    cellCounts: Type.Array(Cell),
    ruleSetHash: Hex64,
    rosterRoot: Hex64,
    planHash: Hex64,
    calendarHash: Hex64,
    codeVersion: Text,
    algorithms: Type.Record(Text, Text),
    seedPlan: Type.Object(
      {
        beacon: Type.Null(),
        dice: Type.Union([Type.Integer({ minimum: 20 }), Type.Null()]),
        secretCommitments: Type.Array(
          Type.Object({ holder: Text, sha256: Hex64 }, { additionalProperties: false }),
        ),
      },
      { additionalProperties: false },
    ),
    drawNotBefore: Text,
  },
  { additionalProperties: false, $id: 'evenhand/commitment/v1' },
);
export type Commitment = Static<typeof Commitment>;
