import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../src/core/kernel/date.js';
import { dayNumber, endsMonth, monthNumber } from '../../../src/core/kernel/dayNumber.js';
import { factCatalogue } from '../../../src/core/scoring/facts/catalogue.js';
import { deriveFacts, evidenceOf } from '../../../src/core/scoring/facts/deriveFacts.js';
import { enterprise, record } from './builders.js';

describe('day numbers', () => {
  test('agree with the calendar on every day of a leap cycle', () => {
    let day = '1999-12-30';
    for (let i = 0; i < 1600; i++) {
      expect(dayNumber(day) - dayNumber('1999-12-30')).toBe(daysBetween('1999-12-30', day));
      const next = addDays(day, 1);
      expect(endsMonth(day)).toBe(monthNumber(next) !== monthNumber(day));
      day = next;
    }
  });
});

describe('facts as of a day', () => {
  const history = [
    record('i3', '2014-06-10', 'inspection', { critical: 1, serious: 0, minor: 2 }, { result: 'Fail' }),
    record('i1', '2013-01-10', 'inspection', { critical: 0, serious: 2, minor: 1 }, { result: 'Pass' }),
    record('i2', '2014-01-10', 'inspection', { critical: 2, serious: 0, minor: 0 }, { result: 'Fail' }),
  ];

  test('inspections are counted, dated and joined whatever their order', () => {
    const facts = deriveFacts(enterprise(), history, '2014-08-31');
    expect(facts).toMatchObject({
      inspections: 3,
      criticalFindings: 3,
      criticalInspections: 2,
      criticalShareMilli: 666,
      criticalRun: 2,
      failureRun: 2,
      lastCritical: 1,
      previousCritical: 2,
      daysSinceInspection: 82,
      lastResult: 'fail',
    });
    expect(deriveFacts(enterprise(), [...history].reverse(), '2014-08-31')).toEqual(facts);
  });

  test('what is unknown is absent, and what never happened is zero', () => {
    const facts = deriveFacts(enterprise(), [], '2014-08-31');
    expect(facts).not.toHaveProperty('daysSinceInspection');
    expect(facts).not.toHaveProperty('criticalShareMilli');
    expect(facts).not.toHaveProperty('hazardClass');
    expect(facts).toMatchObject({ inspections: 0, inspected: false, criticalFindings: 0 });
  });

  test('a licence that ran out counts only while no other is in force', () => {
    const old = { kind: 'k', number: '1', from: '2010-01-01', to: '2014-08-01' };
    const lapsed = deriveFacts(enterprise({ licences: [old] }), [], '2014-08-31');
    expect(lapsed).toMatchObject({ licenceExpired: true, daysSinceLicenceExpiry: 30, licences: 0 });
    const renewed = { kind: 'k', number: '2', from: '2014-08-02', to: '2016-08-01' };
    const held = deriveFacts(enterprise({ licences: [old, renewed] }), [], '2014-08-31');
    expect(held).toMatchObject({ licenceExpired: false, licences: 1, licenceAgeDays: 1703 });
    expect(held).not.toHaveProperty('daysSinceLicenceExpiry');
  });

  test('last month and last year are those before the month being planned', () => {
    const accidents = [
      record('a1', '2013-12-31', 'accident'),
      record('a2', '2014-01-31', 'accident', {}, { gravity: 'serious' }),
      record('a3', '2013-03-01', 'accident'),
    ];
    const planned = (asOf: string) => deriveFacts(enterprise(), accidents, asOf);
    expect(planned('2014-01-31')).toMatchObject({ accidentsLastMonth: 1, seriousAccidentsLastMonth: 1 });
    expect(planned('2014-01-30')).toMatchObject({ accidentsLastMonth: 1, seriousAccidentsLastMonth: 0 });
    expect(planned('2014-01-31')).toMatchObject({ accidentsLastYear: 2 });
    expect(planned('2013-12-31')).toMatchObject({ accidentsLastYear: 2, accidentsLastMonth: 1 });
    expect(planned('2013-12-30')).toMatchObject({ accidentsLastYear: 0 });
  });

  test('a rectification order is open until it is done, and late after its deadline', () => {
    const order = record('r1', '2014-08-01', 'rectification', { dueInDays: 10 }, { state: 'open' });
    expect(deriveFacts(enterprise(), [order], '2014-08-11')).toMatchObject({
      openRectifications: 1,
      overdueRectifications: 0,
    });
    expect(deriveFacts(enterprise(), [order], '2014-08-12')).toMatchObject({
      overdueRectifications: 1,
      daysOverdue: 1,
    });
    const done = record('r2', '2014-08-20', 'rectification', {}, { state: 'done', order: 'r1' });
    expect(deriveFacts(enterprise(), [order, done], '2014-08-31')).toMatchObject({ openRectifications: 0 });
  });

  test('each fact names the records that it rests on', () => {
    const evidence = evidenceOf(['criticalFindings', 'hazardClass'], enterprise(), history, '2014-03-01');
    expect(evidence.get('criticalFindings')).toEqual([{ source: 'history', id: 'i2' }]);
    expect(evidence.get('hazardClass')).toEqual([{ source: 'register', id: 'hazardClass' }]);
  });

  test('every value has the type and language texts that the catalogue states', () => {
    const facts = deriveFacts(enterprise({ hazardClass: 1 }), history, '2014-08-31');
    const types = { integer: 'number', text: 'string', boolean: 'boolean' } as const;
    for (const [name, value] of Object.entries(facts)) {
      const definition = factCatalogue.get(name);
      expect(typeof value).toBe(types[definition?.type ?? 'text']);
      if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
      expect(definition?.text.zh).toMatch(/\p{Script=Han}/u);
      expect(definition?.text.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
