import Type, { type Static } from 'typebox';
import { INSTANT_PATTERN } from '../audit/instant.js';
import { toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { formatRational, parseRational, sum } from '../kernel/rational.js';
import type { Commitment } from './commitment.js';
import { secretBytes } from './commit.js';
import type { CellRow } from './drawRecords.js';
import type { Opening } from './opening.js';
import { BeaconValue } from './seedSources.js';

const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Text = Type.String({ minLength: 1 });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/**
 * `evenhand/draw-record/v1`: what is published at the draw. It fixes the seed by a fingerprint and shows where
 * the seed came from, but nothing in it depends on who was drawn: numbers are expected ones, which follow from
 * the plan. Sizes after rounding, tickets, cut-offs and the seed stay sealed until the opening, for with a
 * small cell or a public register they would tell.
 */
export const DrawRecord = Type.Object(
  {
    format: Type.Literal('evenhand/draw-record/v1'),
    kind: Type.Union([Type.Literal('production'), Type.Literal('rehearsal')]),
    campaign: Text,
    sequence: Type.Integer({ minimum: 1 }),
    commitmentHash: Hex64,
    drawnAt: Nullable(Type.String({ pattern: INSTANT_PATTERN })),
    beacon: Nullable(BeaconValue),
    dice: Nullable(Type.String()),
    /** Who brought their secrets. */
    holders: Type.Array(Text),
    /** SHA-256 of the seed's 32 bytes. */
    seedFingerprint: Hex64,
    /** Expected number of random targets, exact; certainties are counted in the commitment. */
    expected: Text,
  },
  { additionalProperties: false, $id: 'evenhand/draw-record/v1' },
);
export type DrawRecord = Static<typeof DrawRecord>;

/** The record that a draw publishes; a verifier computes it again from the opened bundle. */
export function drawRecordOf(
  hash: Hash,
  commitment: Commitment,
  opening: Opening,
  cells: readonly CellRow[],
): DrawRecord {
  const { kind, campaign, sequence } = commitment;
  const { commitmentHash, drawnAt, beacon, dice, secrets, seed } = opening;
  return {
    format: 'evenhand/draw-record/v1',
    kind,
    campaign,
    sequence,
    commitmentHash,
    drawnAt,
    beacon,
    dice,
    holders: secrets.map(({ holder }) => holder),
    seedFingerprint: toHex(hash.sha256(secretBytes(seed))),
    expected: formatRational(sum(cells.map(({ expected }) => exact(expected)))),
  };
}

function exact(text: string) {
  const value = parseRational(text);
  if (!value.ok) throw new TypeError('an expected number is a fraction');
  return value.value;
}
