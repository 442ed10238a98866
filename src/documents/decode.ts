import type { IntakeProblem } from '../app/intake/reasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';

export type Encoding = 'utf-8' | 'gb18030';

/**
 * The text of a file in UTF-8 (with or without byte order mark) or GB18030, which holds GBK and GB 2312.
 * Bytes that are valid UTF-8 are read as UTF-8: Chinese text in GB18030 is practically never valid UTF-8.
 * Bytes that are neither are refused, not replaced.
 */
export function decodeText(bytes: Uint8Array): Result<{ text: string; encoding: Encoding }, IntakeProblem> {
  const encoding = (['utf-8', 'gb18030'] as const).find((label) => decode(bytes, label) !== null);
  const text = encoding === undefined ? null : decode(bytes, encoding);
  if (encoding === undefined || text === null) {
    return err({ code: 'intake.unknown-encoding', params: { tried: ['UTF-8', 'GB18030'] } });
  }
  return text.includes('\0')
    ? err({ code: 'intake.not-text', params: { found: 'NUL' } })
    : ok({ text, encoding });
}

function decode(bytes: Uint8Array, label: Encoding): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
