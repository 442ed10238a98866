import { frameSalt, leafHash } from '../audit/merkleHash.js';
import { toHex } from '../kernel/bytes.js';
import { canonical, canonicalBytes, type Json, type JsonObject } from '../kernel/canonical.js';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { sameJson } from '../kernel/sameJson.js';
import { utf8 } from '../kernel/text.js';
import type { Assessment, Facts } from '../scoring/assessment.js';
import type { Line } from './bundleSource.js';
import { scoredPart, sizeOf } from './frame.js';
import type { FactsRow, FrameRow } from './frameRow.js';
import type { PlanDraw } from './planDraw.js';
import type { ReadRecord } from './readRecords.js';

/** What a row of the frame is held against. */
export interface RowTerms {
  readonly frameSecret: Uint8Array;
  readonly draw: PlanDraw;
  /** Assesses facts by the rule set of the bundle; null where that cannot be read. */
  readonly assess: ((facts: Facts) => Assessment) | null;
}

interface CheckedRow {
  readonly leaf: Uint8Array;
  readonly problem: Problem | null;
}

/** Computes a row's leaf, and the row again from its facts. */
export function rowCheck(
  hash: Hash,
  { frameSecret, draw, assess }: RowTerms,
): (line: number, row: ReadRecord<FrameRow>, own: ReadRecord<FactsRow> | null) => CheckedRow {
  return (line, { record: row, ...read }, own) => {
    const salt = frameSalt(hash, frameSecret, row.id);
    const bytes = read.canonical ? textBytes(read.line) : canonicalBytes(row);
    const leaf = leafHash(hash, salt, bytes);
    if (assess === null) return { leaf, problem: null };
    if (own?.record.id !== row.id) return { leaf, problem: rowDiffers(line, row, { factsHash: '' }) };
    const { facts } = own.record;
    const assessment = assess(facts);
    const computed = {
      factsHash: toHex(leafHash(hash, salt, factsBytes(own))),
      size: sizeOf(draw, facts, assessment.score),
      ...scoredPart(assessment, row.region),
    };
    return { leaf, problem: holds(row, computed) ? null : rowDiffers(line, row, computed) };
  };
}

function holds(row: FrameRow, computed: Partial<FrameRow>): boolean {
  const stated = row as unknown as JsonObject;
  return Object.entries(computed).every(([key, value]) => sameJson(stated[key] as Json, value as Json));
}

function rowDiffers(line: number, row: FrameRow, computed: Partial<FrameRow>): Problem {
  const [stated, ours] = [row, { ...row, ...computed }].map((each) => canonical(each as unknown as Json));
  const params = { file: 'frame.jsonl', line, stated: stated ?? '', computed: ours ?? '' };
  return { code: 'replay.line-differs', params };
}

/** The bytes of a line's text. */
const textBytes = ({ bytes, ended }: Line): Uint8Array => (ended ? bytes.subarray(0, -1) : bytes);

const FACTS_START = '{"facts":'.length;

/**
 * The canonical bytes of the facts alone. A canonical line holds them already: it is `{"facts":…,"id":"…"}`, as
 * its schema knows no other member.
 */
function factsBytes({ record, line, canonical: asWritten }: ReadRecord<FactsRow>): Uint8Array {
  if (!asWritten) return canonicalBytes(record.facts);
  const text = textBytes(line);
  const end = utf8(`,"id":${JSON.stringify(record.id)}}`).length;
  return text.subarray(FACTS_START, text.length - end);
}
