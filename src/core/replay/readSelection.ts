import { fromHex } from '../kernel/bytes.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { err, ok, type Result } from '../kernel/result.js';
import { seeded } from '../kernel/seeded.js';
import { lines, recordsOf, type BundleContent } from './bundle.js';
import type { BundleSource } from './bundleSource.js';
import { compareLines } from './compareLines.js';
import { fileReader } from './fileReader.js';
import { FactsRow, FrameRow } from './frameRow.js';
import { readContent, READING_ORDER } from './readBundle.js';
import { bySchema, readThrough } from './readRecords.js';
import { selectTargets } from './selectTargets.js';
import { checkSeed } from './verifySeed.js';
import { checkWorking } from './working.js';

/**
 * Reads a bundle for a proof or a substitution, and checks what these rest on: frame, plan and rules as
 * committed, the seed from its sources, and targets, reserves and cut-offs from the seed. Scores, teams, dates,
 * log and manifest are left to `verifyBundle`.
 */
export function readSelection(hash: Hash, source: BundleSource): Result<BundleContent, readonly Problem[]> {
  const reader = fileReader(hash, source);
  const content = readContent(reader, source);
  readThrough(reader.stream('frame.jsonl', bySchema(FrameRow)));
  readThrough(reader.stream('facts.jsonl', bySchema(FactsRow)));
  const fault = reader.faultOf(READING_ORDER);
  if (fault !== null) return err([fault]);
  if (content === null) throw new TypeError('what cannot be read has a fault');
  const problems = checkSelection(hash, content);
  return problems.length === 0 ? ok(content) : err(problems);
}

const SELECTED = ['cells.jsonl', 'targets.jsonl', 'reserves.jsonl'] as const;

function checkSelection(hash: Hash, content: BundleContent): readonly Problem[] {
  const { commitment, opening, performance } = content;
  const committed = checkWorking(hash, { ...content, frameSecret: opening.frameSecret });
  const seed = fromHex(opening.seed);
  if (!seed.ok) return [seed.error];
  const selected = selectTargets(content, seeded(hash, seed.value));
  if (!selected.ok) return [selected.error];
  const again = { ...content, performance: { ...performance, ...selected.value } };
  return [
    ...(committed.ok ? [] : [committed.error]),
    ...checkSeed(hash, content, recordHash(hash, commitment)),
    ...SELECTED.flatMap((file) =>
      compareLines(file, lines(recordsOf(content, file)), lines(recordsOf(again, file))),
    ),
  ];
}
