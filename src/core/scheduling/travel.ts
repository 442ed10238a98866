import { fullMembers, hasRoom, travelAdded, type Board } from './board.js';

const MOST_ROUNDS = 20;

/**
 * Saves travel by moving one visit, or exchanging two, as long as that helps: the sum over all inspectors'
 * days falls with every change, so this ends; the rounds are bounded for the sake of time.
 */
export function saveTravel(board: Board): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let changed = false;
    for (const v of board.agenda.visits.keys()) changed = improve(board, v) || changed;
    if (!changed) return;
  }
}

function improve(board: Board, v: number): boolean {
  const home = board.dayOf(v);
  const now = travelAdded(board, v, home);
  if (now === 0) return false;
  board.remove(v);
  let [best, least] = [home, now];
  for (const day of board.visit(v).days) {
    if (day === home || !hasRoom(board, v, day)) continue;
    const added = travelAdded(board, v, day);
    if (added < least) [best, least] = [day, added];
  }
  board.place(v, best);
  return best !== home || swap(board, v, home);
}

/** Exchanges the days of `v` and one visit that stands in its way, if the two together then travel less. */
function swap(board: Board, v: number, home: number): boolean {
  for (const day of board.visit(v).days) {
    const [blocker] = day === home ? [] : fullMembers(board, v, day);
    if (blocker === undefined) continue;
    for (const u of [...board.cell(blocker, day)]) {
      if (board.visit(u).days.includes(home) && tryPair(board, [v, home], [u, day])) return true;
    }
  }
  return false;
}

function tryPair(board: Board, [v, home]: [number, number], [u, day]: [number, number]): boolean {
  const before = take(board, v) + take(board, u);
  if (before > 0 && hasRoom(board, v, day)) {
    const first = put(board, v, day);
    if (hasRoom(board, u, home) && first + travelAdded(board, u, home) < before) {
      board.place(u, home);
      return true;
    }
    board.remove(v);
  }
  board.place(u, day);
  board.place(v, home);
  return false;
}

/** Takes a visit off the board and tells what travel that saves. */
function take(board: Board, v: number): number {
  const saved = travelAdded(board, v, board.dayOf(v));
  board.remove(v);
  return saved;
}

function put(board: Board, v: number, day: number): number {
  const added = travelAdded(board, v, day);
  board.place(v, day);
  return added;
}
