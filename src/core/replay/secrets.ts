import Type, { type Static } from 'typebox';

/** At least 32 bytes in lower-case hex. */
const SecretHex = Type.String({ pattern: '^([0-9a-f]{2}){32,}$' });
const Holder = Type.String({ minLength: 1, maxLength: 200 });

/** `evenhand/secrets/v1`: what the holders bring to a draw. Never stored by the service before the opening. */
export const Secrets = Type.Object(
  {
    format: Type.Literal('evenhand/secrets/v1'),
    /** Salts the rows of the frame, so that a published Merkle root reveals none of them. */
    frameSecret: SecretHex,
    holders: Type.Array(Type.Object({ holder: Holder, secret: SecretHex }, { additionalProperties: false }), {
      minItems: 1,
    }),
  },
  { additionalProperties: false, $id: 'evenhand/secrets/v1' },
);
export type Secrets = Static<typeof Secrets>;
