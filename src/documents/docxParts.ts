import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

/** Half points: 小二 for the title, 小四 for the text, as official papers are set. */
export const SIZE = { title: 36, heading: 28, text: 24, small: 20 } as const;
export const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' } as const;
const TITLE_FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' } as const;
const MONO_FONT = { ascii: 'Consolas', hAnsi: 'Consolas', eastAsia: '仿宋' } as const;

export function title(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: [new TextRun({ text, font: TITLE_FONT, size: SIZE.title })],
  });
}

export function heading(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 240, after: 100 },
    keepNext: true,
    children: [new TextRun({ text, font: TITLE_FONT, size: SIZE.heading })],
  });
}

export function paragraph(text: string): Paragraph {
  return new Paragraph({
    spacing: { after: 80 },
    children: [new TextRun({ text, font: FONT, size: SIZE.text })],
  });
}

/** Text that people compare sign by sign: hashes in groups, in a fixed pitch. */
export function code(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, font: MONO_FONT, size: SIZE.small })] });
}

/** A table over the whole width; widths are shares of 100. */
export function table(rows: readonly TableRow[], widths: readonly number[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths.map((share) => share * 90),
    rows: [...rows],
  });
}

export interface RowOptions {
  readonly header?: boolean;
  /** Least height in twentieths of a point, such as room for a signature. */
  readonly height?: number;
}

export function row(cells: readonly Paragraph[], { header = false, height }: RowOptions = {}): TableRow {
  return new TableRow({
    tableHeader: header,
    cantSplit: true,
    ...(height === undefined ? {} : { height: { value: height, rule: HeightRule.ATLEAST } }),
    children: cells.map(
      (cell) =>
        new TableCell({
          verticalAlign: VerticalAlignTable.CENTER,
          margins: { top: 40, bottom: 40, left: 100, right: 100 },
          ...(header ? { shading: { fill: 'E7EDF5' } } : {}),
          children: [cell],
        }),
    ),
  });
}
