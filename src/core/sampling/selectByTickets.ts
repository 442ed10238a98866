import { compareTickets, type Ticketed } from '../kernel/seeded.js';
import { err, ok, type Result } from '../kernel/result.js';
import { compareText } from '../kernel/text.js';
import type { SamplingProblem } from './reasons.js';
import { smallestTickets, type SmallestTickets } from './smallestTickets.js';

export interface Drawn {
  readonly id: string;
  readonly cell: string;
  readonly ticket: Uint8Array;
  /** 1, 2, … within the cell: in ticket order among the drawn, or order of use among the reserves. */
  readonly rank: number;
}

/** Cells in UTF-8 order, then rank. */
export interface Selection {
  readonly selected: readonly Drawn[];
  readonly reserves: readonly Drawn[];
  /** The largest drawn ticket of each cell; null where none is drawn. Drawn = ticket at or below it. */
  readonly cutoffs: ReadonlyMap<string, Uint8Array | null>;
}

type Counts = ReadonlyMap<string, number>;
interface Placed {
  readonly id: string;
  readonly cell: string;
}

/** The smallest tickets of each cell of one part of a frame, ascending: as many as could be needed. */
export type Shard = ReadonlyMap<string, readonly Ticketed[]>;

/**
 * `select/tickets/v1`: the n smallest tickets of each cell are drawn, the next r are its reserves. One pass
 * in any order over the units that take part in the random draw; memory grows with n + r only.
 *
 * With n fixed, every unit of a cell is drawn with probability n/N; with unbiased sizes, E[n]/N.
 */
export function selectByTickets(
  units: Iterable<Placed>,
  sizes: Counts,
  reserves: Counts,
  tickets: (id: string) => Uint8Array,
): Result<Selection, SamplingProblem> {
  const shard = drawShard(units, sizes, reserves, tickets);
  return shard.ok ? mergeShards([shard.value], sizes, reserves) : shard;
}

/** The candidates of one part of the frame. Sizes and reserves are those of the whole frame. */
export function drawShard(
  units: Iterable<Placed>,
  sizes: Counts,
  reserves: Counts,
  tickets: (id: string) => Uint8Array,
): Result<Shard, SamplingProblem> {
  const heaps = new Map<string, SmallestTickets>(
    [...sizes].map(([cell, size]) => [cell, smallestTickets(size + (reserves.get(cell) ?? 0))]),
  );
  for (const { id, cell } of units) {
    const heap = heaps.get(cell);
    if (heap === undefined) return err({ code: 'sampling.unknown-cell', params: { id, cell } });
    heap.offer(id, tickets(id));
  }
  return ok(new Map([...heaps].map(([cell, heap]) => [cell, heap.sorted()])));
}

/** Joins the candidates of all parts of a frame; the parts and their order do not matter. */
export function mergeShards(
  shards: readonly Shard[],
  sizes: Counts,
  reserves: Counts,
): Result<Selection, SamplingProblem> {
  const selected: Drawn[] = [];
  const spare: Drawn[] = [];
  const cutoffs = new Map<string, Uint8Array | null>();
  for (const cell of [...sizes.keys()].sort(compareText)) {
    const asked = sizes.get(cell) ?? 0;
    const all = shards.flatMap((shard) => shard.get(cell) ?? []).sort(compareTickets);
    if (all.length < asked)
      return err({ code: 'sampling.cell-too-small', params: { cell, asked, available: all.length } });
    const drawn = all.slice(0, asked);
    addRanked(selected, drawn, cell);
    addRanked(spare, all.slice(asked, asked + (reserves.get(cell) ?? 0)), cell);
    cutoffs.set(cell, drawn.at(-1)?.ticket ?? null);
  }
  return ok({ selected, reserves: spare, cutoffs });
}

function addRanked(to: Drawn[], units: readonly Ticketed[], cell: string): void {
  for (const [i, { id, ticket }] of units.entries()) to.push({ id, cell, ticket, rank: i + 1 });
}
