import { describe, expect, it } from 'vitest';
import { readRoster, ROSTER_COLUMNS } from '../../../src/app/intake/readRoster.js';
import { rosterWarnings } from '../../../src/app/intake/rosterWarnings.js';
import { errorOf, valueOf } from '../../support/result.js';
import { tableOf } from '../../support/tables.js';

const GOOD =
  'I1,张三,officer,市局,一组,440303;440304,food:C1:2024-01-01:2027-12-31,yes,2026-12-31,2026-03-02:2026-03-06;2026-03-20,a:b:relation';
const read = (...rows: string[]) =>
  readRoster(tableOf([ROSTER_COLUMNS.join(','), ...rows].join('\n'), 'roster.csv'));
const changed = (field: (typeof ROSTER_COLUMNS)[number], value: string) =>
  GOOD.split(',')
    .map((cell, k) => (ROSTER_COLUMNS[k] === field ? value : cell))
    .join(',');

describe('the inspector list', () => {
  it('becomes inspectors, ascending by id', () => {
    const assistant = 'A9,李四,assistant,市局,一组,,,no,,,';
    expect(valueOf(read(GOOD, assistant))).toEqual([
      expect.objectContaining({
        id: 'A9',
        kind: 'assistant',
        certificates: [],
        mayLead: false,
        trainingValidTo: null,
      }),
      {
        id: 'I1',
        name: '张三',
        kind: 'officer',
        organisation: '市局',
        group: '一组',
        regions: ['440303', '440304'],
        certificates: [{ domain: 'food', number: 'C1', from: '2024-01-01', to: '2027-12-31' }],
        mayLead: true,
        trainingValidTo: '2026-12-31',
        leave: [
          { from: '2026-03-02', to: '2026-03-06' },
          { from: '2026-03-20', to: '2026-03-20' },
        ],
        recusals: [{ enterprise: 'a:b', ground: 'relation' }],
      },
    ]);
  });

  it.each([
    ['an unknown kind', changed('kind', 'driver'), 'intake.value-not-mapped', 'kind'],
    ['a missing name', changed('name', ''), 'intake.required', 'name'],
    [
      'a certificate without days',
      changed('certificates', 'food:C1'),
      'intake.bad-list-entry',
      'certificates',
    ],
    [
      'a certificate day that does not exist',
      changed('certificates', 'food:C1:2024-01-01:2024-02-30'),
      'kernel.not-a-date',
      'certificates',
    ],
    [
      'a certificate that ends before it begins',
      changed('certificates', 'food:C1:2024-02-01:2024-01-01'),
      'intake.reversed-period',
      'certificates',
    ],
    ['an officer without certificate', changed('certificates', ''), 'intake.no-certificate', 'certificates'],
    ['an assistant who leads', changed('kind', 'assistant'), 'intake.accompanying-lead', 'may_lead'],
    ['a lead mark in other words', changed('may_lead', 'maybe'), 'intake.value-not-mapped', 'may_lead'],
    [
      'a training day in another writing',
      changed('training_valid_to', '2026/1/1'),
      'intake.bad-day',
      'training_valid_to',
    ],
    [
      'leave of three days listed',
      changed('leave', '2026-03-02:2026-03-03:2026-03-04'),
      'intake.bad-list-entry',
      'leave',
    ],
    ['a recusal without ground', changed('recusals', 'a'), 'intake.bad-list-entry', 'recusals'],
    [
      'a recusal with two deciders',
      changed('recusals', 'a:relation@I2@I3'),
      'intake.bad-list-entry',
      'recusals',
    ],
    ['a recusal on an unknown ground', changed('recusals', 'a:dislike'), 'intake.bad-list-entry', 'recusals'],
  ])('is refused for %s', (_, row, code, field) => {
    expect(errorOf(read(row))).toMatchObject([{ code, place: { file: 'roster.csv', row: 2, field } }]);
  });

  it('is refused when an id occurs twice or a column is missing', () => {
    expect(errorOf(read(GOOD, GOOD))).toMatchObject([
      { code: 'intake.duplicate-id', place: { row: 3, field: 'id' } },
    ]);
    expect(errorOf(readRoster(tableOf('id,name\n1,a')))[0]?.code).toBe('intake.missing-column');
  });
});

describe('warnings about the inspector list', () => {
  it('name officers whose certificates or training have ended on the day, and nobody else', () => {
    const inspectors = valueOf(read(GOOD, 'A9,李四,assistant,市局,一组,,,no,,,'));
    expect(rosterWarnings(inspectors, '2026-12-31')).toEqual([]);
    expect(rosterWarnings(inspectors, '2027-01-01')).toMatchObject([
      { code: 'intake.training-ended', params: { id: 'I1' } },
    ]);
    expect(rosterWarnings(inspectors, '2028-01-01').map(({ code }) => code)).toEqual([
      'intake.certificates-ended',
      'intake.training-ended',
    ]);
  });
});

describe('one person twice', () => {
  it('is a duplicate in one organisation, and in two places under two', () => {
    expect(errorOf(read(GOOD, GOOD))).toMatchObject([
      { code: 'intake.duplicate-id', place: { field: 'id' } },
    ]);
    expect(errorOf(read(GOOD, changed('organisation', '区局')))).toMatchObject([
      {
        code: 'intake.inspector-in-two-places',
        params: { id: 'I1', organisations: ['区局', '市局'], firstRow: 2 },
        place: { row: 3, field: 'organisation' },
      },
    ]);
  });
});

describe('who decided a recusal', () => {
  it('stands behind the ground', () => {
    const [inspector] = valueOf(read(changed('recusals', 'a:requestGranted@I2')));
    expect(inspector?.recusals).toEqual([{ enterprise: 'a', ground: 'requestGranted', decidedBy: 'I2' }]);
  });
});
