import { fromHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { seeded } from '../kernel/seeded.js';
import { lines, recordsOf, type BundleContent, type BundleFile } from './bundle.js';
import { compareLines } from './compareLines.js';
import { checkStaffing } from './staffTargets.js';
import { performDraw, type KnownFrame } from './perform.js';

const DRAWN: readonly BundleFile[] = [
  'cells.jsonl',
  'targets.jsonl',
  'reserves.jsonl',
  'pairing.jsonl',
  'teams.jsonl',
  'visits.jsonl',
];

/** Sizes, tickets, targets, reserves, teams and dates come out the same from the stated seed. */
export function checkDraw(hash: Hash, content: BundleContent, known: KnownFrame): readonly Problem[] {
  const seed = fromHex(content.opening.seed);
  if (!seed.ok) return [seed.error];
  const draw = seeded(hash, seed.value);
  const performance = performDraw(content, draw, known);
  if (!performance.ok) return [performance.error];
  const again = { ...content, performance: performance.value };
  return [
    ...checkStaffing({ ...content, rows: known.places }, content.performance, draw),
    ...DRAWN.flatMap((file) =>
      compareLines(file, lines(recordsOf(content, file)), lines(recordsOf(again, file))),
    ),
  ];
}
