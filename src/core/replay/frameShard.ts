import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { drawShard, mergeShards, type Shard } from '../sampling/selectByTickets.js';
import type { DrawBasis } from './drawBasis.js';
import type { FrameRow } from './frameRow.js';
import { cellOf, isRandomRow } from './population.js';
import { selectBySize } from './selectBySize.js';
import { equallyPicked } from './equallyPicked.js';
import type { Picked, Placed, SizedCell } from './selection.js';
import { ticketLabel } from './ticketLabel.js';

/** What one part of a frame contributes to the draw. */
export interface FrameShard {
  /**
   * The smallest tickets of each cell, as many as could be needed. A draw by size depends on every unit of a
   * cell: there they are all kept, in `units`.
   */
  readonly candidates: Shard;
  readonly units: readonly Placed[];
  /** The certainties (必查), and the cells that they stand in. */
  readonly certain: readonly CertainUnit[];
}

export interface CertainUnit {
  readonly id: string;
  readonly cell: string;
  readonly ground: string;
}

/**
 * Draws one part of a frame, in one pass. What it holds grows with the number of drawn, reserve and certainty
 * rows; under a draw by size, with the part. `cells` are those of the whole frame.
 */
export function drawFrameShard(
  { plan, month, rows }: Pick<DrawBasis, 'plan' | 'month' | 'rows'>,
  cells: readonly SizedCell[],
  seeded: Seeded,
): Result<FrameShard, Problem> {
  const place = cellOf(plan.draw);
  const certain: CertainUnit[] = [];
  const random = randomUnits(rows, place, certain);
  if (plan.draw.kind === 'size') return ok({ candidates: new Map(), units: [...random], certain });
  const { sizes, reserves } = countsOf(cells);
  const tickets = seeded.tickets(ticketLabel(plan.kind, plan.campaign, month));
  const candidates = drawShard(random, sizes, reserves, tickets);
  return candidates.ok ? ok({ candidates: candidates.value, units: [], certain }) : candidates;
}

/** The units of the random draw; certainties are put aside on the way. */
function* randomUnits(
  rows: Iterable<FrameRow>,
  place: (row: FrameRow) => string,
  certain: CertainUnit[],
): Iterable<Placed> {
  for (const row of rows) {
    if (isRandomRow(row)) yield { id: row.id, cell: place(row), size: row.size };
    else if (row.excluded === null)
      certain.push({ id: row.id, cell: place(row), ground: row.certainty?.ground ?? '' });
  }
}

/** The random targets and reserves of a frame from its parts; neither the cuts nor their order matter. */
export function mergeFrameShards(
  { plan, month }: Pick<DrawBasis, 'plan' | 'month'>,
  cells: readonly SizedCell[],
  shards: readonly FrameShard[],
  seeded: Seeded,
): Result<Picked, Problem> {
  if (plan.draw.kind === 'size') {
    const tickets = seeded.tickets(ticketLabel(plan.kind, plan.campaign, month));
    return selectBySize(
      shards.flatMap(({ units }) => units),
      cells,
      tickets,
      seeded,
    );
  }
  const { sizes, reserves } = countsOf(cells);
  const merged = mergeShards(
    shards.map(({ candidates }) => candidates),
    sizes,
    reserves,
  );
  return merged.ok ? ok(equallyPicked(merged.value, cells)) : merged;
}

function countsOf(cells: readonly SizedCell[]) {
  return {
    sizes: new Map(cells.map(({ name, size }) => [name, size])),
    reserves: new Map(cells.map(({ name, reserves }) => [name, reserves])),
  };
}
