import type { KernelProblem } from './reasons.js';
import { err, ok, type Result } from './result.js';

/**
 * UTF-8 bytes of well-formed text. Lone surrogates have no UTF-8 form: `checkText` refuses them at the
 * border, so that meeting one here is a bug.
 */
export function utf8(text: string): Uint8Array {
  const ascii = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return manyByteUtf8(text, ascii.subarray(0, i));
    ascii[i] = unit;
  }
  return ascii;
}

/** The bytes of a text that begins with the given ones, which are ASCII. */
function manyByteUtf8(text: string, start: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(start.length + (text.length - start.length) * 3);
  bytes.set(start);
  let length = start.length;
  for (let i = start.length; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point > 0xffff) i++;
    length = writePoint(bytes, length, point);
  }
  return bytes.slice(0, length);
}

function writePoint(bytes: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    bytes[at] = point;
    return at + 1;
  }
  if (point >= 0xd800 && point <= 0xdfff) throw new TypeError('lone surrogate in text');
  const tail = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  const lead = [0, 0xc0, 0xe0, 0xf0][tail] ?? 0;
  bytes[at] = lead | (point >> (6 * tail));
  for (let k = 1; k <= tail; k++) bytes[at + k] = 0x80 | ((point >> (6 * (tail - k))) & 0x3f);
  return at + tail + 1;
}

/** Text enters only in Unicode normalisation form C and well-formed; other text is refused, not repaired. */
export function checkText(text: string): Result<string, KernelProblem> {
  if (isAscii(text)) return ok(text);
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) {
    return err({ code: 'kernel.lone-surrogate', params: { text } });
  }
  return text === text.normalize('NFC') ? ok(text) : err({ code: 'kernel.not-nfc', params: { text } });
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Order of UTF-8 bytes, which is the order of code points (and not that of UTF-16 units). */
export function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** Moves surrogates, which stand for code points above U+FFFF, behind all other UTF-16 units. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
