import { fullMembers, type Board } from './board.js';

/**
 * Makes room for a visit by exchanging visits between two days only: the visit goes to day `a`, what is too
 * much there goes to `b`, what is then too much on `b` comes to `a`, and so on, each visit moving at most
 * once (the alternating chains of König's edge colouring theorem, 1916). True when nobody is left with too
 * much; otherwise the board is as before.
 */
export function exchange(board: Board, v: number, a: number, b: number): boolean {
  const before: [visit: number, day: number][] = [];
  const moved = new Set([v]);
  const crowded = fullMembers(board, v, a).map((inspector): [number, number] => [inspector, a]);
  board.place(v, a);
  for (let next = crowded.pop(); next !== undefined; next = crowded.pop()) {
    const [inspector, day] = next;
    if (board.cell(inspector, day).length <= board.agenda.dailyCap) continue;
    const other = day === a ? b : a;
    const mover = lightest(board, inspector, day, other, moved);
    if (mover === undefined) return undo(board, v, before);
    before.push([mover, day]);
    moved.add(mover);
    for (const full of fullMembers(board, mover, other)) crowded.push([full, other]);
    board.remove(mover);
    board.place(mover, other);
  }
  return true;
}

/** The visit whose move crowds the fewest colleagues. */
function lightest(
  board: Board,
  inspector: number,
  day: number,
  other: number,
  moved: ReadonlySet<number>,
): number | undefined {
  let [best, least] = [undefined as number | undefined, Infinity];
  for (const u of board.cell(inspector, day)) {
    if (moved.has(u) || !board.visit(u).days.includes(other)) continue;
    const crowds = fullMembers(board, u, other).length;
    if (crowds < least) [best, least] = [u, crowds];
  }
  return best;
}

function undo(board: Board, v: number, before: readonly [visit: number, day: number][]): false {
  for (const [u, day] of before) {
    board.remove(u);
    board.place(u, day);
  }
  board.remove(v);
  return false;
}
