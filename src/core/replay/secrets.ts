import Type, { type Static } from 'typebox';

/** At least 32 bytes in lower-case hex. */
export const SecretHex = Type.String({ pattern: '^([0-9a-f]{2}){32,}$' });
const Holder = Type.String({ minLength: 1, maxLength: 200 });

/** `evenhand/holder-secret/v1`: the secret of one person, in a file of their own. */
export const HolderSecret = Type.Object(
  { format: Type.Literal('evenhand/holder-secret/v1'), holder: Holder, secret: SecretHex },
  { additionalProperties: false, $id: 'evenhand/holder-secret/v1' },
);

/**
 * `evenhand/secret-commitments/v1`: for a commitment without the holders' secrets, which they keep until the
 * draw. Whoever commits keeps the frame secret.
 */
export const SecretCommitments = Type.Object(
  {
    format: Type.Literal('evenhand/secret-commitments/v1'),
    frameSecret: SecretHex,
    holders: Type.Array(
      Type.Object(
        { holder: Holder, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, $id: 'evenhand/secret-commitments/v1' },
);
export type SecretCommitments = Static<typeof SecretCommitments>;

/** `evenhand/secrets/v1`: what the holders bring to a draw. Never stored by the service before the opening. */
export const Secrets = Type.Object(
  {
    format: Type.Literal('evenhand/secrets/v1'),
    /** Salts the rows of the frame, so that a published Merkle root reveals none of them. */
    frameSecret: SecretHex,
    holders: Type.Array(Type.Object({ holder: Holder, secret: SecretHex }, { additionalProperties: false })),
  },
  { additionalProperties: false, $id: 'evenhand/secrets/v1' },
);
export type Secrets = Static<typeof Secrets>;
