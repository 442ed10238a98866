import { toHex } from '../kernel/bytes.js';
import type { Problem } from '../kernel/problem.js';
import {
  floor,
  formatRational,
  mul,
  parseRational,
  rational,
  ZERO,
  type Rational,
} from '../kernel/rational.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { compareText } from '../kernel/text.js';
import { inclusionProbability } from '../sampling/probability.js';
import { expectedSizes } from '../sampling/expectedSizes.js';
import { roundSizes } from '../sampling/roundSizes.js';
import { selectByTickets, type Drawn } from '../sampling/selectByTickets.js';
import type { CellRow, ReserveRow, TargetRow } from './drawRecords.js';
import type { FrameRow } from './frameRow.js';
import type { DrawBasis } from './drawBasis.js';

interface Targets {
  readonly cells: readonly CellRow[];
  readonly targets: readonly TargetRow[];
  readonly reserves: readonly ReserveRow[];
}

/** The label of a draw's tickets. The kind is part of it, so that no rehearsal can pass for production. */
export function ticketLabel(kind: DrawBasis['plan']['kind'], campaign: string, month: string): string {
  return `${kind}/${campaign}/${month}/targets`;
}

/** Sizes, tickets, selection and reserves of one stratification (design (a)), and the certainties beside. */
export function selectTargets(basis: DrawBasis, seeded: Seeded): Result<Targets, Problem> {
  const { plan, rows, month } = basis;
  const random = rows.filter(({ excluded, certainty }) => excluded === null && certainty === null);
  const population = countBy(random, ({ cell }) => cell);
  const expected = expectedSizes(population, plan.draw);
  if (!expected.ok) return expected;
  const sizes = roundSizes(expected.value, seeded.coins('sizes'));
  const reserveRate = parseRational(plan.reserves.rate);
  if (!reserveRate.ok) return reserveRate;
  const reserves = new Map(
    [...sizes].map(([cell, size]) => [
      cell,
      reserveCount(size, population.get(cell) ?? 0, reserveRate.value),
    ]),
  );
  const ticketOf = seeded.tickets(ticketLabel(plan.kind, plan.campaign, month));
  const selection = selectByTickets(random, sizes, reserves, ticketOf);
  if (!selection.ok) return selection;
  const drawn = selection.value;
  const pi = (cell: string): string =>
    formatRational(inclusionProbability(expected.value.get(cell) ?? ZERO, population.get(cell) ?? 0));
  const certain = rows.filter(({ excluded, certainty }) => excluded === null && certainty !== null);
  return ok({
    cells: [...population.keys()].sort(compareText).map((cell) => ({
      cell,
      population: population.get(cell) ?? 0,
      expected: formatRational(expected.value.get(cell) ?? ZERO),
      size: sizes.get(cell) ?? 0,
      reserves: drawn.reserves.filter((unit) => unit.cell === cell).length,
      pi: pi(cell),
      cutoff: hexOrNull(drawn.cutoffs.get(cell) ?? null),
    })),
    targets: byId([
      ...drawn.selected.map((unit) => randomTarget(unit, pi(unit.cell))),
      ...certain.map((row) => certainTarget(row, ticketOf)),
    ]),
    reserves: drawn.reserves.map(reserveRow),
  });
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** The rate's share of the drawn number, rounded up, as far as the cell holds them. */
function reserveCount(size: number, population: number, rate: Rational): number {
  const share = mul(rate, rational(size));
  const wanted = Number(-floor(mul(share, rational(-1))));
  return Math.min(wanted, population - size);
}

function randomTarget({ id, cell, ticket, rank }: Drawn, pi: string): TargetRow {
  return { id, cell, ground: 'random', certainty: null, pi, ticket: toHex(ticket), rank };
}

function certainTarget(row: FrameRow, ticketOf: (id: string) => Uint8Array): TargetRow {
  const { id, cell, certainty } = row;
  const ticket = toHex(ticketOf(id));
  return { id, cell, ground: 'certainty', certainty: certainty?.ground ?? null, pi: '1', ticket, rank: null };
}

function reserveRow({ id, cell, ticket, rank }: Drawn): ReserveRow {
  return { id, cell, ticket: toHex(ticket), rank };
}

const hexOrNull = (bytes: Uint8Array | null): string | null => (bytes === null ? null : toHex(bytes));

const byId = (targets: readonly TargetRow[]): readonly TargetRow[] =>
  [...targets].sort((a, b) => compareText(a.id, b.id));
