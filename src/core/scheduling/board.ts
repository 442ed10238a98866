import type { Agenda, AgendaVisit } from './agenda.js';

/** Who visits what on which day. It may hold more than the daily cap while visits are being moved. */
export interface Board {
  readonly agenda: Agenda;
  /** The day of a visit, or -1 while it has none. */
  dayOf(visit: number): number;
  /** The visits of an inspector on a day. */
  cell(inspector: number, day: number): readonly number[];
  place(visit: number, day: number): void;
  remove(visit: number): void;
  visit(visit: number): AgendaVisit;
}

export function emptyBoard(agenda: Agenda): Board {
  const width = agenda.days.length;
  const cells = Array.from({ length: agenda.inspectors.length * width }, (): number[] => []);
  const dayOf = new Int32Array(agenda.visits.length).fill(-1);
  const cell = (inspector: number, day: number) => cells[inspector * width + day] as number[];
  const visit = (v: number) => agenda.visits[v] as AgendaVisit;
  return {
    agenda,
    cell,
    visit,
    dayOf: (v) => dayOf[v] as number,
    place: (v, day) => {
      dayOf[v] = day;
      for (const inspector of visit(v).team) cell(inspector, day).push(v);
    },
    remove: (v) => {
      const day = dayOf[v] as number;
      dayOf[v] = -1;
      for (const inspector of visit(v).team) {
        const held = cell(inspector, day);
        held.splice(held.indexOf(v), 1);
      }
    },
  };
}

/** Members who have no room for one more visit on a day. */
export function fullMembers(board: Board, v: number, day: number): number[] {
  const { dailyCap } = board.agenda;
  return board.visit(v).team.filter((inspector) => board.cell(inspector, day).length >= dailyCap);
}

export function hasRoom(board: Board, v: number, day: number): boolean {
  const { dailyCap } = board.agenda;
  for (const inspector of board.visit(v).team) {
    if (board.cell(inspector, day).length >= dailyCap) return false;
  }
  return true;
}

/**
 * What a visit adds to the travel of its team on a day. An inspector's day with k streets weighs 2k − 1, so
 * that joining a street already visited is free, a new day costs 1, and a change of street within a day 2.
 */
export function travelAdded(board: Board, v: number, day: number): number {
  const { street, team } = board.visit(v);
  let added = 0;
  for (const inspector of team) {
    let least = 1;
    for (const u of board.cell(inspector, day)) {
      if (u === v) continue;
      least = board.visit(u).street === street ? 0 : 2;
      if (least === 0) break;
    }
    added += least;
  }
  return added;
}
