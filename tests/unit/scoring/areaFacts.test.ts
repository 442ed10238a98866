import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/core/kernel/date.js';
import { areasOf } from '../../../src/core/scoring/facts/areas.js';
import { deriveFacts, evidenceOf } from '../../../src/core/scoring/facts/deriveFacts.js';
import type { HistoryRecord } from '../../../src/core/scoring/register.js';
import { enterprise, record } from './builders.js';

const enterprises = [
  enterprise({ id: 'e1', street: '60601' }),
  enterprise({ id: 'e2', street: '60601' }),
  enterprise({ id: 'e3', street: '60602' }),
  enterprise({ id: 'e4', district: '60601' }),
];
const of = (id: string, from: HistoryRecord): HistoryRecord => ({ ...from, enterprise: id });
const found = { critical: 1, serious: 0, minor: 0 };
const clean = { critical: 0, serious: 0, minor: 3 };

const history = [
  of('e1', record('own', '2014-05-01', 'inspection', found)),
  of('e2', record('near', '2014-05-20', 'inspection', found)),
  of('e2', record('near-before', '2014-04-20', 'inspection', clean)),
  of('e3', record('elsewhere', '2014-05-20', 'inspection', found)),
  of('e4', record('by-district', '2014-05-21', 'inspection', { ...clean, serious: 2 })),
  of('e2', record('complaint', '2014-05-22', 'complaint')),
];

function factsOn(asOf: string, records: readonly HistoryRecord[] = history) {
  const own = records.filter((each) => each.enterprise === 'e1');
  return deriveFacts(enterprises[0] ?? enterprise(), own, asOf, areasOf({ enterprises, history: records }));
}

describe('facts of the area', () => {
  test('count inspections of the others in the area, on the days of the window', () => {
    expect(factsOn('2014-05-25')).toMatchObject({
      areaInspections30Days: 2,
      areaCriticalMilli30Days: 500,
      areaInspections90Days: 3,
      areaCriticalMilli90Days: 333,
      areaSeriousMilli90Days: 333,
    });
  });

  test('forget a record exactly when its window has passed', () => {
    expect(factsOn('2014-06-18').areaInspections30Days).toBe(2);
    expect(factsOn('2014-06-19').areaInspections30Days).toBe(1);
    expect(factsOn('2014-06-20').areaInspections30Days).toBe(0);
    expect(factsOn('2014-06-20')).not.toHaveProperty('areaCriticalMilli30Days');
  });

  test('know nothing of later days: moving a record a day on changes nothing before it', () => {
    const moved = history.map((each) => (each.id === 'near' ? { ...each, date: '2014-05-21' } : each));
    for (let day = '2014-04-01'; day < '2014-05-20'; day = addDays(day, 1)) {
      expect(factsOn(day, moved)).toEqual(factsOn(day));
    }
    expect(factsOn('2014-05-20', moved)).not.toEqual(factsOn('2014-05-20'));
  });

  test('are unknown without an area or without the inspections of areas', () => {
    const alone = enterprise({ id: 'e9' });
    const nowhere = deriveFacts(alone, [], '2014-05-25', areasOf({ enterprises: [alone], history }));
    expect(nowhere).not.toHaveProperty('areaInspections30Days');
    expect(deriveFacts(enterprises[0] ?? alone, [], '2014-05-25')).not.toHaveProperty(
      'areaInspections30Days',
    );
  });

  test('name the inspections that they rest on', () => {
    const areas = areasOf({ enterprises, history });
    const rests = evidenceOf(
      ['areaCriticalMilli30Days'],
      enterprises[0] ?? enterprise(),
      [],
      '2014-05-25',
      areas,
    );
    expect(rests.get('areaCriticalMilli30Days')).toEqual([
      { source: 'history', id: 'near' },
      { source: 'history', id: 'by-district' },
    ]);
  });
});
