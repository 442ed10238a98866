import type { Cell } from './cellSizes.js';

/** A cell with how many are drawn and how many are kept in reserve. */
export interface SizedCell extends Cell {
  readonly reserves: number;
}

/** A unit of the random draw in its cell. */
export interface Placed {
  readonly id: string;
  readonly cell: string;
  readonly size: number | null;
}

/** What a way of selecting decides. */
export interface Picked {
  readonly selected: readonly PickedUnit[];
  readonly reserves: readonly Omit<PickedUnit, 'pi'>[];
  /** π of all units of a cell, or null where they differ; and the largest drawn ticket where it decides. */
  readonly cells: ReadonlyMap<string, { readonly pi: string | null; readonly cutoff: Uint8Array | null }>;
}

export interface PickedUnit {
  readonly id: string;
  readonly cell: string;
  readonly ticket: Uint8Array;
  readonly rank: number;
  readonly pi: string;
}
