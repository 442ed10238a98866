import { describe, expect, it } from 'vitest';
import { dryRun } from '../../../src/app/intake/dryRun.js';
import { problemSheets } from '../../../src/app/intake/problemSheets.js';
import { readRegister } from '../../../src/app/intake/readRegister.js';
import { templateSheets } from '../../../src/app/intake/templateSheets.js';
import type { Sheet } from '../../../src/app/ports/tables.js';
import { writeWorkbook } from '../../../src/documents/workbook.js';
import { openTable } from '../../../src/documents/xlsx.js';
import { errorOf, valueOf } from '../../support/result.js';
import { HISTORY_HEADER, MAPPING, REGISTER_HEADER, tableOf } from '../../support/tables.js';

const NOTHING = { enterprises: [], history: [] };
const ROW = '甲厂,高,440303,22.54,114.05,存续,L1,餐饮,2020-01-01,2026-12-31';
const tables = (rows: readonly string[], records: readonly string[] = []) => ({
  enterprises: tableOf([REGISTER_HEADER, ...rows].join('\n')),
  history: [tableOf([HISTORY_HEADER, ...records].join('\n'), 'history.csv')],
});
const first = (sheets: readonly Sheet[]): Sheet => {
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
};

describe('a dry run', () => {
  it('tells what is new, what changes and in which fields, what stays and what is missing', () => {
    const before = valueOf(readRegister(tables([`01,${ROW}`, `02,${ROW}`, `03,${ROW}`]), MAPPING)).register;
    const after = tables(
      [`01,${ROW}`, `02,${ROW.replace('甲', '乙')}`, `04,${ROW}`],
      ['r1,01,2026/3/5,检查,2,,'],
    );
    const { change } = valueOf(dryRun(after, MAPPING, before).outcome);
    expect(change).toEqual({
      enterprises: {
        added: ['04'],
        changed: [{ id: '02', fields: ['name'] }],
        unchanged: 1,
        missing: ['03'],
      },
      history: { added: ['r1'], changed: [], unchanged: 0, missing: [] },
    });
  });

  it('lists columns that nobody reads, with the reason where one is given', () => {
    const enterprises = { ...MAPPING.enterprises, unread: { phone: 'personal' } };
    const table = tableOf(`${REGISTER_HEADER},phone,fax\n01,${ROW},1,2`);
    const { unread } = dryRun({ ...tables([]), enterprises: table }, { ...MAPPING, enterprises }, NOTHING);
    expect(unread).toEqual([
      { file: 'register.csv', column: 'phone', reason: 'personal' },
      { file: 'register.csv', column: 'fax', reason: null },
    ]);
  });

  /** Each turns a good row into one with exactly one fault, of its own kind. */
  const FAULTS: readonly (readonly [string, (key: string) => string])[] = [
    ['name', (key) => `${key},,高,440303,,,存续,,,,`],
    ['name', (key) => `${key},e\u0301,高,440303,,,存续,,,,`],
    ['class', (key) => `${key},a,最高,440303,,,存续,,,,`],
    ['district', (key) => `${key},a,高,a\u030a,,,存续,,,,`],
    ['lat', (key) => `${key},a,高,,x,1,存续,,,,`],
    ['lat', (key) => `${key},a,高,,91,1,存续,,,,`],
    ['lat', (key) => `${key},a,高,,,1,存续,,,,`],
    ['lon', (key) => `${key},a,高,,1,181,存续,,,,`],
    ['lon', (key) => `${key},a,高,,1,,存续,,,,`],
    ['lon', (key) => `${key},a,高,,1,--,存续,,,,`],
    ['status', (key) => `${key},a,高,,,,,,,,`],
    ['status', (key) => `${key},a,高,,,,开业,,,,`],
    ['trade', (key) => `${key},a,高,,,,存续,L,,,`],
    ['from', (key) => `${key},a,高,,,,存续,L,t,2026-02-30,`],
    ['from', (key) => `${key},a,高,,,,存续,L,t,20260201,`],
    ['to', (key) => `${key},a,高,,,,存续,L,t,,2026-13-01`],
    ['to', (key) => `${key},a,高,,,,存续,L,t,2026-01-02,2026-01-01`],
    ['id', () => ',a,高,,,,存续,,,,'],
    ['id', (key) => `${key}\u00ad,a,高,,,,存续,,,,`],
    ['id', (key) => `${key.padEnd(101, '9')},a,高,,,,存续,,,,`],
  ];

  it('reports 200 planted faults of 20 kinds, exactly those', () => {
    const planted = Array.from({ length: 1000 }, (_, k) => {
      const fault = k % 5 === 3 ? FAULTS[((k - 3) / 5) % FAULTS.length] : undefined;
      const key = `K${k}`;
      return fault === undefined ? { line: `${key},${ROW}` } : { line: fault[1](key), field: fault[0] };
    });
    const problems = errorOf(dryRun(tables(planted.map(({ line }) => line)), MAPPING, NOTHING).outcome);
    const found = problems.map(({ place }) => `${place?.row}:${place?.field}`);
    const expected = planted.flatMap(({ field }, k) => (field === undefined ? [] : [`${k + 2}:${field}`]));
    expect(expected).toHaveLength(200);
    expect(found).toEqual(expected);
  });
});

describe('the error workbook', () => {
  const table = tableOf([REGISTER_HEADER, `01,${ROW}`, `02,${ROW.replace('高', '?')}`].join('\n'));
  const problems = errorOf(readRegister({ ...tables([]), enterprises: table }, MAPPING));

  it('has each problem in words with its place, and the faulty rows beside them', () => {
    const [list, rows] = problemSheets(table, problems, 'zh');
    expect(list?.rows).toEqual([
      ['register.csv', 3, 'class', '“?”不在允许的取值中：高、中、低、未定', 'intake.value-not-mapped'],
    ]);
    expect(rows?.rows).toHaveLength(1);
    expect(rows?.rows[0]?.slice(0, 3)).toEqual(['02', '甲厂', '?']);
    expect(rows?.rows[0]?.at(-1)).toContain('3: 字段 class：“?”');
  });

  it('can be corrected and read back by the same mapping', async () => {
    const [, rows] = problemSheets(table, problems, 'en');
    if (rows === undefined) throw new Error('no sheet of rows');
    const corrected = {
      ...rows,
      rows: rows.rows.map((cells) => cells.map((cell) => (cell === '?' ? '低' : cell))),
    };
    const enterprises = valueOf(await openTable('fixed.xlsx', await writeWorkbook([corrected])));
    const { register } = valueOf(readRegister({ ...tables([]), enterprises }, MAPPING));
    expect(register.enterprises).toMatchObject([{ id: '02', hazardClass: 3 }]);
  });
});

describe('a template', () => {
  it('has the columns that its mapping reads, offers their values and explains them', () => {
    const [data, guide] = templateSheets(MAPPING.enterprises, 'zh');
    expect(data?.columns.map(({ header }) => header).toSorted()).toEqual(
      REGISTER_HEADER.split(',').toSorted(),
    );
    expect(data?.columns.find(({ header }) => header === 'class')?.choices).toEqual([
      '高',
      '中',
      '低',
      '未定',
    ]);
    expect(guide?.rows).toContainEqual(['status', '是', '', '存续\n停业\n注销', '']);
    expect(guide?.rows).toContainEqual(['from', '', 'YYYY-MM-DD', '', '']);
  });

  it('is read back by its mapping, with as many rows as were filled in', async () => {
    const data = first(templateSheets(MAPPING.enterprises, 'zh'));
    const cells: Record<string, string> = { id: '001', name: '甲厂', status: '存续' };
    const filled = {
      ...data,
      rows: [data.columns.map(({ header }) => cells[header] ?? ''), ...data.rows.slice(1)],
    };
    const enterprises = valueOf(await openTable('t.xlsx', await writeWorkbook([filled])));
    const { register } = valueOf(readRegister({ ...tables([]), enterprises }, MAPPING));
    expect(register.enterprises).toMatchObject([{ id: '001', name: '甲厂', licences: [] }]);
  });
});
