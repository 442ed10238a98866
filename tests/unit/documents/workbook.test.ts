import { readXlsx as openWorkbook } from 'hucre/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../src/app/ports/tables.js';
import { writeWorkbook } from '../../../src/documents/workbook.js';
import { openTable } from '../../../src/documents/xlsx.js';
import { errorOf, valueOf } from '../../support/result.js';

const LIST: Sheet = {
  name: '抽查名单',
  title: '2026年3月双随机抽查名单',
  columns: [
    { header: '编号', width: 20 },
    { header: '分数', width: 8 },
  ],
  rows: [
    ['0012', 35],
    ['=HYPERLINK("http://x")', -1],
    ['䶮𠮷', null],
  ],
};
const CHECK: Sheet = {
  name: 'how to check',
  title: 'How to check',
  columns: [{ header: 'Step', width: 60 }],
  rows: [],
};

const parts = (workbook: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(workbook)).map(([name, data]) => [name, Buffer.from(data).toString('utf8')]),
  );

describe('a workbook for planners', () => {
  it('has a title line, a header, and the rows; text stays text', async () => {
    const { sheets } = await openWorkbook(await writeWorkbook([LIST, CHECK]));
    expect(sheets.map(({ name }) => name)).toEqual(['抽查名单', 'how to check']);
    expect(sheets[0]?.rows).toEqual([['2026年3月双随机抽查名单', null], ['编号', '分数'], ...LIST.rows]);
  });

  it('holds no formula, and formats text as text so that editing makes none', async () => {
    const all = parts(await writeWorkbook([LIST]));
    expect(all['xl/worksheets/sheet1.xml']).not.toMatch(/<f[ >]/);
    expect(all['xl/styles.xml']).toContain('formatCode="@"');
  });

  it('prints in the conventions of offices', async () => {
    const all = parts(await writeWorkbook([LIST, CHECK]));
    const [sheet = '', book = ''] = [all['xl/worksheets/sheet1.xml'], all['xl/workbook.xml']];
    expect(sheet).toMatch(/paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/);
    expect(sheet).toContain('&amp;P / &amp;N');
    expect(sheet).toMatch(/ySplit="2"[^>]*state="frozen"/);
    expect(book).toContain(`localSheetId="0">'抽查名单'!$A$1:$B$5<`);
    expect(book).toContain(`localSheetId="1">'how to check'!$1:$2<`);
  });

  it('is the same bytes for the same sheets, whenever it is written', async () => {
    const first = await writeWorkbook([LIST, CHECK]);
    await new Promise((done) => setTimeout(done, 2100));
    expect(Buffer.compare(first, await writeWorkbook([LIST, CHECK]))).toBe(0);
  });

  it('takes a sheet name that Excel refuses for a bug', () => {
    expect(() => writeWorkbook([{ ...LIST, name: 'a/b' }])).toThrow(RangeError);
  });
});

/** A small workbook as other programs write it: shared formula, day, number, text; no cell references. */
function workbook(rows: string, extra: Record<string, Uint8Array> = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${rel}/${kind}" Target="${target}"/>`;
  const links = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    '_rels/.rels': links(link('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links(
      link('rId1', 'worksheet', 'worksheets/sheet1.xml') + link('rId2', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  };
  const encoded = Object.entries(files).map(
    ([name, text]) => [name, new TextEncoder().encode(text)] as const,
  );
  return zipSync({ ...Object.fromEntries(encoded), ...extra });
}
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const HEADER = `<row r="1">${text('id')}${text('day')}${text('heat')}</row>`;

describe('reading a workbook', () => {
  it('gives texts: days as YYYY-MM-DD, numbers as decimals, formulas as their stored values', async () => {
    const row = `<row r="4">${text(' 007 ')}<c s="1"><v>41882</v></c><c><f>1+1</f><v>19.2504</v></c></row>`;
    expect(valueOf(await openTable('a.xlsx', workbook(HEADER + row)))).toEqual({
      file: 'a.xlsx',
      columns: ['id', 'day', 'heat'],
      rows: [{ row: 4, cells: ['007', '2014-08-31', '19.2504'] }],
    });
  });

  it('refuses an id that the spreadsheet has turned into a number and cut', async () => {
    const bytes = workbook(`${HEADER}<row r="2"><c><v>911100008021004300</v></c></row>`);
    expect(errorOf(await openTable('a.xlsx', bytes))).toMatchObject([
      { code: 'intake.digits-lost', place: { file: 'a.xlsx', row: 2 } },
    ]);
  });

  it('reads CSV through the same door', async () => {
    expect(valueOf(await openTable('a.xlsx', Buffer.from('id\n1\n'))).rows).toHaveLength(1);
  });

  it('refuses a bomb: a part that unpacks to hundreds of times its size', async () => {
    const bomb = workbook(HEADER, { 'xl/sharedStrings.xml': new Uint8Array(50_000_000) });
    expect(errorOf(await openTable('a.xlsx', bomb))[0]).toMatchObject({ code: 'intake.too-large' });
  });

  it('refuses a part that lies about its size', async () => {
    const bytes = workbook(HEADER + `<row r="2">${text('x'.repeat(5000))}</row>`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(errorOf(await openTable('a.xlsx', bytes))[0]).toMatchObject({ code: 'intake.not-a-workbook' });
  });

  it.each([
    ['a torn file', workbook(HEADER).slice(0, 700)],
    ['an archive of something else', zipSync({ 'readme.txt': new Uint8Array(3) })],
  ])('refuses %s', async (_, bytes) => {
    const [problem] = errorOf(await openTable('a.xlsx', bytes));
    expect(problem).toMatchObject({ code: 'intake.not-a-workbook', place: { file: 'a.xlsx' } });
  });
});
