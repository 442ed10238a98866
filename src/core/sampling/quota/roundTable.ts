import type { Coins } from '../../kernel/coins.js';
import { rational, type Rational } from '../../kernel/rational.js';
import { commonUnits } from '../commonUnits.js';
import { elementAt } from '../elementAt.js';
import type { Table, TableArc } from './table.js';

/** One arc of a cycle: walked from its tail to its head, or against it. */
interface Step {
  readonly arc: number;
  readonly along: boolean;
}

/**
 * `round/network/v1`: whole numbers for the cells of a table, whose expectations are exactly the given ones.
 * Each arc (cell, class of either margin at any level, whole draw) becomes the floor or the ceiling of its
 * expectation in every outcome, so that no whole-number limit is ever broken.
 *
 * Cycles of fractional arcs are cancelled one after the other, each by one coin; every step settles at
 * least one arc for good. (Dependent rounding on networks: Gandhi, Khuller, Parthasarathy and Srinivasan
 * 2006; controlled rounding of tables: Cox 1987.)
 */
export function roundTable(
  table: Table,
  expected: readonly Rational[],
  coins: Coins,
): ReadonlyMap<string, number> {
  const { units, whole } = commonUnits(expected);
  const value = table.arcs.map(({ cells }) => cells.reduce((all, i) => all + elementAt(units, i), 0n));
  const touching = arcsByNode(table);
  const isOpen = (arc: number): boolean => elementAt(value, arc) % whole !== 0n;
  for (let first = 0; first < value.length; first++) {
    while (isOpen(first)) {
      cancel(findCycle(table.arcs, touching, first, isOpen), value, whole, coins);
    }
  }
  return new Map(table.cells.map(({ name }, i) => [name, Number(elementAt(value, i) / whole)]));
}

/** Moves all arcs of a cycle together, one way or the other, as far as the first that becomes whole. */
function cancel(cycle: readonly Step[], value: bigint[], whole: bigint, coins: Coins): void {
  const above = ({ arc }: Step): bigint => elementAt(value, arc) % whole;
  const forward = smallest(cycle.map((step) => (step.along ? whole - above(step) : above(step))));
  const backward = smallest(cycle.map((step) => (step.along ? above(step) : whole - above(step))));
  const moved = coins.toss(rational(backward, forward + backward)) ? forward : -backward;
  for (const { arc, along } of cycle) value[arc] = elementAt(value, arc) + (along ? moved : -moved);
}

/**
 * Walks from the tail of `first` along it, and then always on the open arc with the lowest number other
 * than the one it came by, until it meets a node again: the walk from there on is the cycle. At every node
 * flow is conserved, so an open arc is never alone.
 */
function findCycle(
  arcs: readonly TableArc[],
  touching: readonly (readonly number[])[],
  first: number,
  isOpen: (arc: number) => boolean,
): Step[] {
  const walk: Step[] = [];
  const met = new Map<number, number>();
  let [node, arc] = [elementAt(arcs, first).from, first];
  while (!met.has(node)) {
    met.set(node, walk.length);
    const { from, to } = elementAt(arcs, arc);
    const along = from === node;
    walk.push({ arc, along });
    node = along ? to : from;
    const cameBy = arc;
    const next = elementAt(touching, node).find((other) => other !== cameBy && isOpen(other));
    if (next === undefined) throw new Error('an open arc is alone at its node');
    arc = next;
  }
  return walk.slice(met.get(node));
}

function arcsByNode({ nodes, arcs }: Table): readonly (readonly number[])[] {
  const touching: number[][] = Array.from({ length: nodes }, () => []);
  for (const [i, { from, to }] of arcs.entries()) {
    touching[from]?.push(i);
    touching[to]?.push(i);
  }
  return touching;
}

function smallest(amounts: readonly bigint[]): bigint {
  return amounts.reduce((least, amount) => (amount < least ? amount : least));
}
