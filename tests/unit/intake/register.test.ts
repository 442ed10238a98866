import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../src/app/intake/mapping.js';
import { readRegister } from '../../../src/app/intake/readRegister.js';
import { errorOf, valueOf } from '../../support/result.js';
import { HISTORY_HEADER, MAPPING, REGISTER_HEADER, tableOf } from '../../support/tables.js';

const GOOD = '01,甲厂,高,440303,22.54,114.05,存续,L1,餐饮,2020-01-01,2026-12-31';
const RECORD = 'r1,01,2026/3/5,检查,2,0.0005,fail';

function read(rows: readonly string[], records: readonly string[] = [], mapping: Mapping = MAPPING) {
  const enterprises = tableOf([REGISTER_HEADER, ...rows].join('\n'));
  const history = [tableOf([HISTORY_HEADER, ...records].join('\n'), 'history.csv')];
  return readRegister({ enterprises, history }, mapping);
}

describe('a register by its mapping', () => {
  it('becomes enterprises and records; what is empty is unknown', () => {
    const { register } = valueOf(
      read([GOOD, '02,乙店,未定,,,,停业,,,,'], [RECORD, 'r2,02,2026/03/01,投诉,,,']),
    );
    expect(register.enterprises).toMatchObject([
      {
        id: '01',
        hazardClass: 1,
        location: { latE6: 22_540_000, lonE6: 114_050_000 },
        licences: [{ kind: '餐饮', number: 'L1', from: '2020-01-01', to: '2026-12-31' }],
      },
      { id: '02', hazardClass: null, district: null, location: null, status: 'suspended', licences: [] },
    ]);
    expect(register.history).toEqual([
      { id: 'r2', enterprise: '02', date: '2026-03-01', kind: 'complaint', numbers: {}, words: {} },
      {
        id: 'r1',
        enterprise: '01',
        date: '2026-03-05',
        kind: 'inspection',
        numbers: { heatMilli: 0, serious: 2 },
        words: { result: 'fail' },
      },
    ]);
  });

  it('makes one enterprise of several licences', () => {
    const second = '01,甲厂,,440303,,,存续,L2,烟草,2021-01-01,';
    const { register } = valueOf(read([second, GOOD, second]));
    expect(register.enterprises).toHaveLength(1);
    expect(register.enterprises[0]).toMatchObject({
      hazardClass: 1,
      licences: [{ number: 'L1' }, { number: 'L2' }],
    });
  });

  it('counts records of unknown enterprises where the mapping ignores them', () => {
    const history = MAPPING.history.map((one) => ({ ...one, unknownEnterprise: 'ignore' as const }));
    const { register, counts } = valueOf(
      read([GOOD], [RECORD, 'r2,99,2026/3/5,检查,0,,'], { ...MAPPING, history }),
    );
    expect(register.history).toHaveLength(1);
    expect(counts).toEqual({ enterpriseRows: 1, historyRows: 2, ignoredRecords: 1 });
  });

  it('keeps records of several tables apart by a prefix', () => {
    const mapping = {
      ...MAPPING,
      history: ['A-', 'B-'].map((prefix) => ({ ...first(), id: { column: 'record', prefix } })),
    };
    const history = ['a.csv', 'b.csv'].map((file) => tableOf(`${HISTORY_HEADER}\n${RECORD}`, file));
    const enterprises = tableOf(`${REGISTER_HEADER}\n${GOOD}`);
    const { register } = valueOf(readRegister({ enterprises, history }, mapping));
    expect(register.history.map(({ id }) => id)).toEqual(['A-r1', 'B-r1']);
  });
});

function first() {
  const [mapping] = MAPPING.history;
  if (mapping === undefined) throw new Error('the mapping of the tests reads a history');
  return mapping;
}

describe('bad input of a register', () => {
  it.each([
    ['a missing name', '01,,高,,,,存续,,,,', 'intake.required', 'name'],
    ['a value that the mapping does not know', '01,甲,极高,,,,存续,,,,', 'intake.value-not-mapped', 'class'],
    ['text that is not NFC', '01,Cafe\u0301,高,,,,存续,,,,', 'kernel.not-nfc', 'name'],
    ['an id that is not NFC', 'e\u0301,甲,高,,,,存续,,,,', 'kernel.not-nfc', 'id'],
    ['an invisible character in an id', '0\u200b1,甲,高,,,,存续,,,,', 'intake.control-character', 'id'],
    ['an empty id', ',甲,高,,,,存续,,,,', 'intake.required', 'id'],
    ['an endless id', `${'9'.repeat(101)},甲,高,,,,存续,,,,`, 'intake.id-too-long', 'id'],
    ['a day that does not exist', '01,甲,高,,,,存续,L,t,2026-02-30,', 'kernel.not-a-date', 'from'],
    ['a day written otherwise', '01,甲,高,,,,存续,L,t,2026/2/1,', 'intake.bad-day', 'from'],
    [
      'a period that ends before it begins',
      '01,甲,高,,,,存续,L,t,2026-02-02,2026-02-01',
      'intake.reversed-period',
      'to',
    ],
    ['a licence without its kind', '01,甲,高,,,,存续,L,,,', 'intake.required', 'trade'],
    ['a latitude without longitude', '01,甲,高,,22.5,,存续,,,,', 'intake.half-location', 'lon'],
    ['a latitude beyond the pole', '01,甲,高,,92.5,114,存续,,,,', 'intake.out-of-range', 'lat'],
    ['a latitude in words', '01,甲,高,,N22,114,存续,,,,', 'intake.not-a-number', 'lat'],
  ])('refuses %s, with row and field', (_, row, code, field) => {
    const problems = errorOf(read([GOOD.replace('01', '00'), row]));
    expect(problems).toMatchObject([{ code, place: { file: 'register.csv', row: 3, field } }]);
  });

  it.each([
    ['a number with a fraction', 'r1,01,2026/3/5,检查,1.5,,', 'intake.not-whole', 'serious'],
    [
      'a number that no record can hold',
      'r1,01,2026/3/5,检查,9007199254740993,,',
      'intake.too-big',
      'serious',
    ],
    ['a record without day', 'r1,01,,检查,1,,', 'intake.required', 'day'],
    ['a record of an unknown enterprise', 'r1,77,2026/3/5,检查,1,,', 'intake.unknown-enterprise', 'id'],
    ['a record of an unknown kind', 'r1,01,2026/3/5,抽查,1,,', 'intake.value-not-mapped', 'kind'],
  ])('refuses %s', (_, record, code, field) => {
    expect(errorOf(read([GOOD], [record]))).toMatchObject([
      { code, place: { file: 'history.csv', row: 2, field } },
    ]);
  });

  it('refuses a second row of one id when rows must be single', () => {
    const mapping = { ...MAPPING, enterprises: { ...MAPPING.enterprises, sameId: 'refuse' as const } };
    expect(errorOf(read([GOOD, GOOD], [], mapping))).toMatchObject([
      { code: 'intake.duplicate-id', params: { id: '01', firstRow: 2 }, place: { row: 3, field: 'id' } },
    ]);
  });

  it('refuses two rows of one id that contradict each other', () => {
    expect(errorOf(read([GOOD, GOOD.replace('440303', '440304')]))).toMatchObject([
      {
        code: 'intake.conflicting-rows',
        params: { here: '"440304"', there: '"440303"' },
        place: { field: 'district' },
      },
    ]);
    expect(errorOf(read([GOOD], [RECORD, RECORD.replace('fail', 'pass')]))[0]?.code).toBe(
      'intake.conflicting-rows',
    );
  });

  it.each([
    ['91350100M000100Y44', 'kernel.uscc-check-character'],
    ['91350100M000100Y4', 'kernel.not-a-uscc'],
    ['9135O100M000100Y43', 'kernel.not-a-uscc'],
  ])('refuses the social credit code %s where one is required', (id, code) => {
    const withUscc = { ...MAPPING.enterprises, id: { column: 'id', kind: 'uscc' as const } };
    const mapping = { ...MAPPING, enterprises: withUscc };
    const good = valueOf(read([GOOD.replace('01', '91350100M000100Y43')], [], mapping));
    expect(good.register.enterprises).toHaveLength(1);
    expect(errorOf(read([GOOD.replace('01', id)], [], mapping))).toMatchObject([
      { code, place: { row: 2, field: 'id' } },
    ]);
  });

  it('names a missing column once, with the columns that there are', () => {
    const enterprises = tableOf('id,name,status\n01,甲,存续\n02,乙,存续');
    const problems = errorOf(readRegister({ enterprises, history: [tableOf(HISTORY_HEADER)] }, MAPPING));
    expect(problems.every(({ code, place }) => code === 'intake.missing-column' && place?.row === 1)).toBe(
      true,
    );
    const missing = problems.map(({ place }) => place?.field).toSorted();
    expect(missing).toEqual(['class', 'district', 'from', 'lat', 'licence', 'lon', 'to', 'trade']);
    expect(problems[0]?.params).toMatchObject({ columns: ['id', 'name', 'status'] });
  });

  it('tells everything at once, a hundred problems and the count of the rest', () => {
    const rows = Array.from({ length: 130 }, (_, k) => `${k},,高,,,,存续,,,,`);
    const problems = errorOf(read(rows));
    expect(problems).toHaveLength(101);
    expect(problems[100]).toEqual({ code: 'intake.more-problems', params: { count: 30 } });
  });

  it('refuses history tables that the mapping does not describe', () => {
    const problems = errorOf(
      readRegister(
        { enterprises: tableOf(`${REGISTER_HEADER}\n${GOOD}`), history: [] },
        { ...MAPPING, history: [first(), first()] },
      ),
    );
    expect(problems).toMatchObject([
      { code: 'intake.tables-do-not-match', params: { tables: 0, mappings: 2 } },
    ]);
  });
});
