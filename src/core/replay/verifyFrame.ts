import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { compareText } from '../kernel/text.js';
import { frameMeter, type BoundFrame } from './boundFrame.js';
import { differs, SHOWN } from './compareLines.js';
import type { TargetPlace } from './drawBasis.js';
import type { FactsRow, FrameRow } from './frameRow.js';
import { placeOf, type KnownFrame } from './perform.js';
import { populationMeter } from './population.js';
import type { ReadRecord } from './readRecords.js';
import { rowCheck, type RowTerms } from './verifyRow.js';

/** What a frame is held against. */
export interface FrameTerms extends RowTerms {
  /** Ids of the targets as the bundle states them. */
  readonly targets: ReadonlySet<string>;
}

export interface FrameFindings {
  readonly problems: readonly Problem[];
  readonly bound: BoundFrame;
  readonly known: KnownFrame;
}

type Reading<T> = Iterator<ReadRecord<T>, unknown>;

/**
 * One pass over frame and facts side by side: rows ascend by id, facts match the hashes in the frame, and the
 * rule set gives every row its score, tier and reasons. On the way it takes what commitment and draw need to
 * know of the frame. It holds one row at a time, and the places of targets.
 */
export function checkFrame(
  hash: Hash,
  rows: Reading<FrameRow>,
  facts: Reading<FactsRow>,
  terms: FrameTerms,
): FrameFindings {
  const [meter, population] = [frameMeter(hash), populationMeter(terms.draw)];
  const [check, order] = [rowCheck(hash, terms), orderCheck('frame.jsonl')];
  const places: TargetPlace[] = [];
  const problems: Problem[] = [];
  let [line, factsRows] = [0, 0];
  for (let next = rows.next(); next.done !== true; next = rows.next()) {
    const row = next.value.record;
    const own = facts.next();
    if (own.done !== true) factsRows++;
    const { leaf, problem } = check(++line, next.value, own.done === true ? null : own.value);
    const found = [order(line, row.id), problem].filter((each) => each !== null);
    if (found.length > 0 && problems.length < SHOWN) problems.push(...found);
    meter.add(row, leaf);
    population.add(row);
    if (terms.targets.has(row.id)) places.push(placeOf(row));
  }
  while (facts.next().done !== true) factsRows++;
  if (factsRows !== line) problems.push(differs('facts.jsonl', String(factsRows), String(line)));
  return { problems, bound: meter.bound(), known: { population: population.counted(), places } };
}

/** Each id comes after the one before, in the order of UTF-8 bytes. */
function orderCheck(file: string): (line: number, id: string) => Problem | null {
  let before: string | null = null;
  return (line, id) => {
    const last = before;
    before = id;
    if (last === null || compareText(last, id) < 0) return null;
    return { code: 'replay.out-of-order', params: { file, line, id, before: last } };
  };
}
