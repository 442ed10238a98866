import type { Parts } from '../zipLimits.js';
import { scanPart } from './partText.js';
import { attributeOf } from './xmlScanner.js';

const [numberFormat, formatId, formatCode] = [
  attributeOf('numFmtId'),
  attributeOf('numFmtId'),
  attributeOf('formatCode'),
];

/** Formats that every program knows (ECMA-376 part 1, 18.8.30), with those of Chinese and Japanese editions. */
const isBuiltIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Styles, by number, whose numbers are days or times. */
export function dayStyles(bytes: Uint8Array, parts: Parts, path: string | null): ReadonlySet<number> {
  const styles = new Set<number>();
  if (path === null) return styles;
  const own = new Set<number>();
  let [within, count] = [false, 0];
  scanPart(bytes, parts, path, {
    open: (name, attributes) => {
      if (name === 'numFmt' && isDayFormat(formatCode(attributes) ?? ''))
        own.add(Number(formatId(attributes)));
      if (name === 'cellXfs') within = true;
      if (name !== 'xf' || !within) return;
      const format = Number(numberFormat(attributes) ?? '0');
      if (isBuiltIn(format) || own.has(format)) styles.add(count);
      count += 1;
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') within = false;
    },
  });
  return styles;
}

/** Whether a format shows a year, month, day, hour or second outside of its quoted and bracketed parts. */
const isDayFormat = (code: string): boolean =>
  /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, '')) &&
  !/^general$/i.test(code);

const DAY_MS = 86_400_000;

/** A serial number as YYYY-MM-DD, with the time behind it where there is one; 29 February 1900 never was. */
export function dayText(serial: number, from1904: boolean): string {
  const days = from1904 ? serial - 24_107 : serial - (serial < 60 ? 25_568 : 25_569);
  const instant = new Date(Math.round(days * DAY_MS));
  if (Number.isNaN(instant.getTime())) return String(serial);
  const iso = instant.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : iso.slice(0, -5).replace('T', ' ');
}
