/** Code points that a font has a glyph for: ascending, each range from its first to its last. */
export type Coverage = readonly (readonly [first: number, last: number])[];

const WINDOWS_FULL = 0x0003_000a;
const UNICODE_FULL = 0x0000_0004;
const HEADER = 12;
const ENTRY = 16;

/** Reads the character map (format 12) of an OpenType font, as every font with rare characters has one. */
export function coverageOf(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const start = fullMapAt(view, cmap);
  const count = view.getUint32(start + 12);
  const ranges: [number, number][] = [];
  for (let k = 0; k < count; k++) {
    const at = start + 16 + 12 * k;
    const [first, last] = [view.getUint32(at), view.getUint32(at + 4)];
    const previous = ranges.at(-1);
    if (previous !== undefined && previous[1] + 1 === first) previous[1] = last;
    else ranges.push([first, last]);
  }
  return ranges;
}

export function covers(coverage: Coverage, point: number): boolean {
  let [low, high] = [0, coverage.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = coverage[middle] ?? [0, -1];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}

function tableAt(view: DataView, tag: string): number {
  const count = view.getUint16(4);
  for (let k = 0; k < count; k++) {
    const at = HEADER + ENTRY * k;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new RangeError(`the font has no table ${tag}`);
}

function fullMapAt(view: DataView, cmap: number): number {
  const count = view.getUint16(cmap + 2);
  for (let k = 0; k < count; k++) {
    const at = cmap + 4 + 8 * k;
    const platform = view.getUint32(at);
    const start = cmap + view.getUint32(at + 4);
    const full = platform === WINDOWS_FULL || platform === UNICODE_FULL;
    if (full && view.getUint16(start) === 12) return start;
  }
  throw new RangeError('the font has no full character map');
}
