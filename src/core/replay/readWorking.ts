import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { BundleSource } from './bundleSource.js';
import { fileReader } from './fileReader.js';
import { FactsRow, FrameRow } from './frameRow.js';
import { readKnown, READING_ORDER } from './readBundle.js';
import { bySchema, readThrough } from './readRecords.js';
import { FrameSecret, type Working } from './working.js';

/**
 * Reads a working file; the first record that does not have its form is named by file, line and field. Frame
 * and facts are checked here, and stay where they are.
 */
export function readWorking(hash: Hash, source: BundleSource): Result<Working, Problem> {
  const reader = fileReader(hash, source);
  const secret = reader.one('frame-secret.json', FrameSecret);
  const known = readKnown(reader, source);
  readThrough(reader.stream('frame.jsonl', bySchema(FrameRow)));
  readThrough(reader.stream('facts.jsonl', bySchema(FactsRow)));
  const fault = reader.faultOf(['frame-secret.json', ...READING_ORDER]);
  if (fault !== null) return err(fault);
  if (known === null || secret === null) throw new TypeError('what cannot be read has a fault');
  return ok({ ...known, frameSecret: secret.frameSecret });
}
