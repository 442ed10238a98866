import { integerFact, type FactDefinition } from './definition.js';
import type { Event, Known } from './known.js';

const HEATS = [
  { name: 'sanitationHeatMilli', zh: '周边环境卫生投诉热度', en: 'heat of sanitation complaints nearby' },
  { name: 'garbageHeatMilli', zh: '周边垃圾投诉热度', en: 'heat of garbage complaints nearby' },
] as const;

/** The latest inspection or observation that carries the number. */
function latestWith(known: Known, name: string): readonly Event[] {
  let latest: Event | undefined;
  for (const kind of ['inspection', 'observation'] as const) {
    for (const event of known.events(kind)) {
      if (event.record.numbers[name] !== undefined && event.age <= (latest?.age ?? Infinity)) latest = event;
    }
  }
  return latest === undefined ? [] : [latest];
}

/** Measured around the enterprise on the day of a record and known from then on. */
export const surroundingFacts: readonly FactDefinition[] = HEATS.map(({ name, zh, en }) =>
  integerFact({
    name,
    unit: 'thousandths',
    zh: `${zh}（最近一次测量）`,
    en: `${en} as last measured`,
    value: (known) => latestWith(known, name)[0]?.record.numbers[name],
    evidence: (known) => latestWith(known, name),
  }),
);
