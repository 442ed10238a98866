import { isUtf8 } from 'node:buffer';
import type { IntakeProblem } from '../app/intake/reasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';

type Encoding = 'utf-8' | 'gb18030';

/** Bytes that are decoded at once. */
const PIECE = 1 << 18;

/**
 * The text, in pieces, of a file in UTF-8 (with or without byte order mark) or GB18030, which holds GBK and GB 2312.
 * Bytes that are valid UTF-8 are read as UTF-8: Chinese text in GB18030 is practically never valid UTF-8.
 * Bytes that are neither are refused, not replaced.
 */
export function decodeText(bytes: Uint8Array): Result<Iterable<string>, IntakeProblem> {
  const encoding = isUtf8(bytes) ? 'utf-8' : isGb18030(bytes) ? 'gb18030' : null;
  if (encoding === null) {
    return err({ code: 'intake.unknown-encoding', params: { tried: ['UTF-8', 'GB18030'] } });
  }
  return bytes.includes(0)
    ? err({ code: 'intake.not-text', params: { found: 'NUL' } })
    : ok({ [Symbol.iterator]: () => textPieces(bytes, encoding) });
}

function* textPieces(bytes: Uint8Array, encoding: Encoding): Iterator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  }
  yield decoder.decode();
}

function isGb18030(bytes: Uint8Array): boolean {
  try {
    const pieces = textPieces(bytes, 'gb18030');
    while (pieces.next().done !== true);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
