import type { Areas } from './areas.js';
import { dayNumber } from '../../kernel/dayNumber.js';
import type { Day } from '../../kernel/date.js';

/** What the inspections of an area found on one day. */
export interface AreaDay {
  readonly area: string;
  readonly day: Day;
  readonly inspections: number;
  readonly critical: number;
  readonly serious: number;
}

interface Counted extends Omit<AreaDay, 'area' | 'day'> {
  readonly number: number;
}

/** As `areasOf`, from counts made elsewhere. It knows no single records: for scores, not for evidence. */
export function areasOfCounts(days: readonly AreaDay[]): Areas {
  const byArea = new Map<string, Counted[]>();
  for (const { area, day, ...counts } of days) {
    const counted = { number: dayNumber(day), ...counts };
    const own = byArea.get(area);
    if (own === undefined) byArea.set(area, [counted]);
    else own.push(counted);
  }
  return {
    counts: (area, after, upTo) => {
      const total = { inspections: 0, critical: 0, serious: 0 };
      for (const { number, inspections, critical, serious } of byArea.get(area) ?? []) {
        if (number <= after || number > upTo) continue;
        total.inspections += inspections;
        total.critical += critical;
        total.serious += serious;
      }
      return total;
    },
    records: () => [],
  };
}
