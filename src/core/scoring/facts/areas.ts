import { compareText } from '../../kernel/text.js';
import type { Enterprise, HistoryRecord, Register } from '../register.js';
import { dayNumber } from '../../kernel/dayNumber.js';

/** What inspections of an area found in a span of days. */
export interface AreaCounts {
  readonly inspections: number;
  /** Inspections with at least one critical, or serious, violation. */
  readonly critical: number;
  readonly serious: number;
}

/**
 * All inspections by area, prepared once for looking back from any day. It holds the whole history; who asks
 * names the last day that counts.
 */
export interface Areas {
  /** Inspections of the area after day number `after`, up to and including `upTo`. */
  readonly counts: (area: string, after: number, upTo: number) => AreaCounts;
  readonly records: (area: string, after: number, upTo: number) => readonly HistoryRecord[];
}

/** The area of an enterprise is its street, or its district where the register has no street. */
export const areaOf = ({ street, district }: Enterprise): string | null => street ?? district;

export function areasOf({ enterprises, history }: Register): Areas {
  const areaById = new Map(enterprises.map((enterprise) => [enterprise.id, areaOf(enterprise)]));
  const grouped = new Map<string, HistoryRecord[]>();
  for (const record of history) {
    const area = record.kind === 'inspection' ? areaById.get(record.enterprise) : null;
    if (area === undefined || area === null) continue;
    const group = grouped.get(area);
    if (group === undefined) grouped.set(area, [record]);
    else group.push(record);
  }
  const timelines = new Map([...grouped].map(([area, records]) => [area, timelineOf(records)]));
  const span = (area: string, after: number, upTo: number): [Timeline, number, number] => {
    const timeline = timelines.get(area) ?? EMPTY;
    return [timeline, firstAfter(timeline.days, after), firstAfter(timeline.days, upTo)];
  };
  return {
    counts: (area, after, upTo) => {
      const [{ critical, serious }, from, to] = span(area, after, upTo);
      const between = (sums: Int32Array): number => (sums[to] ?? 0) - (sums[from] ?? 0);
      return { inspections: to - from, critical: between(critical), serious: between(serious) };
    },
    records: (area, after, upTo) => {
      const [{ records }, from, to] = span(area, after, upTo);
      return records.slice(from, to);
    },
  };
}

/** Records by day; entry i of a running sum counts what lies before record i. */
interface Timeline {
  readonly records: readonly HistoryRecord[];
  readonly days: Int32Array;
  readonly critical: Int32Array;
  readonly serious: Int32Array;
}

const EMPTY: Timeline = timelineOf([]);

function timelineOf(unsorted: readonly HistoryRecord[]): Timeline {
  const records = unsorted.toSorted((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id));
  return {
    records,
    days: Int32Array.from(records, ({ date }) => dayNumber(date)),
    critical: runningSum(records, 'critical'),
    serious: runningSum(records, 'serious'),
  };
}

function runningSum(records: readonly HistoryRecord[], grade: 'critical' | 'serious'): Int32Array {
  const sums = new Int32Array(records.length + 1);
  records.forEach(({ numbers }, i) => {
    sums[i + 1] = (sums[i] ?? 0) + ((numbers[grade] ?? 0) > 0 ? 1 : 0);
  });
  return sums;
}

/** Index of the first day that is later. */
function firstAfter(days: Int32Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
