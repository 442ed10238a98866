import { fromHex } from '../../../src/core/kernel/bytes.js';
import type { Result } from '../../../src/core/kernel/result.js';

/** The value of a result that the test takes for granted. */
export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const hex = (text: string): Uint8Array => value(fromHex(text));
