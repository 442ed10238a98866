import Type, { type Static } from 'typebox';

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** `evenhand/backup/v1`: the last entry of a backup. A backup without it was cut off. */
export const BackupManifest = Type.Object(
  {
    format: Type.Literal('evenhand/backup/v1'),
    madeAt: Type.String(),
    program: Type.String(),
    database: Type.Union([Type.Literal('embedded'), Type.Literal('postgresql')]),
    migrations: Type.Array(Type.Object({ name: Type.String(), checksum: Sha256 })),
    tables: Type.Array(
      Type.Object({
        table: Type.String(),
        rows: Type.Integer({ minimum: 0 }),
        /** SHA-256 of each part's lines before compression, in order. */
        parts: Type.Array(Type.Object({ file: Type.String(), rows: Type.Integer(), sha256: Sha256 })),
      }),
    ),
  },
  { $id: 'evenhand/backup-manifest/v1' },
);
export type BackupManifest = Static<typeof BackupManifest>;

export const MANIFEST_FILE = 'manifest.json';
