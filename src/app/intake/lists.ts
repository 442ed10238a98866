import type { Device, HazardSource, Licence, Mark } from '../../core/scoring/register.js';
import type { TableRow } from '../ports/tables.js';
import {
  columnReader,
  dayReader,
  integerReader,
  oneOf,
  report,
  textReader,
  within,
  type Reader,
  type Source,
} from './cells.js';
import type { DayField, EnterpriseMapping } from './mapping.js';

type Entries<Key extends 'licences' | 'devices' | 'hazardSources' | 'marks'> = EnterpriseMapping[Key];
/** The entries of one list that a row holds. */
export type ListReader<T> = (row: TableRow) => readonly T[];

export function licences(source: Source, entries: Entries<'licences'> = []): ListReader<Licence> {
  return listReader(source, entries, (entry) => {
    const [kind, number] = [textReader(source, entry.kind, true), textReader(source, entry.number, true)];
    const period = periodReader(source, entry.from, entry.to);
    return (row) => whole({ kind: kind(row), number: number(row), ...period(row) }, ['kind', 'number']);
  });
}

export function devices(source: Source, entries: Entries<'devices'> = []): ListReader<Device> {
  return listReader(source, entries, (entry) => {
    const [kind, since] = [textReader(source, entry.kind, true), dayReader(source, entry.since, true)];
    const count = within(
      source,
      entry.count.column ?? 'count',
      integerReader(source, entry.count, true),
      [0, 1_000_000],
    );
    return (row) =>
      whole({ kind: kind(row), count: count(row), since: since(row) }, ['kind', 'count', 'since']);
  });
}

export function hazardSources(
  source: Source,
  entries: Entries<'hazardSources'> = [],
): ListReader<HazardSource> {
  return listReader(source, entries, (entry) => {
    const grade = oneOf(source, entry.grade.column ?? 'grade', integerReader(source, entry.grade, true), [
      1, 2, 3, 4,
    ] as const);
    const sites = within(
      source,
      entry.sites.column ?? 'sites',
      integerReader(source, entry.sites, true),
      [1, 1_000_000],
    );
    const since = dayReader(source, entry.since, true);
    return (row) =>
      whole({ grade: grade(row), sites: sites(row), since: since(row) }, ['grade', 'sites', 'since']);
  });
}

export function marks(source: Source, entries: Entries<'marks'> = []): ListReader<Mark> {
  return listReader(source, entries, (entry) => {
    const kind = textReader(source, entry.kind, true);
    const period = periodReader(source, { ...entry.from, required: true }, entry.to);
    return (row) => whole({ kind: kind(row), ...period(row) }, ['kind', 'from']);
  });
}

function listReader<Entry extends { when?: string }, T>(
  source: Source,
  entries: readonly Entry[],
  build: (entry: Entry) => Reader<T>,
): ListReader<T> {
  const readers = entries.map((entry) => {
    const present = entry.when === undefined ? () => 'always' : columnReader(source, entry.when);
    return { present, read: build(entry) };
  });
  return (row) =>
    readers.flatMap(({ present, read }) => {
      const one = present(row) === '' ? null : read(row);
      return one === null ? [] : [one];
    });
}

/** An entry with everything that it needs, or null; what is missing has been reported by its reader. */
function whole<T extends object, Key extends keyof T>(
  entry: T,
  needed: readonly Key[],
): (Omit<T, Key> & { [K in Key]: NonNullable<T[K]> }) | null {
  const complete = (one: T): one is T & { [K in Key]: NonNullable<T[K]> } =>
    needed.every((key) => one[key] !== null);
  return complete(entry) ? entry : null;
}

function periodReader(source: Source, from?: DayField, to?: DayField) {
  const start = from === undefined ? () => null : dayReader(source, from);
  const end = to === undefined ? () => null : dayReader(source, to);
  return (row: TableRow): { from: string | null; to: string | null } => {
    const period = { from: start(row), to: end(row) };
    if (period.from !== null && period.to !== null && period.from > period.to) {
      const params = { from: period.from, to: period.to };
      report(source, row.row, to?.column ?? '', { code: 'intake.reversed-period', params });
    }
    return period;
  };
}
