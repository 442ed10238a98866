import { Deflate, deflateSync } from 'fflate';

/** Files up to this size are packed in one go, which packs best; what is larger passes through in blocks. */
const WHOLE = 1 << 21;
const BLOCK = 1 << 16;
const LEVEL = { level: 6 } as const;

/** The deflated bytes of a file that comes in pieces. They depend on its content only, never on the pieces. */
export function* deflated(pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let out: Uint8Array[] = [];
  let stream: Deflate | null = null;
  let held: Uint8Array[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length <= (stream === null ? WHOLE : BLOCK)) continue;
    stream ??= new Deflate(LEVEL, (part) => out.push(part));
    const bytes = joined(held, length);
    // The last block stays behind: whether it is the last one shows later.
    const end = Math.floor((length - 1) / BLOCK) * BLOCK;
    for (let at = 0; at < end; at += BLOCK) stream.push(bytes.subarray(at, at + BLOCK), false);
    [held, length] = [[bytes.slice(end)], length - end];
    yield* out;
    out = [];
  }
  if (stream === null) {
    yield deflateSync(joined(held, length), LEVEL);
    return;
  }
  stream.push(joined(held, length), true);
  yield* out;
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
