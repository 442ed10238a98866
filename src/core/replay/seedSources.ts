import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false } as const;
const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** `{chain, round}` of a drand chain, named by its chain hash. */
export const BeaconRound = Type.Object({ chain: Hex64, round: Type.Integer({ minimum: 1 }) }, strict);

/** A published beacon. */
export const BeaconValue = Type.Object(
  {
    round: Type.Integer({ minimum: 1 }),
    signature: Type.String({ pattern: '^([0-9a-f]{2})+$' }),
    previousSignature: Type.Union([Type.String({ pattern: '^([0-9a-f]{2})+$' }), Type.Null()]),
  },
  { ...strict, $id: 'evenhand/beacon/v1' },
);
export type BeaconValue = Static<typeof BeaconValue>;

/** What happens when the announced round cannot be had; fixed before the draw. */
export const FallbackRule = Type.Union([
  Type.Object({ kind: Type.Literal('void') }, strict),
  Type.Object(
    {
      kind: Type.Literal('dice'),
      digits: Type.Integer({ minimum: 20 }),
      graceSeconds: Type.Integer({ minimum: 0 }),
    },
    strict,
  ),
]);
export type FallbackRule = Static<typeof FallbackRule>;
