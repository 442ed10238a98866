import type { Problem } from '../kernel/problem.js';
import { formatRational, ZERO } from '../kernel/rational.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { compareText } from '../kernel/text.js';
import { drawBySize, expectedSizeProbabilities } from '../sampling/sizeProportional.js';
import type { Picked, Placed, SizedCell } from './selection.js';

/** Probability proportional to size in each cell, with the coins of purpose "units/" and the cell. */
export function selectBySize(
  units: readonly Placed[],
  cells: readonly SizedCell[],
  ticketOf: (id: string) => Uint8Array,
  seeded: Seeded,
): Result<Picked, Problem> {
  const selected: Picked['selected'][number][] = [];
  const reserves: Picked['reserves'][number][] = [];
  for (const { name, size: n, expected, reserves: spare } of [...cells].sort(byName)) {
    const own = units.filter(({ cell }) => cell === name).map(({ id, size }) => ({ id, size: size ?? 0 }));
    const drawn = drawBySize(name, own, { n, reserves: spare }, ticketOf, seeded.coins(`units/${name}`));
    if (!drawn.ok) return drawn;
    const pi = expectedSizeProbabilities(own, expected);
    for (const [i, { id, ticket }] of drawn.value.selected.entries())
      selected.push({ id, cell: name, ticket, rank: i + 1, pi: formatRational(pi.get(id) ?? ZERO) });
    for (const [i, { id, ticket }] of drawn.value.reserves.entries())
      reserves.push({ id, cell: name, ticket, rank: i + 1 });
  }
  return ok({ selected, reserves, cells: new Map() });
}

const byName = (a: SizedCell, b: SizedCell): number => compareText(a.name, b.name);
