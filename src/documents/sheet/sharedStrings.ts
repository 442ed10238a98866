import { packedTexts, type PackedTexts } from '../../app/intake/packedTexts.js';
import type { Parts } from '../zipLimits.js';
import { scanPart } from './partText.js';

/** The texts that cells refer to by number. Readings of characters (rPh) are no part of a text. */
export function sharedStrings(bytes: Uint8Array, parts: Parts, path: string | null): PackedTexts {
  const texts = packedTexts();
  if (path === null) return texts;
  let [text, taking, reading] = ['', false, false];
  scanPart(bytes, parts, path, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') reading = true;
      else if (name === 't') taking = !reading;
    },
    text: (piece) => {
      if (taking) text += piece;
    },
    close: (name) => {
      if (name === 't') taking = false;
      else if (name === 'rPh') reading = false;
      else if (name === 'si') texts.add(text);
    },
  });
  return texts;
}

/** Characters that XML cannot hold are written _x000D_ (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
