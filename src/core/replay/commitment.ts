import Type, { type Static } from 'typebox';
import { INSTANT_PATTERN } from '../audit/instant.js';
import { PAIR_PROTOCOL } from '../pairing/draw.js';
import type { Plan } from './plan.js';
import { BeaconRound, FallbackRule } from './seedSources.js';

const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Text = Type.String({ minLength: 1 });
const Count = Type.Integer({ minimum: 0 });

export const PROTOCOL = 'evenhand/draw/v1';

const SIZES = {
  rates: { sizes: 'round/pivotal/v1', selection: 'select/tickets/v1' },
  total: { sizes: 'round/pivotal/v1', selection: 'select/tickets/v1' },
  margins: {
    expected: 'expect/leximin/v1',
    sizes: 'round/network/v1',
    selection: 'select/tickets/v1',
  },
  size: { sizes: 'round/pivotal/v1', selection: 'select/pivotal/v1' },
} as const;

/** The algorithms that a plan asks for, by name: a later version of one gets another name. */
export function algorithmsOf({ draw }: Plan): Readonly<Record<string, string>> {
  return {
    coins: 'coins/seedrandom/v1',
    frame: 'frame/salted-rfc6962/v1',
    pairing: PAIR_PROTOCOL,
    schedule: 'schedule/seeded/v1',
    ...SIZES[draw.kind],
    ...namedRounding(draw),
  };
}

function namedRounding(draw: Plan['draw']): { readonly sizes?: string } {
  if (draw.kind === 'margins') return {};
  const { rounding } = draw.kind === 'size' ? draw.sizes : draw;
  return rounding === undefined ? {} : { sizes: rounding };
}

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
    /** Salted root over the teams of earlier months. */
    earlierRoot: Hex64,
    codeVersion: Text,
    algorithms: Type.Record(Text, Text),
    seedPlan: Type.Object(
      {
        beacon: Type.Union([BeaconRound, Type.Null()]),
        dice: Type.Union([Type.Integer({ minimum: 20 }), Type.Null()]),
        secretCommitments: Type.Array(
          Type.Object({ holder: Text, sha256: Hex64 }, { additionalProperties: false }),
        ),
      },
      { additionalProperties: false },
    ),
    /** The eve of the month or, when it is later, the time of the beacon round. */
    drawNotBefore: Type.String({ pattern: INSTANT_PATTERN }),
    fallback: FallbackRule,
  },
  { additionalProperties: false, $id: 'evenhand/commitment/v1' },
);
export type Commitment = Static<typeof Commitment>;
