import Type, { type Static } from 'typebox';
import { frameSalt, leafHash } from '../audit/merkleHash.js';
import { pathBuilder } from '../audit/pathBuilder.js';
import { verifyInclusion } from '../audit/verifyInclusion.js';
import { compareBytes, toHex } from '../kernel/bytes.js';
import { canonicalBytes } from '../kernel/canonical.js';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { formatRational, parseRational, ZERO } from '../kernel/rational.js';
import { err, ok, type Result } from '../kernel/result.js';
import { seeded } from '../kernel/seeded.js';
import { expectedSizeProbabilities, type Sized } from '../sampling/sizeProportional.js';
import type { BundleContent } from './bundle.js';
import { secretBytes } from './commit.js';
import { Commitment } from './commitment.js';
import { CellRow } from './drawRecords.js';
import { saltedLeaf } from './frame.js';
import { FrameRow } from './frameRow.js';
import { cellOf, isRandomRow } from './population.js';
import { ticketLabel } from './ticketLabel.js';

const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What the draw meant for one enterprise. */
export const OUTCOMES = ['drawn', 'reserve', 'not-drawn', 'certainty', 'excluded'] as const;

/**
 * `evenhand/proof/v1`: all that one enterprise needs to check its own part of a draw: its row with the path
 * into the committed frame, its ticket and the cut-off of its cell. Rows of others stay unknown. Before the
 * opening the seed is withheld, for with it and a public register everybody's ticket could be computed.
 */
export const Proof = Type.Object(
  {
    format: Type.Literal('evenhand/proof/v1'),
    commitment: Commitment,
    row: FrameRow,
    salt: Hex64,
    /** Place of the row in the frame, from 0. */
    index: Type.Integer({ minimum: 0 }),
    /** RFC 6962 audit path, from the leaf upward. */
    path: Type.Array(Hex64),
    label: Type.String({ minLength: 1 }),
    seed: Nullable(Hex64),
    ticket: Hex64,
    /** The cell it was drawn from; null for an excluded or certain enterprise. */
    cell: Nullable(CellRow),
    outcome: Type.Enum(OUTCOMES),
    /** Probability of being drawn at random, exact; "0" when excluded, "1" for a certainty. */
    pi: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false, $id: 'evenhand/proof/v1' },
);
export type Proof = Static<typeof Proof>;

/** The proof of one enterprise from a verified bundle. */
export function proveRow(
  hash: Hash,
  content: BundleContent,
  id: string,
  withSeed: boolean,
): Result<Proof, Problem> {
  const { commitment, opening, plan, month, performance } = content;
  const secret = secretBytes(opening.frameSecret);
  const found = findRow(hash, content.rows, secret, id);
  if (found === null) return err({ code: 'replay.not-in-frame', params: { id } });
  const { row, index, path } = found;
  const label = ticketLabel(plan.kind, plan.campaign, month);
  const name = cellOf(plan.draw)(row);
  const random = row.excluded === null && row.certainty === null;
  const cell = random ? (performance.cells.find((each) => each.cell === name) ?? null) : null;
  return ok({
    format: 'evenhand/proof/v1',
    commitment,
    row,
    salt: toHex(frameSalt(hash, secret, id)),
    index,
    path: path.map(toHex),
    label,
    seed: withSeed ? opening.seed : null,
    ticket: toHex(seeded(hash, secretBytes(opening.seed)).tickets(label)(id)),
    cell,
    ...outcomeOf(content, row, cell),
  });
}

/** The row of an id, with its place in the tree of the frame. */
function findRow(hash: Hash, rows: Iterable<FrameRow>, secret: Uint8Array, id: string) {
  const builder = pathBuilder(hash);
  let row: FrameRow | null = null;
  for (const each of rows) {
    const sought = row === null && each.id === id;
    if (sought) row = each;
    builder.add(saltedLeaf(hash, secret, each.id, each), sought);
  }
  const place = builder.path();
  return row === null || place === null ? null : { row, ...place };
}

/** π of one unit among the sizes of its cell. */
function piBySize({ rows, plan }: BundleContent, own: FrameRow, cell: CellRow | null): string {
  const expected = cell === null ? null : parseRational(cell.expected);
  if (expected?.ok !== true) return '0';
  const place = cellOf(plan.draw);
  const units: Sized[] = [];
  for (const row of rows)
    if (isRandomRow(row) && place(row) === cell?.cell) units.push({ id: row.id, size: row.size ?? 0 });
  return formatRational(expectedSizeProbabilities(units, expected.value).get(own.id) ?? ZERO);
}

function outcomeOf(
  content: BundleContent,
  row: FrameRow,
  cell: CellRow | null,
): Pick<Proof, 'outcome' | 'pi'> {
  const { performance } = content;
  if (row.excluded !== null) return { outcome: 'excluded', pi: '0' };
  if (row.certainty !== null) return { outcome: 'certainty', pi: '1' };
  const target = performance.targets.find(({ id }) => id === row.id);
  if (target !== undefined) return { outcome: 'drawn', pi: target.pi };
  const spare = performance.reserves.some(({ id }) => id === row.id);
  return { outcome: spare ? 'reserve' : 'not-drawn', pi: cell?.pi ?? piBySize(content, row, cell) };
}

/**
 * Checks a proof by itself: the row is in the committed frame, the ticket follows from the seed where it is
 * shown, and the outcome from ticket and cut-off. That the cut-off is right, only the whole bundle shows.
 */
export function verifyProof(hash: Hash, proof: Proof): readonly Problem[] {
  const { commitment, row, index, ticket, seed, label } = proof;
  const leaf = leafHash(hash, secretBytes(proof.salt), canonicalBytes(row));
  const path = proof.path.map(secretBytes);
  const root = secretBytes(commitment.frameRoot);
  const included = verifyInclusion(hash, { leaf, index, size: commitment.frameSize, proof: path, root });
  const wanted = `${commitment.kind}/${commitment.campaign}/targets`;
  const computed = seed === null ? ticket : toHex(seeded(hash, secretBytes(seed)).tickets(label)(row.id));
  return [
    ...(included.ok ? [] : [included.error]),
    ...unless('label', label, wanted),
    ...unless('ticket', ticket, computed),
    ...outcomeFaults(proof),
  ];
}

function outcomeFaults({ row, outcome, cell, ticket, pi }: Proof): readonly Problem[] {
  if (row.excluded !== null) return unless('outcome', outcome, 'excluded');
  if (row.certainty !== null) return unless('outcome', outcome, 'certainty');
  if (cell === null) return unless('cell', 'null', row.cell);
  if (cell.pi === null) return [];
  const drawn = cell.cutoff !== null && compareBytes(secretBytes(ticket), secretBytes(cell.cutoff)) <= 0;
  const stated = outcome === 'drawn' ? 'drawn' : 'not-drawn';
  return [...unless('outcome', stated, drawn ? 'drawn' : 'not-drawn'), ...unless('pi', pi, cell.pi)];
}

function unless(what: string, stated: string, computed: string): readonly Problem[] {
  return stated === computed ? [] : [{ code: 'replay.differs', params: { what, stated, computed } }];
}
