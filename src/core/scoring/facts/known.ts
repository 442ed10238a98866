import type { Day } from '../../kernel/date.js';
import { compareText } from '../../kernel/text.js';
import type {
  Device,
  Enterprise,
  HazardSource,
  HistoryRecord,
  Licence,
  Mark,
  RecordKind,
} from '../register.js';
import type { Areas } from './areas.js';
import { dayNumber, endsMonth, monthNumber } from '../../kernel/dayNumber.js';

/** A record or a part of the register that a fact rests on. */
export interface Evidence {
  readonly source: 'history' | 'register';
  /** Id of the history record, or the part of the register row, such as "licence 20481". */
  readonly id: string;
}

export interface Event extends Evidence {
  readonly record: HistoryRecord;
  /** Whole days from the record to the day of the facts, 0 or more. */
  readonly age: number;
}

export interface Standing<T> extends Evidence {
  readonly item: T;
}

/** Everything known of one enterprise on a day. Nothing dated later ever enters it, so no fact can leak. */
export interface Known {
  readonly enterprise: Enterprise;
  readonly asOf: Day;
  /** Day number of `asOf`. */
  readonly today: number;
  /** Month number of the day after: the month being planned. */
  readonly comingMonth: number;
  /** Records of a kind, oldest first. */
  readonly events: (kind: RecordKind) => readonly Event[];
  readonly licences: readonly Standing<Licence>[];
  readonly devices: readonly Standing<Device>[];
  readonly hazardSources: readonly Standing<HazardSource>[];
  /** Marks that hold on the day. */
  readonly marks: readonly Standing<Mark>[];
  /** Inspections of everybody's areas, when given; holds later days too, so that facts must name the day. */
  readonly areas: Areas | undefined;
}

const NONE: readonly Event[] = [];

export function knownOn(
  enterprise: Enterprise,
  history: readonly HistoryRecord[],
  asOf: Day,
  areas?: Areas,
): Known {
  const today = dayNumber(asOf);
  const byKind = groupEvents(history, asOf, today);
  return {
    enterprise,
    asOf,
    areas,
    today,
    comingMonth: monthNumber(asOf) + (endsMonth(asOf) ? 1 : 0),
    events: (kind) => byKind.get(kind) ?? NONE,
    licences: standing(enterprise.licences, ({ number }) => `licence ${number}`).filter(
      ({ item }) => item.from === null || item.from <= asOf,
    ),
    devices: standing(enterprise.devices, ({ kind }) => `device ${kind}`).filter(
      ({ item }) => item.since <= asOf,
    ),
    hazardSources: standing(
      enterprise.hazardSources,
      ({ grade }) => `hazard source of grade ${grade}`,
    ).filter(({ item }) => item.since <= asOf),
    marks: standing(enterprise.marks, ({ kind, from }) => `mark ${kind} since ${from}`).filter(
      ({ item }) => item.from <= asOf && (item.to === null || item.to >= asOf),
    ),
  };
}

function standing<T>(items: readonly T[], name: (item: T) => string): Standing<T>[] {
  return items.map((item) => ({ source: 'register', id: name(item), item }));
}

function groupEvents(history: readonly HistoryRecord[], asOf: Day, today: number): Map<RecordKind, Event[]> {
  const known = history.filter(({ date }) => date <= asOf).sort(compareRecords);
  const byKind = new Map<RecordKind, Event[]>();
  for (const record of known) {
    const event: Event = { source: 'history', id: record.id, record, age: today - dayNumber(record.date) };
    const group = byKind.get(record.kind);
    if (group === undefined) byKind.set(record.kind, [event]);
    else group.push(event);
  }
  return byKind;
}

/** By day, then by id: the order in which records arrive cannot matter. */
function compareRecords(a: HistoryRecord, b: HistoryRecord): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : compareText(a.id, b.id);
}
