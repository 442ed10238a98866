import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRegister } from '../../src/app/intake/readRegister.js';
import { readCsv, writeCsv } from '../../src/documents/csv.js';
import { openTable } from '../../src/documents/xlsx.js';
import { writeXlsx } from 'hucre/xlsx';
import { valueOf } from '../support/result.js';
import { HISTORY_HEADER, MAPPING, REGISTER_HEADER, tableOf } from '../support/tables.js';

const id = fc.integer({ min: 1, max: 8 }).map((n) => n.toString().padStart(3, '0'));
const licence = fc.tuple(fc.constantFrom('L1', 'L2', 'L3'), fc.constantFrom('餐饮', '烟草'));
/** Rows of one id agree in everything but the licence, as a register with a line per licence has them. */
const registerRow = fc.tuple(id, licence).map(([key, [number, kind]]) => {
  const district = Number(key) % 2 === 0 ? '440303' : '';
  return `${key},企业${key},高,${district},,,存续,${number},${kind},2020-01-01,`;
});
const rows = fc.array(registerRow, { minLength: 1, maxLength: 20 });
const days = fc.integer({ min: 1, max: 28 });
const records = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 99 }), days), {
  selector: ([n]) => n,
  maxLength: 12,
});

function read(lines: readonly string[], history: readonly string[]) {
  const enterprises = tableOf([REGISTER_HEADER, ...lines].join('\n'));
  return readRegister({ enterprises, history: [tableOf([HISTORY_HEADER, ...history].join('\n'))] }, MAPPING);
}

describe('reading a register', () => {
  it('does not depend on the order of rows, in either table', () => {
    const both = fc.tuple(rows, records).chain(([lines, visits]) => {
      const known = lines[0]?.split(',')[0] ?? '';
      const history = visits.map(([n, day]) => `r${n},${known},2026/3/${day},检查,${n % 3},,`);
      const shuffled = (list: readonly string[]) =>
        fc.shuffledSubarray([...list], { minLength: list.length });
      return fc.tuple(fc.constant({ lines, history }), shuffled(lines), shuffled(history));
    });
    fc.assert(
      fc.property(both, ([{ lines, history }, otherLines, otherHistory]) => {
        const { register } = valueOf(read(lines, history));
        expect(valueOf(read(otherLines, otherHistory)).register).toEqual(register);
      }),
      { numRuns: 200 },
    );
  });

  it('unites repeated rows: reading a table twice over changes nothing', () => {
    fc.assert(
      fc.property(rows, (lines) => {
        expect(valueOf(read([...lines, ...lines], [])).register).toEqual(valueOf(read(lines, [])).register);
      }),
    );
  });
});

/** Cells as tables give them back: trimmed NFC text that no spreadsheet takes for a formula. */
const cell = fc
  .string({ unit: fc.constantFrom(...Array.from('abz09 ,;"\n王府井䶮𠮷é')), maxLength: 8 })
  .map((text) => text.trim());
const grid = fc.array(
  fc.tuple(
    cell,
    cell,
    cell.map((text) => `x${text}`),
  ),
  { maxLength: 15 },
);
const COLUMNS = ['编号', 'name', 'last'];

/** The Chinese characters of GBK with their two bytes, from the decoder of the platform. */
const TWO_BYTE = new Map<string, readonly [number, number]>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const character = decoder.decode(Uint8Array.of(lead, trail));
    if (/^\p{Script=Han}$/u.test(character) && character === character.normalize('NFC')) {
      TWO_BYTE.set(character, [lead, trail]);
    }
  }
}

const gb18030 = (text: string): Uint8Array =>
  Uint8Array.from(Array.from(text).flatMap((one) => TWO_BYTE.get(one) ?? [one.charCodeAt(0)]));

describe('tables through files', () => {
  it('come back as they were written, as CSV, and as XLSX with empty cells at the ends of rows', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (lines) => {
        const expected = {
          file: 'f',
          columns: COLUMNS,
          rows: lines.map((cells, k) => ({ row: k + 2, cells })),
        };
        expect(valueOf(readCsv('f', writeCsv(COLUMNS, lines)))).toEqual(expected);
        const turned = (cells: readonly string[]) => [...cells].reverse();
        const workbook = await writeXlsx({ sheets: [{ name: 'a', rows: [COLUMNS, ...lines].map(turned) }] });
        const rows = expected.rows.map(({ row, cells }) => ({ row, cells: turned(cells) }));
        expect(valueOf(await openTable('f', workbook))).toEqual({
          file: 'f',
          columns: turned(COLUMNS),
          rows,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('read alike in UTF-8 with and without byte order mark', () => {
    fc.assert(
      fc.property(grid, (lines) => {
        const bytes = writeCsv(COLUMNS, lines);
        expect(readCsv('f', bytes.slice(3))).toEqual(readCsv('f', bytes));
      }),
    );
  });

  it('read alike in UTF-8 and in GB18030, over all its two-byte characters', () => {
    const word = fc.array(fc.constantFrom(...TWO_BYTE.keys()), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const lines = ['编号', ...words.map((characters) => `x${characters.join('')}`)].join('\n');
        const utf8 = readCsv('f', new TextEncoder().encode(lines));
        expect(valueOf(readCsv('f', gb18030(lines)))).toEqual(valueOf(utf8));
      }),
      { numRuns: 200 },
    );
  });
});
