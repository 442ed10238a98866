import { frameSalt, leafHash } from '../audit/merkleHash.js';
import { toHex } from '../kernel/bytes.js';
import { canonicalBytes, type Json } from '../kernel/canonical.js';
import type { Day } from '../kernel/date.js';
import type { Hash } from '../kernel/hash.js';
import { compareText } from '../kernel/text.js';
import type { Assessment, Facts } from '../scoring/assessment.js';
import type { PlanDraw } from './planDraw.js';
import type { FactsRow, FrameRow } from './frameRow.js';

/**
 * Makes a rule set ready for a population as of the frame's day: the function assesses each of its members.
 * Tier shares depend on everybody's score, so that the population may be run through once before.
 */
export type Assess = (population: Iterable<Facts>, asOf: Day) => (facts: Facts) => Assessment;

/** What the frame says of an enterprise besides its facts and score. */
export interface FrameSubject {
  readonly id: string;
  readonly name: string;
  readonly district: string | null;
  readonly street: string | null;
  readonly facts: Facts;
}

export interface Frame {
  /** Ascending by UTF-8 bytes of id. */
  readonly rows: readonly FrameRow[];
  readonly facts: readonly FactsRow[];
}

/** The sampling frame (抽样框): every subject is a row, the excluded ones with their reason. */
export function buildFrame(
  hash: Hash,
  subjects: readonly FrameSubject[],
  assess: Assess,
  asOf: Day,
  frameSecret: Uint8Array,
  draw: PlanDraw,
): Frame {
  const sorted = [...subjects].sort((a, b) => compareText(a.id, b.id));
  const facts = sorted.map(({ id, facts: known }) => ({ id, facts: { ...known } }));
  const assessed = assess(
    sorted.map((subject) => subject.facts),
    asOf,
  );
  const rows = sorted.map((subject) => {
    const factsHash = toHex(saltedLeaf(hash, frameSecret, subject.id, subject.facts));
    return frameRow(subject, assessed(subject.facts), factsHash, draw);
  });
  return { rows, facts };
}

function frameRow(
  subject: FrameSubject,
  assessment: Assessment,
  factsHash: string,
  draw: PlanDraw,
): FrameRow {
  const { id, name, district, street, facts } = subject;
  const size = sizeOf(draw, facts, assessment.score);
  return { id, name, region: district, street, factsHash, size, ...scoredPart(assessment, district) };
}

/** The size measure of a unit under a size-proportional design; null elsewhere and where it is not known. */
export function sizeOf(draw: PlanDraw, facts: Facts, score: number): number | null {
  if (draw.kind !== 'size') return null;
  if (draw.measure === 'score') return Math.max(1, score);
  const size = Object.hasOwn(facts, draw.measure) ? facts[draw.measure] : undefined;
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 1 ? size : null;
}

/** The part of a row that follows from the facts and the rule set: what a verifier computes again. */
export function scoredPart(
  assessment: Assessment,
  district: string | null,
): Pick<FrameRow, 'cell' | 'margins' | 'score' | 'tier' | 'fired' | 'excluded' | 'certainty'> {
  const { score, tier, fired, excluded, certainty } = assessment;
  return {
    cell: tier,
    margins: district === null ? { tier } : { tier, district },
    score,
    tier,
    fired: fired.map(({ rule, points }) => ({ rule, points })),
    excluded,
    certainty: certainty === null ? null : { ground: certainty.ground, due: certainty.due },
  };
}

/** The leaf of a record, salted by its id: without the secret, a guess of its content cannot be confirmed. */
export function saltedLeaf(hash: Hash, frameSecret: Uint8Array, id: string, record: Json): Uint8Array {
  return leafHash(hash, frameSalt(hash, frameSecret, id), canonicalBytes(record));
}
