import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { steadyZip } from '../steadyZip.js';
import { blockGroups, type Block, type Cell, type Sheet, type SignatureLine } from './blocks.js';
import { pageWords } from './pageWords.js';

/** Half points: 二号 for the title, 小四 for the text, 五号 in tables, as the agencies' forms are set. */
const SIZE = { office: 32, title: 44, heading: 26, text: 24, cell: 21, small: 18 } as const;
const TEXT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' } as const;
const TITLE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' } as const;
const HEADING = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' } as const;
const MONO = { ascii: 'Consolas', hAnsi: 'Consolas', eastAsia: '仿宋' } as const;

/** A4 in twentieths of a point; 25 mm at the sides leave room for the holes of a file, 20 mm above and below. */
const A4 = { width: 11906, height: 16838 } as const;
const MARGIN = 1417;
const UPRIGHT_MARGIN = 1134;
const LINE = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
const SEAL_WIDTH = 4800;

/** A sheet as DOCX; the same sheet gives the same bytes. */
export async function renderDocx(sheet: Sheet): Promise<Uint8Array> {
  const { landscape, title, header } = sheet;
  const words = pageWords[sheet.language];
  const document = new Document({
    creator: 'Evenhand',
    title,
    sections: [
      {
        properties: {
          page: {
            size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { top: UPRIGHT_MARGIN, bottom: UPRIGHT_MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        ...(header === '' ? {} : { headers: { default: new Header({ children: [small([header])] }) } }),
        footers: {
          default: new Footer({
            children: [
              small([
                ...[words.page[0], PageNumber.CURRENT, words.page[1]],
                ...[PageNumber.TOTAL_PAGES, words.page[2]],
              ]),
            ],
          }),
        },
        children: [...head(sheet), ...blockGroups(sheet.blocks).flatMap((group) => together(group, sheet))],
      },
    ],
  });
  return steadyZip(new Uint8Array(await Packer.toArrayBuffer(document)));
}

const widthOf = ({ landscape }: Sheet): number => (landscape ? A4.height : A4.width) - 2 * MARGIN;

function head({ office, title, number }: Sheet): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER, keepNext: true } as const;
  const titleRun: IRunOptions = { text: title, font: TITLE, size: SIZE.title, bold: true };
  return [
    new Paragraph({ ...centred, children: [new TextRun({ text: office, font: TITLE, size: SIZE.office })] }),
    new Paragraph({
      ...centred,
      spacing: { before: 60, after: 120 },
      children: [new TextRun(titleRun)],
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { after: 160 },
      children: [new TextRun({ text: number, font: TEXT, size: SIZE.text })],
    }),
  ];
}

/** All but the last block of a group hold on to the next. */
function together(group: readonly Block[], sheet: Sheet): (Paragraph | Table)[] {
  return group.flatMap((block, k) => drawn(block, sheet, k < group.length - 1));
}

function drawn(block: Block, sheet: Sheet, keepNext: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          spacing: { before: 200, after: 80 },
          keepNext: true,
          children: [new TextRun({ text: block.text, font: HEADING, size: SIZE.heading })],
        }),
      ];
    case 'text':
      return block.text.split('\n').map((text) => paragraph(text, block.align, sheet, keepNext));
    case 'fields':
      return [fields(block, sheet), gap()];
    case 'table':
      return [table(block, sheet, keepNext), gap(keepNext)];
    case 'ruled':
      return Array.from({ length: block.lines }, ruledLine);
    case 'signatures':
      return [signatures(block.lines, sheet, keepNext), gap(keepNext)];
    case 'seal':
      return seal(block, sheet, keepNext);
  }
}

function paragraph(
  text: string,
  align: 'center' | 'right' | undefined,
  { language }: Sheet,
  keepNext: boolean,
): Paragraph {
  const alignment = { center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[align ?? 'center'];
  const placed: IParagraphOptions =
    align !== undefined
      ? { alignment }
      : language === 'zh'
        ? { indent: { firstLine: 2 * SIZE.text * 10 } }
        : {};
  return new Paragraph({
    ...placed,
    keepNext,
    keepLines: keepNext,
    spacing: { after: 60, line: 340 },
    children: [new TextRun({ text, font: TEXT, size: SIZE.text })],
  });
}

type FieldsBlock = Extract<Block, { readonly kind: 'fields' }>;
type TableBlock = Extract<Block, { readonly kind: 'table' }>;

function fields({ pairs, perLine }: FieldsBlock, sheet: Sheet): Table {
  const shares = perLine === 1 ? [22, 78] : [16, 34, 16, 34];
  const lines: TableRow[] = [];
  for (let k = 0; k < pairs.length; k += perLine) {
    const line = pairs.slice(k, k + perLine).flatMap(([name, value]) => [name, value]);
    while (line.length < shares.length) line.push('');
    lines.push(row(line, { centred: [0, 2] }));
  }
  return grid(lines, shares, sheet);
}

function table({ widths, header, rows, rowHeight }: TableBlock, sheet: Sheet, keepNext: boolean): Table {
  const lines = rows.map((line, k) =>
    rowHeight === undefined
      ? row(line, {})
      : row(line, { height: rowHeight, keepNext: keepNext || k < rows.length - 1 }),
  );
  return grid([row(header, { header: true }), ...lines], widths, sheet);
}

function grid(rows: readonly TableRow[], shares: readonly number[], sheet: Sheet): Table {
  const width = widthOf(sheet);
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: shares.map((share) => Math.round((share * width) / 100)),
    rows: [...rows],
  });
}

interface RowOptions {
  readonly header?: boolean;
  readonly height?: number;
  /** On the same page as the next row. */
  readonly keepNext?: boolean;
  /** Columns whose text stands in the middle. */
  readonly centred?: readonly number[];
}

function row(
  cells: readonly Cell[],
  { header = false, height, keepNext = false, centred = [] }: RowOptions,
): TableRow {
  return new TableRow({
    tableHeader: header,
    cantSplit: true,
    ...(height === undefined ? {} : { height: { value: height * 20, rule: HeightRule.ATLEAST } }),
    children: cells.map(
      (cell, column) =>
        new TableCell({
          verticalAlign: VerticalAlignTable.CENTER,
          margins: { top: 50, bottom: 50, left: 90, right: 90 },
          children: cellText(cell, header || centred.includes(column), header || keepNext),
        }),
    ),
  });
}

function cellText(cell: Cell, centred: boolean, keepNext: boolean): Paragraph[] {
  const [text, font, size] =
    typeof cell === 'string' ? [cell, TEXT, SIZE.cell] : [cell.code, MONO, SIZE.small];
  const alignment = centred ? { alignment: AlignmentType.CENTER } : {};
  return text
    .split('\n')
    .map((text) => new Paragraph({ ...alignment, keepNext, children: [new TextRun({ text, font, size })] }));
}

function signatures(lines: readonly SignatureLine[], sheet: Sheet, keepNext: boolean): Table {
  const words = pageWords[sheet.language];
  const rows = lines.map(({ label, name, certificate, note }, k) => {
    const proof = certificate === null ? note : `${words.certificate}\n${certificate}`;
    return row([`${label}\n${name}`, words.signed, proof, words.date], {
      ...{ height: 30, centred: [0, 3], keepNext: keepNext || k < lines.length - 1 },
    });
  });
  return grid(rows, [24, 26, 28, 22], sheet);
}

function ruledLine(): Paragraph {
  return new Paragraph({
    spacing: { before: 360 },
    border: { bottom: { ...LINE, space: 1 } },
    children: [],
  });
}

/** Word draws two tables that touch as one. */
function gap(keepNext = false): Paragraph {
  return new Paragraph({ keepNext, spacing: { line: 160 }, children: [] });
}

/** Agency, place for the seal and date, one below the other in a column on the right. */
function seal(
  block: Extract<Block, { readonly kind: 'seal' }>,
  sheet: Sheet,
  keepNext: boolean,
): Paragraph[] {
  const texts = [block.office, block.place, block.date];
  return texts.map(
    (text, k) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        indent: { left: widthOf(sheet) - SEAL_WIDTH },
        keepNext: keepNext || k < texts.length - 1,
        spacing: { before: 40, line: 340, after: k === texts.length - 1 ? 120 : 0 },
        children: [new TextRun({ text, font: TEXT, size: SIZE.text })],
      }),
  );
}

function small(children: NonNullable<IRunOptions['children']>): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children, font: TEXT, size: SIZE.small })],
  });
}
