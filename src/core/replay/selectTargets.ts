import { toHex } from '../kernel/bytes.js';
import type { Problem } from '../kernel/problem.js';
import { floor, formatRational, mul, parseRational, rational, type Rational } from '../kernel/rational.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { compareText } from '../kernel/text.js';
import { cellOf, cellSizes, type Cell } from './cellSizes.js';
import type { CellRow, ReserveRow, TargetRow } from './drawRecords.js';
import type { FrameRow } from './frameRow.js';
import type { DrawBasis } from './drawBasis.js';
import { selectBySize } from './selectBySize.js';
import { selectEqually } from './selectEqually.js';
import type { Picked, PickedUnit, SizedCell } from './selection.js';

interface Targets {
  readonly cells: readonly CellRow[];
  readonly targets: readonly TargetRow[];
  readonly reserves: readonly ReserveRow[];
}

/** The label of a draw's tickets. The kind is part of it, so that no rehearsal can pass for production. */
export function ticketLabel(kind: DrawBasis['plan']['kind'], campaign: string, month: string): string {
  return `${kind}/${campaign}/${month}/targets`;
}

/** Sizes, tickets, selection and reserves by the plan's design, and the certainties beside. */
export function selectTargets(basis: DrawBasis, seeded: Seeded): Result<Targets, Problem> {
  const { plan, rows, month } = basis;
  const present = rows.filter(({ excluded }) => excluded === null);
  const random = present.filter(({ certainty }) => certainty === null);
  const sized = cellSizes(plan.draw, random, seeded);
  if (!sized.ok) return sized;
  const rate = parseRational(plan.reserves.rate);
  if (!rate.ok) return rate;
  const cells = sized.value.map((cell) => ({ ...cell, reserves: reserveCount(cell, rate.value) }));
  const place = cellOf(plan.draw);
  const units = random.map((row) => ({ id: row.id, cell: place(row), size: row.size }));
  const ticketOf = seeded.tickets(ticketLabel(plan.kind, plan.campaign, month));
  const picked =
    plan.draw.kind === 'size'
      ? selectBySize(units, cells, ticketOf, seeded)
      : selectEqually(units, cells, ticketOf);
  if (!picked.ok) return picked;
  const certain = present.filter(({ certainty }) => certainty !== null);
  return ok({
    cells: cells.sort((a, b) => compareText(a.name, b.name)).map((cell) => cellRow(cell, picked.value)),
    targets: byId([
      ...picked.value.selected.map(randomTarget),
      ...certain.map((row) => certainTarget(row, place(row), ticketOf)),
    ]),
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

function certainTarget(row: FrameRow, cell: string, ticketOf: (id: string) => Uint8Array): TargetRow {
  const { id, certainty } = row;
  const ticket = toHex(ticketOf(id));
  return { id, cell, ground: 'certainty', certainty: certainty?.ground ?? null, pi: '1', ticket, rank: null };
}

const byId = (targets: readonly TargetRow[]): readonly TargetRow[] =>
  [...targets].sort((a, b) => compareText(a.id, b.id));
