import { integerFact, type FactDefinition } from './definition.js';
import { areaOf, type AreaCounts } from './areas.js';
import type { Evidence, Known } from './known.js';

const WINDOWS = [30, 90] as const;

/** What inspections of the other enterprises of the area found in the last days; undefined without an area. */
function around(known: Known, days: number): AreaCounts | undefined {
  const area = areaOf(known.enterprise);
  if (area === null || known.areas === undefined) return undefined;
  const all = known.areas.counts(area, known.today - days, known.today);
  const own = known.events('inspection').filter(({ age }) => age < days);
  const grave = (grade: string): number =>
    own.filter(({ record }) => (record.numbers[grade] ?? 0) > 0).length;
  return {
    inspections: all.inspections - own.length,
    critical: all.critical - grave('critical'),
    serious: all.serious - grave('serious'),
  };
}

function recordsAround({ enterprise, areas, today }: Known, days: number): readonly Evidence[] {
  const area = areaOf(enterprise);
  if (area === null || areas === undefined) return [];
  return areas
    .records(area, today - days, today)
    .filter((record) => record.enterprise !== enterprise.id)
    .map(({ id }) => ({ source: 'history', id }));
}

function shareFact(grade: 'critical' | 'serious', zh: string, days: number): FactDefinition {
  return integerFact({
    name: `area${grade === 'critical' ? 'Critical' : 'Serious'}Milli${days}Days`,
    unit: 'thousandths',
    zh: `近 ${days} 天同一片区其他单位的检查中发现${zh}问题的占比`,
    en: `share of the area's other inspections in the last ${days} days with a ${grade} violation`,
    value: (known) => {
      const counts = around(known, days);
      if (counts === undefined || counts.inspections === 0) return undefined;
      return Math.floor((counts[grade] * 1000) / counts.inspections);
    },
    evidence: (known) => recordsAround(known, days),
  });
}

/**
 * What inspections nearby found of late: the area is the street, or the district where there is no street.
 * They are facts about places; how strict those were who inspected there is mixed into them.
 */
export const areaFacts: readonly FactDefinition[] = WINDOWS.flatMap((days) => [
  integerFact({
    name: `areaInspections${days}Days`,
    zh: `近 ${days} 天同一片区其他单位的检查次数`,
    en: `inspections of the area's other enterprises in the last ${days} days`,
    value: (known) => around(known, days)?.inspections,
    evidence: (known) => recordsAround(known, days),
  }),
  shareFact('critical', '严重', days),
  shareFact('serious', '较重', days),
]);
