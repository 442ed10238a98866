import { entryBytes } from '../zip/entryBytes.js';
import { bytesInMemory } from '../zip/randomBytes.js';
import type { Parts } from '../zipLimits.js';
import { xmlScanner, type XmlEvents } from './xmlScanner.js';

/** The text of a part, unpacked a piece at a time; throws where it is not there, damaged or not UTF-8. */
export function* partText(bytes: Uint8Array, parts: Parts, path: string): Iterable<string> {
  const part = parts.get(path);
  if (part === undefined) throw new RangeError(`${path} is missing`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const piece of entryBytes(bytesInMemory(bytes), part)) {
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

/** Scans a whole part. */
export function scanPart(bytes: Uint8Array, parts: Parts, path: string, events: XmlEvents): void {
  const push = xmlScanner(events);
  for (const piece of partText(bytes, parts, path)) push(piece);
}
