import { elementAt } from '../elementAt.js';
import { boundsOf, type Limit } from './bounds.js';
import { circulate } from './circulation.js';
import type { Table } from './table.js';

/** Limits that cannot hold together, and changes of single limits, or of several together, that suffice. */
export interface Conflict {
  readonly limits: readonly Limit[];
  /** Each entry alone makes the whole design feasible; the limits in it change together. */
  readonly relaxations: readonly (readonly Limit[])[];
}

/** At most this many sets are tried in search of a smaller one than the first found. */
const SEARCH_BUDGET = 3000;

/** Null when all limits can hold together. */
export function findConflict(
  table: Table,
  capacity: readonly number[],
  limits: readonly Limit[],
): Conflict | null {
  const works = (tried: readonly Limit[]): boolean => isFeasible(table, capacity, tried);
  if (works(limits)) return null;
  const smallest = smallestConflict(limits, works);
  const single = smallest.flatMap((limit) => {
    const relaxed = relax(limit, limits, capacity, works);
    return relaxed === null ? [] : [[relaxed]];
  });
  return {
    limits: smallest,
    relaxations: single.length > 0 ? single : [relaxTogether(limits, capacity, works)],
  };
}

type Works = (limits: readonly Limit[]) => boolean;

function isFeasible(table: Table, capacity: readonly number[], limits: readonly Limit[]): boolean {
  const bounds = boundsOf(capacity, limits);
  return bounds !== null && circulate(table.nodes, table.arcs, bounds).feasible;
}

/** Drops every limit without which the rest still conflicts: what is left is irreducible. */
function irreducible(limits: readonly Limit[], works: Works): readonly Limit[] {
  let kept = limits;
  for (const limit of limits) {
    const without = kept.filter((other) => other !== limit);
    if (!works(without)) kept = without;
  }
  return kept;
}

/** An irreducible conflict, or a smaller one where the search meets it within its budget. */
function smallestConflict(limits: readonly Limit[], works: Works): readonly Limit[] {
  const first = irreducible(limits, works);
  let budget = SEARCH_BUDGET;
  for (let size = 1; size < first.length; size++) {
    for (const subset of subsets(limits, size)) {
      if (budget-- === 0) return first;
      if (!works(subset)) return subset;
    }
  }
  return first;
}

function* subsets(limits: readonly Limit[], size: number, start = 0): Generator<readonly Limit[]> {
  if (size === 0) yield [];
  else
    for (let i = start; i + size <= limits.length; i++)
      for (const rest of subsets(limits, size - 1, i + 1)) yield [elementAt(limits, i), ...rest];
}

/** The smallest change of one limit that makes all of them feasible, or null where none does. */
function relax(
  limit: Limit,
  limits: readonly Limit[],
  capacity: readonly number[],
  works: Works,
): Limit | null {
  const others = limits.filter((other) => other !== limit);
  const moved = (steps: number): Limit => ({
    ...limit,
    value: limit.side === 'min' ? limit.value - steps : limit.value + steps,
  });
  const furthest = limit.side === 'min' ? limit.value : elementAt(capacity, limit.arc) - limit.value;
  if (furthest <= 0 || !works([...others, moved(furthest)])) return null;
  let [fails, holds] = [0, furthest];
  while (holds - fails > 1) {
    const middle = Math.floor((fails + holds) / 2);
    if (works([...others, moved(middle)])) holds = middle;
    else fails = middle;
  }
  return moved(holds);
}

/** Lets go of one limit of each conflict in turn, then tightens each again as far as the others allow. */
function relaxTogether(
  limits: readonly Limit[],
  capacity: readonly number[],
  works: Works,
): readonly Limit[] {
  let kept = limits;
  const dropped: Limit[] = [];
  while (!works(kept)) {
    const next = elementAt(irreducible(kept, works), 0);
    dropped.push(next);
    kept = kept.filter((other) => other !== next);
  }
  const changed = dropped.flatMap((limit) => {
    const tight = works([...kept, limit]) ? limit : relax(limit, [...kept, limit], capacity, works);
    if (tight !== null) kept = [...kept, tight];
    return tight === null || tight === limit ? [] : [tight];
  });
  return changed.sort((a, b) => a.arc - b.arc);
}
