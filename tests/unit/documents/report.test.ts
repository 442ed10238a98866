import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Report } from '../../../src/app/ports/tables.js';
import { writeReport } from '../../../src/documents/report.js';
import { reportWorkbook } from '../../../src/documents/reportWorkbook.js';
import { sheetText } from '../../../src/documents/sheetText.js';
import { openTable } from '../../../src/documents/xlsx.js';
import { valueOf } from '../../support/result.js';

type Rows = readonly (readonly Cell[])[];

async function* given(...batches: readonly Rows[]): AsyncIterable<Rows> {
  for (const batch of batches) {
    await Promise.resolve();
    yield batch;
  }
}

const report = (...batches: readonly Rows[]): Report => ({
  ...{
    title: '检查对象名录',
    subtitle: '单位：某县　　导出日期：2026年3月2日',
    footer: '第 &P 页，共 &N 页',
  },
  columns: [
    { header: '统一社会信用代码', width: 22 },
    { header: '企业名称', width: 36 },
    { header: '数量', width: 8 },
  ],
  batches: given(...batches),
});

async function bytesOf(file: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of file) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('a report as a workbook', () => {
  it('has title, subtitle and header on every page, a print area, A4 landscape and page numbers', async () => {
    const bytes = await bytesOf(writeReport('xlsx', report([['0012', '甲', 1]], [['0013', '乙', 2]])));
    const parts = partsOf(bytes);
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(parts['xl/workbook.xml']).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'检查对象名录'!$1:$3</definedName>`,
    );
    expect(parts['xl/workbook.xml']).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="0">'检查对象名录'!$A$1:$C$5</definedName>`,
    );
    expect(sheet).toContain('<mergeCell ref="A1:C1"/><mergeCell ref="A2:C2"/>');
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>');
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toContain('<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>');
    expect(sheet).toContain('<autoFilter ref="A3:C5"/>');
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows).toEqual([
      ['检查对象名录', null, null],
      ['单位：某县　　导出日期：2026年3月2日', null, null],
      ['统一社会信用代码', '企业名称', '数量'],
      ['0012', '甲', 1],
      ['0013', '乙', 2],
    ]);
  });

  it('says nothing more than its head when there are no rows', async () => {
    const { sheets } = await readXlsx(await bytesOf(writeReport('xlsx', report())));
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.rows).toHaveLength(3);
  });

  it('runs nothing: what looks like a formula is text, and so are ids', async () => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=1', '007'];
    const bytes = await bytesOf(writeReport('xlsx', report(cells.map((text) => [text, text, 0]))));
    const sheet = partsOf(bytes)['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).not.toContain('<f>');
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows.slice(3).map((row) => row[0])).toEqual(cells);
  });

  it('goes on in a further sheet, with the same head, when one is full', async () => {
    const rows = Array.from({ length: 7 }, (_, k): Cell[] => [String(k), '企业', k]);
    const bytes = await bytesOf(reportWorkbook(report(rows.slice(0, 4), rows.slice(4)), 6));
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name, rows: { length } }) => [name, length])).toEqual([
      ['检查对象名录', 6],
      ['检查对象名录 2', 6],
      ['检查对象名录 3', 4],
    ]);
    const full = await readXlsx(await bytesOf(reportWorkbook(report(rows.slice(0, 3)), 6)));
    expect(full.sheets).toHaveLength(1);
  });

  it('gives every text back as it went in', async () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(texts, async (cells) => {
        const bytes = await bytesOf(writeReport('xlsx', report(cells.map((text) => [text, 'x', 0]))));
        const sheet = partsOf(bytes)['xl/worksheets/sheet1.xml'] ?? '';
        const found = [...sheet.matchAll(/<c r="A(\d+)"[^>]*?(?:\/>|>.*?<t[^>]*>([^]*?)<\/t>)/g)]
          .slice(3)
          .map(([, , text = '']) => plain(text));
        expect(found).toEqual(cells);
      }),
      { numRuns: 30 },
    );
  });

  it('passes on what its rows fail with', async () => {
    const failing = (async function* (): AsyncIterable<Rows> {
      yield [['1', '甲', 1]];
      await Promise.reject(new Error('the database is gone'));
    })();
    await expect(bytesOf(writeReport('xlsx', { ...report(), batches: failing }))).rejects.toThrow('is gone');
  });
});

/** Reads a cell's text as ECMA-376 §22.9.2.19 says. */
const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-F]{4})_/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));

it('a text longer than a cell holds is cut, and says so', () => {
  const cut = sheetText('字'.repeat(40_000));
  expect([cut.length, cut.endsWith('…')]).toEqual([32_767, true]);
});

it('comma-separated values begin with a byte order mark, and disarm formulas', async () => {
  const bytes = await bytesOf(writeReport('csv', report([['=1+1', '甲,乙', 1]], [['0013', '丙', 2]])));
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const table = valueOf(await openTable('a.csv', bytes));
  expect(table.columns).toEqual(['统一社会信用代码', '企业名称', '数量']);
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    ["'=1+1", '甲,乙', '1'],
    ['0013', '丙', '2'],
  ]);
});
