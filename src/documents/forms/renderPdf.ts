import pdfmake, { type Content } from 'pdfmake';
import type { CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { PRINT_FONTS, runsOf, type Run } from '../fonts/printFonts.js';
import { blockGroups, type Block, type Cell, type Sheet, type SignatureLine } from './blocks.js';
import { pageWords } from './pageWords.js';

/** Points: 二号 for the title, 小四 for the text, 五号 in tables. */
const SIZE = { office: 16, title: 22, heading: 13, text: 12, cell: 10.5, small: 9 } as const;
/** Points: 25 mm at the sides leave room for the holes of a file, 20 mm above and below. */
const MARGIN = 71;
const UPRIGHT_MARGIN = 57;
const WIDTH = { portrait: 595.28 - 2 * MARGIN, landscape: 841.89 - 2 * MARGIN } as const;
/** Of the font’s own line, which is 1.44 of its size. */
const LEADING = { title: 0.95, text: 1, cell: 0.9, seal: 1.15 } as const;
const RULE = 0.7;
const CELL = { side: 5, over: 3 } as const;
/** Files carry no time of writing, so that the same sheet gives the same bytes. */
const WRITTEN = new Date(Date.UTC(2000, 0, 1));

const FULL_GRID: CustomTableLayout = {
  hLineWidth: () => RULE,
  vLineWidth: () => RULE,
  paddingLeft: () => CELL.side,
  paddingRight: () => CELL.side,
  paddingTop: () => CELL.over,
  paddingBottom: () => CELL.over,
};

/** Sets text in runs of one font each, and remembers what no font has. */
interface Setter {
  readonly set: (text: string) => Run[];
  readonly missing: ReadonlySet<string>;
}

/** A sheet as PDF, with every font that it needs inside; the same sheet gives the same bytes. */
export async function renderPdf(sheet: Sheet): Promise<Uint8Array> {
  pdfmake.setFonts(PRINT_FONTS);
  const allowed: readonly string[] = Object.values(PRINT_FONTS).flatMap((font) => Object.values(font));
  pdfmake.setLocalAccessPolicy((path) => allowed.includes(path));
  pdfmake.setUrlAccessPolicy(() => false);
  return new Uint8Array(await pdfmake.createPdf(definition(sheet)).getBuffer());
}

function definition(sheet: Sheet): TDocumentDefinitions {
  const { title, landscape, header, language, blocks } = sheet;
  const words = pageWords[language];
  const found = new Set<string>();
  const setter: Setter = { set: (text) => runsOf(text, (each) => found.add(each)), missing: found };
  const content = [
    ...head(sheet, setter),
    ...blockGroups(blocks).map((group) => together(group, sheet, setter)),
  ];
  const above = setter.set(header);
  return {
    info: { title, creator: 'Evenhand', producer: 'Evenhand', creationDate: WRITTEN, modDate: WRITTEN },
    language: language === 'zh' ? 'zh-CN' : 'en',
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [MARGIN, UPRIGHT_MARGIN],
    defaultStyle: { font: 'song', fontSize: SIZE.text, lineHeight: LEADING.title },
    ...(header === ''
      ? {}
      : {
          header: () => ({ text: above, alignment: 'center', fontSize: SIZE.small, margin: [0, 36, 0, 0] }),
        }),
    footer: (page, pages) => ({
      text: `${words.page[0]}${page}${words.page[1]}${pages}${words.page[2]}`,
      alignment: 'center',
      fontSize: SIZE.small,
      margin: [0, 18, 0, 0],
    }),
    // A heading never stands alone at the foot of a page.
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    content: [...content, ...unknown(setter.missing, words.unknown)],
  };
}

/** Says which characters stand as 〓, by their code points. */
function unknown(missing: ReadonlySet<string>, words: (points: string) => string): Content[] {
  if (missing.size === 0) return [];
  const points = [...missing].map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  return [{ text: words(points.join(', ')), fontSize: SIZE.small, margin: [0, 8, 0, 0] }];
}

function head({ office, title, number }: Sheet, { set }: Setter): Content[] {
  return [
    { text: set(office), fontSize: SIZE.office, alignment: 'center' },
    { text: set(title), fontSize: SIZE.title, bold: true, alignment: 'center', margin: [0, 2, 0, 4] },
    { text: set(number), alignment: 'right', margin: [0, 0, 0, 8] },
  ];
}

/** A group stays on one page; a single block may run over. */
function together(group: readonly Block[], sheet: Sheet, setter: Setter): Content {
  const stack = group.map((block) => drawn(block, sheet, setter));
  return stack.length === 1 && stack[0] !== undefined ? stack[0] : { stack, unbreakable: true };
}

function drawn(block: Block, sheet: Sheet, setter: Setter): Content {
  switch (block.kind) {
    case 'heading':
      return {
        text: setter.set(block.text),
        ...{ bold: true, fontSize: SIZE.heading, margin: [0, 8, 0, 4], headlineLevel: 1 },
      };
    case 'text':
      return { stack: block.text.split('\n').map((text) => paragraph(text, block.align, sheet, setter)) };
    case 'fields':
      return fields(block, sheet, setter);
    case 'table':
      return table(block, sheet, setter);
    case 'ruled':
      return { stack: Array.from({ length: block.lines }, () => ruledLine(sheet)) };
    case 'signatures':
      return signatures(block.lines, sheet, setter);
    case 'seal':
      return seal(block, sheet, setter);
  }
}

function paragraph(
  text: string,
  align: 'center' | 'right' | undefined,
  { language }: Sheet,
  { set }: Setter,
): Content {
  const indent = align === undefined && language === 'zh' ? { leadingIndent: 2 * SIZE.text } : {};
  return {
    text: set(text),
    ...indent,
    ...(align === undefined ? {} : { alignment: align }),
    lineHeight: LEADING.text,
    margin: [0, 0, 0, 3],
  };
}

type FieldsBlock = Extract<Block, { readonly kind: 'fields' }>;
type TableBlock = Extract<Block, { readonly kind: 'table' }>;

function fields({ pairs, perLine }: FieldsBlock, sheet: Sheet, setter: Setter): Content {
  const shares = perLine === 1 ? [22, 78] : [16, 34, 16, 34];
  const lines: TableCell[][] = [];
  for (let k = 0; k < pairs.length; k += perLine) {
    const line: Cell[] = pairs.slice(k, k + perLine).flatMap(([name, value]) => [name, value]);
    while (line.length < shares.length) line.push('');
    lines.push(line.map((cell, column) => cellOf(cell, column % 2 === 0, setter)));
  }
  return grid(lines, shares, sheet, {});
}

function table({ widths, header, rows, rowHeight }: TableBlock, sheet: Sheet, setter: Setter): Content {
  const body = [
    header.map((text) => cellOf(text, true, setter)),
    ...rows.map((line) => line.map((cell) => cellOf(cell, false, setter))),
  ];
  const heights = rowHeight === undefined ? {} : { heights: (row: number) => (row === 0 ? 0 : rowHeight) };
  return grid(body, widths, sheet, { headerRows: 1, keepWithHeaderRows: 1, ...heights });
}

interface GridOptions {
  readonly headerRows?: number;
  readonly keepWithHeaderRows?: number;
  readonly heights?: number | ((row: number) => number);
}

function grid(body: TableCell[][], shares: readonly number[], sheet: Sheet, options: GridOptions): Content {
  const inner = widthOf(sheet) - (shares.length + 1) * RULE;
  const widths = shares.map((share) => (share * inner) / 100 - 2 * CELL.side);
  return {
    table: { ...options, widths, body, dontBreakRows: true },
    layout: FULL_GRID,
    margin: [0, 0, 0, 8],
  };
}

const widthOf = ({ landscape }: Sheet): number => WIDTH[landscape ? 'landscape' : 'portrait'];

function cellOf(cell: Cell, centred: boolean, { set }: Setter): TableCell {
  const [text, fontSize] = typeof cell === 'string' ? [cell, SIZE.cell] : [cell.code, SIZE.small];
  return {
    text: set(text),
    fontSize,
    lineHeight: LEADING.cell,
    ...(centred ? { alignment: 'center' } : {}),
    ...(typeof cell === 'string' && /[!-~]{30}/.test(cell) ? { wordBreak: 'break-all' } : {}),
  };
}

function signatures(lines: readonly SignatureLine[], sheet: Sheet, setter: Setter): Content {
  const words = pageWords[sheet.language];
  const body = lines.map(({ label, name, certificate, note }) => {
    const proof = certificate === null ? note : `${words.certificate}\n${certificate}`;
    return [`${label}\n${name}`, words.signed, proof, words.date].map((text, column) =>
      cellOf(text, column === 0 || column === 3, setter),
    );
  });
  return grid(body, [24, 26, 28, 22], sheet, { heights: 30 });
}

function ruledLine(sheet: Sheet): Content {
  const end = widthOf(sheet);
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: end, y2: 0, lineWidth: RULE }],
    margin: [0, 26, 0, 0],
  };
}

function seal(
  { office, place, date }: Extract<Block, { readonly kind: 'seal' }>,
  sheet: Sheet,
  { set }: Setter,
): Content {
  const lines = [office, place, date].map((text): Content => ({ text: set(text), alignment: 'center' }));
  return {
    stack: lines,
    unbreakable: true,
    lineHeight: LEADING.seal,
    margin: [widthOf(sheet) - 240, 8, 0, 0],
  };
}
