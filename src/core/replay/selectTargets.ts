import { toHex } from '../kernel/bytes.js';
import type { Problem } from '../kernel/problem.js';
import { floor, formatRational, mul, parseRational, rational, type Rational } from '../kernel/rational.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { compareText } from '../kernel/text.js';
import { cellSizes, type Cell } from './cellSizes.js';
import type { CellRow, ReserveRow, TargetRow } from './drawRecords.js';
import type { DrawBasis } from './drawBasis.js';
import { drawFrameShard, mergeFrameShards, type CertainUnit, type FrameShard } from './frameShard.js';
import type { Plan } from './plan.js';
import { countPopulation, type Population } from './population.js';
import type { Picked, PickedUnit, SizedCell } from './selection.js';
import { ticketLabel } from './ticketLabel.js';

export interface Targets {
  readonly cells: readonly CellRow[];
  /** Ascending by id. */
  readonly targets: readonly TargetRow[];
  readonly reserves: readonly ReserveRow[];
}

/**
 * Sizes, tickets, selection and reserves by the plan's design, and the certainties beside: two passes over the
 * rows, or one where their population is known.
 */
export function selectTargets(
  basis: DrawBasis,
  seeded: Seeded,
  population: Population = countPopulation(basis.plan.draw, basis.rows),
): Result<Targets, Problem> {
  const cells = sizedCells(basis.plan, population, seeded);
  if (!cells.ok) return cells;
  const shard = drawFrameShard(basis, cells.value, seeded);
  return shard.ok ? targetsOfShards(basis, cells.value, [shard.value], seeded) : shard;
}

/** How many of each cell are drawn and kept in reserve. */
export function sizedCells(
  { draw, reserves }: Plan,
  population: Population,
  seeded: Seeded,
): Result<readonly SizedCell[], Problem> {
  const sized = cellSizes(draw, population, seeded);
  if (!sized.ok) return sized;
  const rate = parseRational(reserves.rate);
  if (!rate.ok) return rate;
  return ok(sized.value.map((cell) => ({ ...cell, reserves: reserveCount(cell, rate.value) })));
}

/** The outcome of a draw from the parts of its frame, which may have been drawn apart and in any order. */
export function targetsOfShards(
  basis: Pick<DrawBasis, 'plan' | 'month'>,
  cells: readonly SizedCell[],
  shards: readonly FrameShard[],
  seeded: Seeded,
): Result<Targets, Problem> {
  const picked = mergeFrameShards(basis, cells, shards, seeded);
  if (!picked.ok) return picked;
  const { plan, month } = basis;
  const ticketOf = seeded.tickets(ticketLabel(plan.kind, plan.campaign, month));
  const certain = shards.flatMap((shard) => shard.certain);
  const sorted = [...cells].sort((a, b) => compareText(a.name, b.name));
  return ok({
    cells: sorted.map((cell) => cellRow(cell, picked.value)),
    targets: [
      ...picked.value.selected.map(randomTarget),
      ...certain.map((unit) => certainTarget(unit, ticketOf)),
    ].sort((a, b) => compareText(a.id, b.id)),
    reserves: picked.value.reserves.map(({ id, cell, ticket, rank }) => ({
      id,
      cell,
      ticket: toHex(ticket),
      rank,
    })),
  });
}

/** The rate's share of the drawn number, rounded up, as far as the cell holds them. */
function reserveCount({ size, population }: Cell, rate: Rational): number {
  const share = mul(rate, rational(size));
  const wanted = Number(-floor(mul(share, rational(-1))));
  return Math.min(wanted, population - size);
}

function cellRow({ name, population, expected, size, reserves }: SizedCell, { cells }: Picked): CellRow {
  const { pi = null, cutoff = null } = cells.get(name) ?? {};
  return {
    cell: name,
    population,
    expected: formatRational(expected),
    size,
    reserves,
    pi,
    cutoff: cutoff === null ? null : toHex(cutoff),
  };
}

function randomTarget({ id, cell, ticket, rank, pi }: PickedUnit): TargetRow {
  return { id, cell, ground: 'random', certainty: null, pi, ticket: toHex(ticket), rank };
}

function certainTarget({ id, cell, ground }: CertainUnit, ticketOf: (id: string) => Uint8Array): TargetRow {
  return {
    id,
    cell,
    ground: 'certainty',
    certainty: ground,
    pi: '1',
    ticket: toHex(ticketOf(id)),
    rank: null,
  };
}
