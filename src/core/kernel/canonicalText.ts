import { canonical, type Json } from './canonical.js';

/**
 * Whether a text is the canonical JSON of the value that was parsed from it. The engine's own serialiser
 * differs from RFC 8785 only in the order of keys, and takes numbers and text that records may not hold: where
 * these are in order, comparing its output is enough, at a fraction of the cost of sorting every object.
 */
export function isCanonicalText(text: string, value: unknown): boolean {
  if (isOrdered(value) && JSON.stringify(value) === text && isPlain(text)) return true;
  try {
    return canonical(value as Json) === text;
  } catch {
    // What has no canonical form cannot stand in it.
    return false;
  }
}

/** Keys of every object ascend by UTF-16 units, and every number is an integer below 2^53. */
function isOrdered(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isOrdered);
  let before = '';
  for (const [key, member] of Object.entries(value)) {
    if (key < before || !isOrdered(member)) return false;
    before = key;
  }
  return true;
}

/**
 * The text is NFC and holds no escaped surrogate. Strings in JSON stand between quotation marks, with which no
 * character composes, so that the whole is in normal form exactly when each of them is.
 */
function isPlain(text: string): boolean {
  return !text.includes('\\ud') && text.normalize('NFC') === text;
}
