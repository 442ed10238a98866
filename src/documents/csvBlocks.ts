/** Text that is parsed at once; a longer record stays whole. */
const BLOCK = 1 << 17;

type LineEnd = '\n' | '\r\n' | '\r';

export interface CsvBlock {
  readonly text: string;
  /** The line end of the first record, which is that of the file; null before one was met. */
  readonly lineEnd: LineEnd | null;
}

/**
 * Cuts text, which comes in pieces, where a record ends: behind a line end with an even number of quotation marks
 * before it (RFC 4180).
 */
export function* csvBlocks(pieces: Iterable<string>): Iterable<CsvBlock> {
  const ends = recordEnds();
  let [held, seen, end] = ['', 0, 0];
  for (const piece of pieces) {
    held += piece;
    for (; seen < held.length; seen++) {
      const behind = ends.take(held.charCodeAt(seen));
      if (behind !== null) end = seen + behind;
    }
    if (end < BLOCK) continue;
    yield { text: held.slice(0, end), lineEnd: ends.lineEnd() };
    [held, seen, end] = [held.slice(end), seen - end, 0];
  }
  if (held !== '') yield { text: held, lineEnd: ends.lineEnd() };
}

const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d];

/** Follows a text sign by sign; `take` says whether a record ended, before (0) or behind (1) the sign. */
function recordEnds() {
  let [quoted, last] = [false, 0];
  let lineEnd: LineEnd | null = null;
  const take = (sign: number): 0 | 1 | null => {
    const before = last;
    last = sign;
    if (sign === QUOTE) quoted = !quoted;
    if (quoted || sign === QUOTE) return null;
    lineEnd ??= firstEnd(before, sign);
    if (lineEnd === '\r') return before === CR ? 0 : null;
    return sign === LF && (lineEnd === '\n' || before === CR) ? 1 : null;
  };
  return { take, lineEnd: () => lineEnd };
}

function firstEnd(before: number, sign: number): LineEnd | null {
  if (sign === LF) return before === CR ? '\r\n' : '\n';
  return before === CR ? '\r' : null;
}
