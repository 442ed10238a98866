import type { Problem } from '../kernel/problem.js';
import { formatRational, ZERO } from '../kernel/rational.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { compareText } from '../kernel/text.js';
import { drawBySize, expectedSizeProbability, type Sized } from '../sampling/sizeProportional.js';
import type { Picked, Placed, SizedCell } from './selection.js';

/** Probability proportional to size in each cell, with the coins of purpose "units/" and the cell. */
export function selectBySize(
  units: Iterable<Placed>,
  cells: readonly SizedCell[],
  ticketOf: (id: string) => Uint8Array,
  seeded: Seeded,
): Result<Picked, Problem> {
  const members = unitsByCell(units);
  const selected: Picked['selected'][number][] = [];
  const reserves: Picked['reserves'][number][] = [];
  for (const { name, size: n, expected, reserves: spare } of [...cells].sort(byName)) {
    const own = members.get(name) ?? [];
    const drawn = drawBySize(name, own, { n, reserves: spare }, ticketOf, seeded.coins(`units/${name}`));
    if (!drawn.ok) return drawn;
    const pi = expectedSizeProbability(own, expected);
    const taken = new Set(drawn.value.selected.map(({ id }) => id));
    const odds = new Map(own.filter(({ id }) => taken.has(id)).map((unit) => [unit.id, pi(unit)]));
    for (const [i, { id, ticket }] of drawn.value.selected.entries()) {
      const share = formatRational(odds.get(id) ?? ZERO);
      selected.push({ id, cell: name, ticket, rank: i + 1, pi: share });
    }
    for (const [i, { id, ticket }] of drawn.value.reserves.entries())
      reserves.push({ id, cell: name, ticket, rank: i + 1 });
  }
  return ok({ selected, reserves, cells: new Map() });
}

/** The units of each cell, in their order. */
function unitsByCell(units: Iterable<Placed>): ReadonlyMap<string, readonly Sized[]> {
  const members = new Map<string, Sized[]>();
  for (const { id, cell, size } of units) {
    const unit = { id, size: size ?? 0 };
    const own = members.get(cell);
    if (own === undefined) members.set(cell, [unit]);
    else own.push(unit);
  }
  return members;
}

const byName = (a: SizedCell, b: SizedCell): number => compareText(a.name, b.name);
