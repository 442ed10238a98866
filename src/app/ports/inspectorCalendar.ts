/** One visit in an inspector's calendar. */
export interface CalendarVisit {
  /** Stays the same when the visit moves, so that a calendar replaces the old entry. */
  readonly uid: string;
  /** "YYYY-MM-DD". */
  readonly date: string;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string | null;
  /** How often the visit was moved. */
  readonly sequence: number;
}

export interface InspectorCalendar {
  /** Shown as the calendar's name, such as the inspector's. */
  readonly name: string;
  readonly visits: readonly CalendarVisit[];
  /** When the calendar took this form: "YYYYMMDDTHHMMSSZ", in UTC. */
  readonly stamp: string;
}

/** Writes a calendar as iCalendar text; the same calendar gives the same text. */
export type WriteCalendar = (calendar: InspectorCalendar) => string;
