import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../../src/core/kernel/date.js';
import { areasOf } from '../../../src/core/scoring/facts/areas.js';
import { deriveFacts, evidenceOf } from '../../../src/core/scoring/facts/deriveFacts.js';
import { factCatalogue } from '../../../src/core/scoring/facts/catalogue.js';
import { MARK_KINDS } from '../../../src/core/scoring/facts/standingFacts.js';
import type { Enterprise, HistoryRecord, RecordKind } from '../../../src/core/scoring/register.js';
import { enterprise } from '../../unit/scoring/builders.js';

const AS_OF: Day = '2026-08-31';
const KINDS: readonly RecordKind[] = [
  'inspection',
  'violation',
  'complaint',
  'accident',
  'rectification',
  'selfInspection',
  'observation',
];

const dayFrom = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((days) => addDays(AS_OF, days));

const numbers = fc.record(
  Object.fromEntries(
    ['critical', 'serious', 'minor', 'dueInDays', 'deaths', 'sanitationHeatMilli', 'garbageHeatMilli'].map(
      (name) => [name, fc.integer({ min: 0, max: 40 })],
    ),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, number>>;

const words = fc.record(
  {
    result: fc.constantFrom('pass', 'fail'),
    gravity: fc.constantFrom('minor', 'serious', 'critical', 'death'),
    state: fc.constantFrom('open', 'done', 'verified', 'returned', 'notReturned'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>;

const records = (day: fc.Arbitrary<Day>, prefix: string): fc.Arbitrary<HistoryRecord[]> =>
  fc
    .array(
      fc.record({
        date: day,
        kind: fc.constantFrom(...KINDS),
        numbers,
        words,
        enterprise: fc.constantFrom('e1', 'e2'),
      }),
      { maxLength: 12 },
    )
    .map((drafts) => drafts.map((draft, index) => ({ id: `${prefix}${index}`, ...draft })));

/** Licences, marks, devices and hazard sources that begin on given days. */
const parts = (day: fc.Arbitrary<Day>): fc.Arbitrary<Partial<Enterprise>> =>
  fc.record({
    licences: fc.array(
      fc.record({
        kind: fc.constant('k'),
        number: fc.string({ minLength: 1, maxLength: 3 }),
        from: day,
        to: dayFrom(-400, 900),
      }),
      { maxLength: 3 },
    ),
    marks: fc.array(
      fc.record({ kind: fc.constantFrom(...Object.keys(MARK_KINDS)), from: day, to: fc.constant(null) }),
      { maxLength: 3 },
    ),
    devices: fc.array(
      fc.record({ kind: fc.constantFrom('boiler', 'lift'), count: fc.nat({ max: 5 }), since: day }),
      { maxLength: 2 },
    ),
    hazardSources: fc.array(
      fc.record({ grade: fc.constantFrom(1, 2, 3, 4), sites: fc.nat({ max: 3 }), since: day }),
      { maxLength: 2 },
    ),
  });

const past = dayFrom(-900, 0);
const future = dayFrom(1, 400);

function joined(a: Partial<Enterprise>, b: Partial<Enterprise>): Partial<Enterprise> {
  const lists = ['licences', 'marks', 'devices', 'hazardSources'] as const;
  return Object.fromEntries(lists.map((list) => [list, [...(a[list] ?? []), ...(b[list] ?? [])]]));
}

const own = (history: readonly HistoryRecord[]) => history.filter((record) => record.enterprise === 'e1');

const view = (subject: Enterprise, history: readonly HistoryRecord[]) => {
  const other = enterprise({ id: 'e2', district: '1' });
  const areas = areasOf({ enterprises: [subject, other], history });
  return {
    facts: deriveFacts(subject, own(history), AS_OF, areas),
    evidence: evidenceOf(factCatalogue.keys(), subject, own(history), AS_OF, areas),
  };
};

describe('facts as of a day', () => {
  test('do not change by anything that is dated later, and never rest on it', () => {
    fc.assert(
      fc.property(
        records(past, 'p'),
        records(future, 'f'),
        parts(past),
        parts(future),
        (before, after, held, coming) => {
          const known = view(enterprise({ district: '1', ...held }), before);
          const withFuture = view(enterprise({ district: '1', ...joined(held, coming) }), [
            ...after,
            ...before,
          ]);
          expect(withFuture.facts).toEqual(known.facts);
          expect(withFuture.evidence).toEqual(known.evidence);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('change when a record moves from the day after to the day itself', () => {
    const record = (date: Day): HistoryRecord => ({
      id: 'x',
      enterprise: 'e1',
      date,
      kind: 'inspection',
      numbers: { critical: 1 },
      words: {},
    });
    expect(view(enterprise(), [record(addDays(AS_OF, 1))]).facts['criticalFindings']).toBe(0);
    expect(view(enterprise(), [record(AS_OF)]).facts['criticalFindings']).toBe(1);
  });
});
