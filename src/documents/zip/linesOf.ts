import type { ZipProblem } from '../../app/ports/zipReasons.js';
import { BundleFault, type Line } from '../../core/replay/bundleSource.js';

const LINE_FEED = 10;

type Decoder = InstanceType<typeof TextDecoder>;

const fault = (problem: ZipProblem): BundleFault => new BundleFault(problem);

/** Cuts the bytes of a file into lines of UTF-8 text. It holds a piece at a time, and the line under way. */
export function* linesOf(path: string, pieces: Iterable<Uint8Array>, limit: number): Iterable<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array(0);
  let number = 0;
  for (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : joined(rest, piece);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    for (const line of wholeLines(path, bytes.subarray(0, end), decoder, number)) {
      number++;
      yield line;
    }
    rest = bytes.slice(end);
    if (rest.length > limit)
      throw fault({ code: 'zip.line-too-long', params: { path, line: number + 1, limit } });
  }
  if (rest.length === 0) return;
  yield { text: decoded(path, rest, decoder, number + 1), bytes: rest, ended: false };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Lines that all end with a line feed. They are decoded together; where that fails, one by one. */
function* wholeLines(path: string, bytes: Uint8Array, decoder: Decoder, before: number): Iterable<Line> {
  const text = tryDecode(bytes, decoder);
  let [start, from, number] = [0, 0, before];
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, start) + 1;
    const own = bytes.subarray(start, end);
    const to = text?.indexOf('\n', from) ?? 0;
    number++;
    yield {
      text: text === null ? decoded(path, own, decoder, number).slice(0, -1) : text.slice(from, to),
      bytes: own,
      ended: true,
    };
    [start, from] = [end, to + 1];
  }
}

function tryDecode(bytes: Uint8Array, decoder: Decoder): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function decoded(path: string, bytes: Uint8Array, decoder: Decoder, line: number): string {
  const text = tryDecode(bytes, decoder);
  if (text === null) throw fault({ code: 'zip.not-utf8', params: { path, line } });
  return text;
}
