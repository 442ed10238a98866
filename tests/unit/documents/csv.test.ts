import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../../src/documents/csv.js';
import { errorOf, valueOf } from '../../support/result.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const TEXT = '编号,名称\n001,王府井烤鸭店\n';
/** The same table as Excel in China saves it. */
const GB18030 = Uint8Array.from([
  0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x30, 0x30, 0x31, 0x2c, 0xcd, 0xf5, 0xb8, 0xae,
  0xbe, 0xae, 0xbf, 0xbe, 0xd1, 0xbc, 0xb5, 0xea, 0x0a,
]);

describe('reading CSV', () => {
  it('reads UTF-8 with and without byte order mark and GB18030 alike', () => {
    const table = {
      file: 'a.csv',
      columns: ['编号', '名称'],
      rows: [{ row: 2, cells: ['001', '王府井烤鸭店'] }],
    };
    for (const bytes of [utf8(TEXT), utf8(`\ufeff${TEXT}`), GB18030]) {
      expect(valueOf(readCsv('a.csv', bytes))).toEqual(table);
    }
  });

  it('keeps row numbers as a spreadsheet shows them and leaves out blank rows and outer white space', () => {
    const { rows } = valueOf(readCsv('a.csv', utf8('id,name\r\n 1 ,"two\nlines"\r\n\r\n,,\r\n4,　四 \r\n')));
    expect(rows).toEqual([
      { row: 2, cells: ['1', 'two\nlines'] },
      { row: 5, cells: ['4', '四'] },
    ]);
  });

  it.each([
    [
      'bytes that are no text of either encoding',
      Uint8Array.of(0x61, 0xff, 0xff),
      'intake.unknown-encoding',
      undefined,
    ],
    ['a binary file', Uint8Array.of(0x50, 0x4b, 0, 1), 'intake.not-text', undefined],
    ['an empty file', utf8(''), 'intake.empty-file', undefined],
    ['an unpaired quotation mark', utf8('a,b\n1,"2\n'), 'intake.csv-syntax', 2],
    ['a column without name', utf8('a,,c\n1,2,3\n'), 'intake.unnamed-column', 1],
    ['a column name that occurs twice', utf8('a,b,a\n'), 'intake.duplicate-column', 1],
    ['a row with a cell too many', utf8('a,b\n1,2\n1,2,3\n'), 'intake.cell-count', 3],
    ['a row with a cell too few', utf8('a,b\n1\n'), 'intake.cell-count', 2],
  ])('refuses %s', (_, bytes, code, row) => {
    const [problem] = errorOf(readCsv('a.csv', bytes));
    expect(problem).toMatchObject({
      code,
      place: row === undefined ? { file: 'a.csv' } : { file: 'a.csv', row },
    });
  });

  it('takes a column called __proto__ for what it is', () => {
    expect(valueOf(readCsv('a.csv', utf8('__proto__,b\n1,2\n'))).columns).toEqual(['__proto__', 'b']);
  });
});

describe('writing CSV', () => {
  const written = (rows: (string | number | null)[][]) =>
    Buffer.from(writeCsv(['a', 'b'], rows)).toString('utf8');

  it('writes a byte order mark, CRLF and quotes where needed', () => {
    expect(
      written([
        ['x,"y"', 'z\nw'],
        [null, -5],
      ]),
    ).toBe('\ufeffa,b\r\n"x,""y""","z\nw"\r\n,-5\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('makes the formula %j harmless', (text) => {
    const line = written([[text, 1]]).split('a,b\r\n')[1] ?? '';
    expect(line.replace(/^"/, '')).toMatch(/^'/);
  });
});
