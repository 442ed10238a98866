import { shuffled, type Coins } from '../kernel/coins.js';
import { fullMembers, hasRoom, travelAdded, type Board } from './board.js';
import { exchange } from './chain.js';

/** The allowed day with room that adds the least travel; among equals the coins decide. */
export function placeFreely(board: Board, v: number, coins: Coins): boolean {
  let [best, least] = [-1, Infinity];
  for (const day of shuffled(board.visit(v).days, coins)) {
    if (!hasRoom(board, v, day)) continue;
    const added = travelAdded(board, v, day);
    if (added < least) [best, least] = [day, added];
  }
  if (best >= 0) board.place(v, best);
  return best >= 0;
}

/** Places a visit by exchanging others between two days, if any pair of days allows it. */
export function placeByExchange(board: Board, v: number, coins: Coins): boolean {
  const others = shuffled([...board.agenda.days.keys()], coins);
  for (const a of shuffled(board.visit(v).days, coins)) {
    for (const b of others) {
      if (a !== b && exchange(board, v, a, b)) return true;
    }
  }
  return false;
}

/**
 * Guided ejection (Nagata and Bräysy, Oper. Res. Lett. 37, 2009): a visit without room takes the place of
 * those that were hard to place least often, and these look for a new one. Returns the visits still without
 * a date when the budget of steps is used up.
 */
export function placeByEjection(board: Board, waiting: number[], coins: Coins): number[] {
  const hard = new Map<number, number>();
  let steps = 500 + 2 * board.agenda.visits.length;
  for (let v = waiting.pop(); v !== undefined; v = waiting.pop()) {
    if (placeFreely(board, v, coins) || placeByExchange(board, v, coins)) continue;
    if (steps-- === 0) return [...waiting, v];
    hard.set(v, (hard.get(v) ?? 0) + 1);
    const { day, ejected } = cheapest(board, v, hard, coins);
    for (const u of ejected) board.remove(u);
    board.place(v, day);
    waiting.push(...ejected);
  }
  return [];
}

interface Ejection {
  readonly day: number;
  readonly ejected: readonly number[];
}

function cheapest(board: Board, v: number, hard: ReadonlyMap<number, number>, coins: Coins): Ejection {
  let best: Ejection = { day: -1, ejected: [] };
  let least = Infinity;
  for (const day of shuffled(board.visit(v).days, coins)) {
    const ejected = easiest(board, v, day, hard, coins);
    const cost = ejected.reduce((sum, u) => sum + 1 + (hard.get(u) ?? 0), 0);
    if (cost < least) [best, least] = [{ day, ejected }, cost];
  }
  return best;
}

/** For each full member the visit that was hard least often; one that frees several members counts once. */
function easiest(
  board: Board,
  v: number,
  day: number,
  hard: ReadonlyMap<number, number>,
  coins: Coins,
): number[] {
  const full = fullMembers(board, v, day);
  const ejected = new Set<number>();
  for (const inspector of full) {
    const held = shuffled(board.cell(inspector, day), coins);
    if (held.some((u) => ejected.has(u))) continue;
    const frees = (u: number) => full.filter((member) => board.visit(u).team.includes(member)).length;
    const price = (u: number) => (1 + (hard.get(u) ?? 0)) / frees(u);
    const choice = held.reduce((a, b) => (price(b) < price(a) ? b : a));
    ejected.add(choice);
  }
  return [...ejected];
}
