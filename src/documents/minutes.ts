import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type Table,
} from 'docx';
import type { Minutes, WriteMinutes } from '../app/ports/minutes.js';
import { code, FONT, heading, paragraph, row, SIZE, table, title } from './docxParts.js';
import { minutesWords } from './minutesWords.js';
import { steadyZip } from './steadyZip.js';

type Words = (typeof minutesWords)['zh'];
type Block = Paragraph | Table;

/** A4 with the margins of official papers (GB/T 9704), in twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1440, bottom: 1304, left: 1440, right: 1440 },
} as const;

/** Minutes of a public draw as DOCX, for signature. */
export const writeMinutes: WriteMinutes = async (minutes) => {
  const words = minutesWords[minutes.language];
  const document = new Document({
    creator: 'Evenhand',
    title: `${words.heading} ${minutes.campaign}`,
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: pageHeader(minutes, words) },
        footers: { default: pageFooter(words) },
        children: [
          title(words.heading),
          ...introduction(minutes, words),
          ...seedPart(minutes, words),
          ...countsPart(minutes, words),
          ...signaturePart(minutes, words),
        ],
      },
    ],
  });
  return steadyZip(new Uint8Array(await Packer.toArrayBuffer(document)));
};

function facts(pairs: readonly (readonly [string, Paragraph])[]): Table {
  return table(
    pairs.map(([name, value]) => row([paragraph(name), value])),
    [34, 66],
  );
}

function introduction(minutes: Minutes, words: Words): Block[] {
  return [
    paragraph(`${minutes.organisation} · ${minutes.title}`),
    facts([
      [words.campaign, paragraph(minutes.campaign)],
      [words.attempt, paragraph(String(minutes.attempt))],
      [words.heldOn, paragraph(minutes.heldOn)],
      [words.place, paragraph(minutes.place)],
      [words.shortCode, code(minutes.commitment.shortCode)],
      [words.commitment, code(grouped(minutes.commitment.hash))],
    ]),
    paragraph(words.readAloud),
  ];
}

function seedPart({ seed }: Minutes, words: Words): Block[] {
  const { dice, beacon, secrets } = seed;
  return [
    heading(words.seedHeading),
    facts([
      ...(dice === null ? [] : [[words.dice, code(grouped(dice, 5))] as const]),
      ...(beacon === null
        ? []
        : [[words.beacon, code(`${grouped(beacon.chain)} · ${beacon.round}`)] as const]),
      ...secrets.map(({ holder, sha256 }) => [words.secretOf(holder), code(grouped(sha256))] as const),
      [words.fingerprint, code(grouped(seed.fingerprint))],
    ]),
    paragraph(words.whySealed),
  ];
}

function countsPart({ cells, expected, recordHash }: Minutes, words: Words): Block[] {
  const total = (['population', 'certainty'] as const).map((key) =>
    cells.reduce((sum, cell) => sum + cell[key], 0),
  );
  const lines = [
    ...cells.map((cell) => [cell.name, cell.population, cell.certainty]),
    [words.total, ...total],
  ];
  return [
    heading(words.countsHeading),
    table(
      [
        row(words.counts.map(paragraph), { header: true }),
        ...lines.map((line) => row(line.map((value) => paragraph(String(value))))),
      ],
      [40, 30, 30],
    ),
    facts([
      [words.expected, paragraph(expected)],
      [words.record, code(grouped(recordHash))],
    ]),
  ];
}

function signaturePart({ signers }: Minutes, words: Words): Block[] {
  const lines = signers.map(({ role, name }) => row([role, name, '', ''].map(paragraph), { height: 700 }));
  return [
    paragraph(words.declaration),
    table([row(words.signatures.map(paragraph), { header: true }), ...lines], [26, 24, 30, 20]),
  ];
}

/** Groups of signs, which people compare and read aloud more safely than a run of 64. */
function grouped(text: string, size = 8): string {
  return text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? '';
}

function pageHeader({ kind, campaign }: Minutes, words: Words): Header {
  const text = kind === 'rehearsal' ? `${campaign} · ${words.rehearsal}` : campaign;
  return new Header({ children: [small([new TextRun({ text, font: FONT, size: SIZE.small })])] });
}

function pageFooter({ page: [before, between, after] }: Words): Footer {
  const children = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after];
  return new Footer({ children: [small([new TextRun({ children, font: FONT, size: SIZE.small })])] });
}

function small(children: TextRun[]): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children });
}
