import Type, { type Static } from 'typebox';
import { INSTANT_PATTERN } from '../audit/instant.js';
import { SecretHex } from './secrets.js';
import { BeaconValue } from './seedSources.js';

const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Text = Type.String({ minLength: 1 });

/** `evenhand/opening/v1`: what was secret or unknown at the commitment, and the seed that follows from it. */
export const Opening = Type.Object(
  {
    format: Type.Literal('evenhand/opening/v1'),
    /** Hash of the commitment that this opens. */
    commitmentHash: Hex64,
    beacon: Type.Union([BeaconValue, Type.Null()]),
    dice: Type.Union([Type.String({ pattern: '^\\d{20,}$' }), Type.Null()]),
    /** In the order of the commitment's secretCommitments. */
    secrets: Type.Array(Type.Object({ holder: Text, secret: SecretHex }, { additionalProperties: false })),
    frameSecret: SecretHex,
    /** When the draw took place, or null where nobody recorded it. */
    drawnAt: Type.Union([Type.String({ pattern: INSTANT_PATTERN }), Type.Null()]),
    seed: Hex64,
  },
  { additionalProperties: false, $id: 'evenhand/opening/v1' },
);
export type Opening = Static<typeof Opening>;
