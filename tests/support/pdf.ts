import { inflateSync } from 'node:zlib';

/** One glyph where it is printed, in points from the left and the foot of its page. */
export interface Glyph {
  readonly text: string;
  readonly font: string;
  /** 0 is the empty box of a missing character. */
  readonly id: number;
  readonly left: number;
  readonly right: number;
  readonly foot: number;
  readonly size: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Furthest points of ruled lines. */
  readonly lines: readonly { readonly x: number; readonly y: number }[];
}

type Objects = ReadonlyMap<string, string>;

interface Font {
  readonly name: string;
  readonly texts: readonly string[];
  readonly widths: readonly number[];
}

/** Reads a PDF of the kind that this program writes: subset fonts with two-byte ids, one glyph string an operator. */
export function pdfPages(bytes: Uint8Array): readonly PdfPage[] {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body));
  return pages.map((page) => {
    const [, , width = 0, height = 0] = numbers(found(/\/MediaBox \[([^\]]+)\]/, page));
    const resources = objects.get(found(/\/Resources (\d+) 0 R/, page)) ?? '';
    const fonts = new Map<string, Font>();
    for (const [, key = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g))
      fonts.set(key, fontOf(objects, id));
    const content = streamOf(objects, found(/\/Contents (\d+) 0 R/, page));
    return { width, height, glyphs: glyphsOf(content, fonts), lines: linesOf(content, height) };
  });
}

/** The text of a page in the order in which it was printed. */
export const textOf = ({ glyphs }: PdfPage): string => glyphs.map(({ text }) => text).join('');

function objectsOf(pdf: string): Objects {
  return new Map(
    Array.from(pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g), ([, id = '', body = '']) => [
      id,
      body,
    ]),
  );
}

function streamOf(objects: Objects, id: string): string {
  const body = objects.get(id) ?? '';
  const start = body.indexOf('stream\n') + 7;
  return inflateSync(Buffer.from(body.slice(start, body.lastIndexOf('\nendstream')), 'latin1')).toString(
    'latin1',
  );
}

function fontOf(objects: Objects, id: string): Font {
  const body = objects.get(id) ?? '';
  const descendant = objects.get(found(/\/DescendantFonts \[(\d+) 0 R/, body)) ?? '';
  const name = found(/\/BaseFont \/[A-Z]+\+([^\n]+)/, body);
  const texts = textsOf(streamOf(objects, found(/\/ToUnicode (\d+) 0 R/, body)));
  return { name, texts, widths: numbers(found(/\/W \[0 \[([^\]]+)\]/, descendant)) };
}

const found = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? '';

function textsOf(map: string): string[] {
  const texts: string[] = [];
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    let at = parseInt(first, 16);
    for (const [, units = ''] of list.matchAll(/<([^>]*)>/g)) {
      texts[at++] = String.fromCharCode(...units.split(' ').map((unit) => parseInt(unit, 16)));
    }
  }
  return texts;
}

const numbers = (text: string): number[] => text.trim().split(/\s+/).map(Number);

const SHOW =
  /1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm\n(?:[^\n]*\n)*?\/(F\d+) ([\d.]+) Tf\n(?:[^\n]*\n)*?\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g;

function glyphsOf(content: string, fonts: ReadonlyMap<string, Font>): Glyph[] {
  return Array.from(content.matchAll(SHOW)).flatMap(([, x, foot, key = '', size, shown = '']) => {
    const font = fonts.get(key) ?? { name: '', texts: [], widths: [] };
    return shownGlyphs(shown, font, Number(x), Number(foot), Number(size));
  });
}

function shownGlyphs(shown: string, font: Font, x: number, foot: number, size: number): Glyph[] {
  let left = x;
  const glyphs: Glyph[] = [];
  for (const [, ids = '', shift = '0'] of shown.matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/g)) {
    left -= (Number(shift) * size) / 1000;
    for (const [digits] of ids.matchAll(/.{4}/g)) {
      const id = parseInt(digits, 16);
      const right = left + ((font.widths[id] ?? 0) * size) / 1000;
      glyphs.push({ text: font.texts[id] ?? '\ufffd', font: font.name, id, left, right, foot, size });
      left = right;
    }
  }
  return glyphs;
}

function linesOf(content: string, height: number): { x: number; y: number }[] {
  return Array.from(content.matchAll(/(-?[\d.]+) (-?[\d.]+) [ml]\n/g), ([, x, y]) => ({
    x: Number(x),
    y: height - Number(y),
  }));
}
