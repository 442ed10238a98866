import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { coverageOf, covers, type Coverage } from './cmap.js';

const require = createRequire(import.meta.url);
const song = (folder: string, file: string): string =>
  require.resolve(`@expo-google-fonts/noto-serif-sc/${folder}/${file}`);
const hei = (file: string): string =>
  join(dirname(require.resolve('@embedpdf/fonts-jp')), '..', 'fonts', file);

/**
 * The fonts of printed documents: a Song with the whole of the Unicode blocks of ordinary and rarer characters and the
 * characters of 通用规范汉字表 beyond them; and one for what it lacks, such as 𠮷.
 */
export const PRINT_FONTS = {
  song: {
    normal: song('400Regular', 'NotoSerifSC_400Regular.ttf'),
    bold: song('700Bold', 'NotoSerifSC_700Bold.ttf'),
  },
  rare: { normal: hei('NotoSansJP-Regular.otf'), bold: hei('NotoSansJP-Bold.otf') },
} as const;
export type PrintFont = keyof typeof PRINT_FONTS;

/** Text in one font. */
export interface Run {
  readonly text: string;
  readonly font: PrintFont;
}

/** 〓, the sign that printers set for a character that they have no type for. */
const GETA = '〓';
const ORDER: readonly PrintFont[] = ['song', 'rare'];
const coverages = new Map<PrintFont, Coverage>();

function has(font: PrintFont, point: number): boolean {
  const known = coverages.get(font) ?? coverageOf(readFileSync(PRINT_FONTS[font].normal));
  coverages.set(font, known);
  return covers(known, point);
}

/** Cuts a text where the font must change; what no font has is set as 〓 and told to `missing`. */
export function runsOf(text: string, missing: (character: string) => void): Run[] {
  const runs: { text: string; font: PrintFont }[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const font = point === 10 ? 'song' : ORDER.find((each) => has(each, point));
    if (font === undefined) missing(character);
    const set = font === undefined ? GETA : character;
    const last = runs.at(-1);
    if (last?.font === (font ?? 'song')) last.text += set;
    else runs.push({ text: set, font: font ?? 'song' });
  }
  return runs;
}
